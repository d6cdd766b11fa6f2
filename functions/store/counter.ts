import { storePostId } from "#core/people/post.ts";
import { isBannedAt } from "#core/people/promoter.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { ShopStore } from "#core/shop/store.ts";
import { roleAt } from "#core/shop/storeStaff.ts";
import { triedWrong, triesId, triesLeft, triesUntilMs } from "#core/shop/tries.ts";
import type { EitherCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** Who stands at the counter of a store. */
export type Counter = { readonly who: string; readonly store: ShopStore };
/** In order of precedence. */
export type NotAtCounter =
  | { readonly code: "not_store_staff" }
  | { readonly code: "promoter_banned" }
  | { readonly code: "store_unknown" };
export type WrongCode =
  | { readonly code: "too_many_tries"; readonly untilMs: number }
  | { readonly code: "pickup_code_wrong"; readonly left: number };
export type OtherStore = {
  readonly code: "pickup_other_store";
  readonly storeId: string;
  readonly name: string;
};

/**
 * Whether the caller may act for a store: brand staff, or who holds it or works there now. Whoever was banned may not,
 * though he keeps his post until staff dismiss him. 3 requests at once, 1 for brand staff.
 */
export async function atCounter(
  { store }: Deps,
  { openid, staffId, nowMs }: EitherCall,
  storeId: string,
): Promise<Result<Counter, NotAtCounter>> {
  const isStaff = staffId !== null;
  const [known, post, promoter] = await Promise.all([
    store.get("stores", storeId),
    isStaff ? undefined : store.get("posts", storePostId(storeId)),
    isStaff || openid === null ? undefined : store.get("promoters", openid),
  ]);
  const isOf = openid !== null && roleAt(post ?? null, openid, nowMs) !== null;
  const who = staffId ?? (isOf ? openid : null);
  if (who === null) return err({ code: "not_store_staff" });
  if (promoter && isBannedAt(promoter, nowMs)) return err({ code: "promoter_banned" });
  return known ? ok({ who, store: known }) : err({ code: "store_unknown" });
}

/** Until when the caller may try no more codes; null = he may. 1 request. */
export async function triesUsed(
  { store }: Deps,
  { openid, staffId, nowMs }: EitherCall,
): Promise<number | null> {
  const id = triesId(staffId ?? openid ?? "");
  return triesUntilMs(await store.get("counters", id), nowMs);
}

/** A wrong code is counted, and only then said to be wrong. 2 requests, 1 document. */
export async function countWrong(
  { store }: Deps,
  who: string,
  nowMs: number,
): Promise<Result<never, WrongCode>> {
  const counted = await store.change("counters", triesId(who), (known) => {
    const untilMs = triesUntilMs(known, nowMs);
    return untilMs === null
      ? ok(triedWrong(who, known, nowMs))
      : err({ code: "too_many_tries" as const, untilMs });
  });
  if (!counted.ok) return counted;
  return err({ code: "pickup_code_wrong", left: triesLeft(counted.value, nowMs) });
}

/** Where the goods lie instead. 1 request. */
export async function otherStore(
  { store }: Deps,
  { storeId, place }: Purchase,
): Promise<Result<never, OtherStore>> {
  const id = storeId ?? place;
  const other = await store.get("stores", id);
  return err({ code: "pickup_other_store", storeId: id, name: other?.name ?? id });
}
