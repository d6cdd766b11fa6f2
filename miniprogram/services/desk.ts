import type { PickupRow } from "../../core/shop/pickup.ts";
import type { StoreRow } from "../../core/shop/storeRow.ts";
import { call } from "./call";

type MyStores = { readonly stores: readonly (StoreRow & { readonly role: "holder" | "staff" })[] };
type Pickups = { readonly pickups: readonly PickupRow[]; readonly nextCursor: string | null };
type PickupsRequest = { readonly storeId: string; readonly day?: string; readonly cursor?: string };

/** The stores that the caller holds or works in. */
export const myStores = (): Promise<MyStores> => call("store", "mine");
/** Who is still to collect; with a day, what was handed over on it. */
export const pickups = (request: PickupsRequest): Promise<Pickups> =>
  call("store", "pickups", request);
export const find = (storeId: string, code: string): Promise<PickupRow | null> =>
  call("store", "find", { storeId, code });
export const redeem = (storeId: string, orderId: string, code: string): Promise<PickupRow | null> =>
  call("store", "redeem", { storeId, orderId, code });
