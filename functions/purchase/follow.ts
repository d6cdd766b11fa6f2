import type { Case } from "#core/commission/case.ts";
import { follow } from "#core/purchase/follow.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import type { Order } from "#core/order/order.ts";
import { err, ok } from "#core/result.ts";
import { SHOP_ID } from "#core/shop/shop.ts";
import { type Handlers, runTasks, type TaskDeps } from "#functions/purchase/tasks.ts";

/** The order of an own shop, and its case: what a purchase follows. */
export type Followed = Pick<Order, "_id" | "fromShop">;

/**
 * Brings the purchase of an order in line with its case, and does what follows from that. An order of another shop has
 * none: nothing then. Repeated it changes nothing. 1 request when nothing is new; else 2 documents' worth of changes and
 * what its tasks cost.
 */
export async function followCase(
  deps: TaskDeps,
  { _id, fromShop }: Followed,
  known: Case,
  nowMs: number,
  handlers?: Handlers,
): Promise<Purchase | null> {
  if (fromShop !== true) return null;
  const purchase = await deps.store.get("purchases", _id);
  if (!purchase) return null;
  const followed = await followKnown(deps, purchase, known, nowMs);
  return followed === purchase ? purchase : runTasks(deps, followed, nowMs, handlers);
}

/** The same for a purchase that was just read, without its tasks. The same object when nothing is new. */
export async function followKnown(
  deps: TaskDeps,
  purchase: Purchase,
  known: Case | null,
  nowMs: number,
): Promise<Purchase> {
  if (known === null) return purchase;
  const pickupMark = deps.seal?.mark("pickup", purchase._id) ?? null;
  const quick = follow(purchase, known, { pickupMark, terms: null }, nowMs);
  if (quick === purchase) return purchase;
  const isPaidNow = purchase.state === "created";
  const shop = isPaidNow ? await deps.store.get("shops", SHOP_ID) : undefined;
  const terms = shop
    ? { receiveDays: shop.receiveDays, afterSalesDays: shop.afterSalesDays }
    : null;
  const changed = await deps.store.change(
    "purchases",
    purchase._id,
    (now) => (now ? ok(follow(now, known, { pickupMark, terms }, nowMs)) : err(null)),
    { document: purchase },
  );
  return changed.ok ? changed.value : purchase;
}
