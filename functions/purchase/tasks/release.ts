import { freed } from "#core/buyer/claim.ts";
import { holdsOf } from "#core/checkout/placed.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { err, ok } from "#core/result.ts";
import type { Deps } from "#ports/deps.ts";

/**
 * Task `release`: nobody pays for the order any more, so its goods, its coupon and the person's limits are free again.
 *
 * - Repeated it changes nothing. 1 request for each SKU, 2 where it was free already; 1 or 2 for the buyer.
 */
export async function release(
  { stocks, store }: Pick<Deps, "stocks" | "store">,
  purchase: Purchase,
  nowMs: number,
): Promise<void> {
  const { _id: key, buyerId } = purchase;
  await Promise.all(
    [...holdsOf(purchase)].map(([id, quantity]) => stocks.release(id, { key, quantity }, nowMs)),
  );
  await store.change("buyers", buyerId, (buyer) => (buyer ? ok(freed(buyer, key)) : err(null)));
}
