import { type Case, emptyCase, type FactError, recordFact } from "#core/commission/case.ts";
import { paidFact, pricedFact } from "#core/commission/facts.ts";
import { priceForOwner } from "#core/commission/price.ts";
import type { Order } from "#core/order/order.ts";
import { ok, type Result } from "#core/result.ts";
import { asksOrderNumber } from "#core/plan/pays.ts";
import { aroundOf, earlierThan } from "#functions/order/around.ts";
import { ownerIn, promotersOf, sameChain } from "#functions/order/owner.ts";
import type { Deps } from "#ports/deps.ts";

/** Orders that one buyer makes while a notice is on its way; WeChat gives up after a day. */
const ORDERS_MAX = 100;
/** Another late notice of the same buyer may come between: then it is looked at once more. */
const ROUNDS_MAX = 3;

/**
 * A payment of which we hear late may have kept its buyer bound: the orders that he made since are looked
 * at again, and where they are somebody else's after all, that is a fact of theirs.
 *
 * So the sums depend on what happened, not on when WeChat told it. Safe to run twice; whoever is killed
 * half-way has not answered WeChat, which tells again. 1 request when he made no order since.
 */
export async function reattribute(
  deps: Pick<Deps, "reads" | "plans" | "store">,
  { buyerId, sinceMs }: { buyerId: string; sinceMs: number },
  nowMs: number,
): Promise<Result<null, FactError>> {
  const orders = await deps.reads.ordersAfter(buyerId, sinceMs, ORDERS_MAX);
  for (const { order, case: known } of orders) {
    let current = known;
    for (let round = 0; round < ROUNDS_MAX && current; round++) {
      const settled = await settleOwner(deps, order, current, nowMs);
      if (!settled.ok) return settled;
      if (settled.value === current) break;
      current = settled.value;
    }
  }
  return ok(null);
}

/** One order: the same case comes back when it is priced as it was. */
async function settleOwner(
  deps: Pick<Deps, "reads" | "plans" | "store">,
  order: Order,
  known: Case,
  nowMs: number,
): Promise<Result<Case, FactError>> {
  const paid = paidFact(known.facts);
  if (paid === null) return ok(known); // It will be priced by what is known then.
  const inForce = paid.plan ? await deps.plans.get({ ...paid.plan, fromMs: 0 }) : null;
  const priced = pricedFact(known.facts) ?? paid;
  const counts = inForce !== null && asksOrderNumber(inForce.plan);
  const view = await deps.reads.fanView(order.buyerId);
  const owner = await ownerIn(deps, order, view);
  const chain = owner?.chain ?? priced.chain;
  const payments = earlierThan(order._id, paid.successAtMs, view.payments).length;
  const isAsItWas =
    sameChain(priced.chain, chain) && !(counts && priced.orderNumber !== payments + 1);
  if (isAsItWas) return ok(known);
  const paying = { order, atMs: paid.successAtMs, payments: view.payments };
  const promoters = await promotersOf(deps, chain);
  const around = await aroundOf(deps, inForce, { ...paying, chain: promoters });
  const fact = priceForOwner(order, paid, inForce, { ...around, chain, payments });
  return deps.store.change(
    "cases",
    order._id,
    (current = emptyCase(order._id, order.buyerId)) => recordFact(current, fact, nowMs),
    { document: known },
  );
}
