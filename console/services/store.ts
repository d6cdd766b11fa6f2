import type {
  PickupsReply,
  Redeem,
  Save,
  StaffStoresPage,
  StoreForStaff,
  Stores,
} from "#contracts/store.ts";
import type { PostRow } from "#core/people/appoint.ts";
import type { PickupRow } from "#core/shop/pickup.ts";
import { call } from "../lib/call.ts";

export type { PickupRow, PostRow, StoreForStaff };
export type StoreDraft = Omit<Save, "action">;

export const stores = (asked: Partial<Omit<Stores, "action">>): Promise<StaffStoresPage> =>
  call("store", { action: "stores", ...asked });

/** One store; null where there is none, or it is not this person's. */
export const store = (storeId: string): Promise<StoreForStaff | null> =>
  stores({ storeId, limit: 1 }).then((page) => page.stores[0] ?? null);

export const saveStore = (asked: StoreDraft): Promise<{ readonly storeId: string }> =>
  call("store", { action: "save", ...asked });
export const setRegions = (storeId: string, regions: readonly string[]): Promise<unknown> =>
  call("store", { action: "setRegions", storeId, regions });
export const setOpen = (storeId: string, isOpen: boolean): Promise<unknown> =>
  call("store", { action: isOpen ? "open" : "close", storeId });
/** `day`: what was handed over then; null = who is still to collect. */
export const pickups = (
  storeId: string,
  day: string | null,
  cursor: string,
): Promise<PickupsReply> =>
  call("store", { action: "pickups", storeId, cursor, ...(day === null ? {} : { day }) });
export const findPickup = (storeId: string, code: string): Promise<PickupRow> =>
  call("store", { action: "find", storeId, code });
export const redeem = (asked: Omit<Redeem, "action">): Promise<unknown> =>
  call("store", { action: "redeem", ...asked });

/** Who holds a store and who works there; null = nobody ever did. */
export async function keepersOf(storeId: string): Promise<PostRow | null> {
  const { posts } = await call<{ readonly posts: readonly PostRow[] }>("commission", {
    ...{ action: "posts", kind: "store", prefix: storeId, limit: 50 },
  });
  return posts.find(({ store: id }) => id === storeId) ?? null;
}
