import type { Case } from "#core/commission/case.ts";
import { follow } from "#core/purchase/follow.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import type { Order } from "#core/order/order.ts";
import { lookedAtLater } from "#core/purchase/tended.ts";
import { err, ok } from "#core/result.ts";
import { MINUTE_MS } from "#core/time.ts";
import { type Handlers, runTasks, type TaskDeps } from "#functions/purchase/tasks.ts";
import type { Deps } from "#ports/deps.ts";

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

/** Longer than a call lives. */
const CALL_MS = 2 * MINUTE_MS;

/**
 * Whoever is about to change the case of an order writes down in its purchase that the timer shall look at it soon, so that
 * it follows also when the call dies in between. An order of another shop has none. 2 requests, 1 document.
 */
export async function lookLater(
  { store }: Pick<Deps, "store">,
  { _id, fromShop }: Followed,
  nowMs: number,
): Promise<void> {
  if (fromShop !== true) return;
  await store.change("purchases", _id, (now) =>
    now ? ok(lookedAtLater(now, nowMs + CALL_MS)) : err(null),
  );
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
  if (follow(purchase, known, { pickupMark }, nowMs) === purchase) return purchase;
  const changed = await deps.store.change(
    "purchases",
    purchase._id,
    (now) => (now ? ok(follow(now, known, { pickupMark }, nowMs)) : err(null)),
    { document: purchase },
  );
  return changed.ok ? changed.value : purchase;
}
