import type { Mine, Pickups, PickupsReply } from "#contracts/store.ts";
import { pickupRow } from "#core/shop/pickup.ts";
import { ok, type Result } from "#core/result.ts";
import { type StoreRow, storeRow } from "#core/shop/storeRow.ts";
import { roleAt } from "#core/shop/storeStaff.ts";
import { DAY_MS, dayStartMs } from "#core/time.ts";
import { placeText, readPlace } from "#functions/shared/place.ts";
import type { EitherCall, PersonCall } from "#functions/shared/serve.ts";
import { atCounter, type NotAtCounter } from "#functions/store/counter.ts";
import type { Deps } from "#ports/deps.ts";

type Role = "holder" | "staff";
type MyStores = { readonly stores: readonly (StoreRow & { readonly role: Role })[] };

/** The stores that the caller holds or works in now. 1 request. */
export async function myStores(
  { reads }: Deps,
  { openid, nowMs }: PersonCall,
  _: Mine,
): Promise<Result<MyStores, never>> {
  const found = await reads.storesOf(openid);
  const stores = found.flatMap(({ post, store }) => {
    const role = roleAt(post, openid, nowMs);
    return role === null ? [] : [{ ...storeRow(store, null, nowMs), role }];
  });
  return ok({ stores });
}

/**
 * Who is still to collect, the longest waiting first; or what was handed over on a day, the newest first. 4 requests, 2
 * for brand staff.
 */
export async function listPickups(
  deps: Deps,
  call: EitherCall,
  { storeId, day, cursor, limit }: Pickups,
): Promise<Result<PickupsReply, NotAtCounter>> {
  const counter = await atCounter(deps, call, storeId);
  if (!counter.ok) return counter;
  const fromMs = day === undefined ? 0 : dayStartMs(day);
  const filter =
    day === undefined
      ? ({ storeId, waiting: true } as const)
      : { storeId, fromMs, untilMs: fromMs + DAY_MS };
  const found = await deps.reads.pickups(filter, readPlace(cursor), limit);
  const pickups = found.flatMap((purchase) => pickupRow(purchase) ?? []);
  const last = pickups.at(-1);
  const atMs = (day === undefined ? last?.createdAtMs : last?.redeemedAtMs) ?? 0;
  const isMore = found.length === limit && last !== undefined;
  return ok({ pickups, nextCursor: isMore ? placeText({ atMs, id: last.orderId }) : null });
}
