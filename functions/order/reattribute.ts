import { type Case, emptyCase, type FactError, recordFact } from "#core/commission/case.ts";
import { paidFact, pricedFact } from "#core/commission/facts.ts";
import { priceForOwner } from "#core/commission/price.ts";
import type { Order } from "#core/order/order.ts";
import { ok, type Result } from "#core/result.ts";
import { asksOrderNumber } from "#core/plan/pays.ts";
import { aroundOf, earlierThan, laterThan } from "#functions/order/around.ts";
import { ownerIn, promotersOf, sameChain } from "#functions/order/owner.ts";
import type { Deps } from "#ports/deps.ts";
import type { FanView } from "#ports/reads.ts";

/** Orders that one buyer makes while a notice is on its way; WeChat gives up after a day. */
const ORDERS_MAX = 100;
/** Another late notice of the same buyer may come between: then it is looked at once more. */
const ROUNDS_MAX = 3;

type Needed = Pick<Deps, "reads" | "plans" | "store">;

/**
 * A payment of which we hear late may have kept its buyer bound: the orders that he made since are looked
 * at again, and where they are somebody else's after all, that is a fact of theirs.
 *
 * So the sums depend on what happened, not on when WeChat told it. Safe to run twice; whoever is killed
 * half-way has not answered WeChat, which tells again. 1 request when he made no order since.
 */
export async function reattribute(
  deps: Needed,
  { buyerId, sinceMs }: { buyerId: string; sinceMs: number },
  nowMs: number,
): Promise<Result<null, FactError>> {
  const orders = await deps.reads.ordersAfter(buyerId, sinceMs, ORDERS_MAX);
  for (const { order, case: known } of orders) {
    if (!known) continue;
    const settled = await settle(deps, order, known, nowMs);
    if (!settled.ok) return settled;
  }
  return ok(null);
}

/**
 * Where a plan asks which of the buyer's orders it is, every payment may change the number of those after it, and one
 * that was written meanwhile may change its own. Both are settled here, so that exactly one order is the first.
 *
 * - `buyer`: what was known of the buyer after `known` was written. So of two payments at least the one that is written
 *   later sees the other, and whichever sees it settles both.
 * - No request when it was the buyer's newest payment and nothing came between; else 1, 1 for each later order, and what
 *   pricing it anew needs.
 */
export async function recount(
  deps: Needed,
  { order, known, buyer }: { order: Order; known: Case; buyer: FanView },
  nowMs: number,
): Promise<Result<null, FactError>> {
  const own = await settle(deps, order, known, nowMs, buyer);
  if (!own.ok || known.paidAtMs === null) return own.ok ? ok(null) : own;
  const later = laterThan(order._id, known.paidAtMs, buyer.payments).slice(0, ORDERS_MAX);
  if (later.length === 0) return ok(null);
  const cases = await deps.reads.casesOf(later.map(({ orderId }) => orderId));
  for (const one of cases) {
    const theirs = await deps.store.get("orders", one._id);
    const settled = theirs ? await settle(deps, theirs, one, nowMs, buyer) : ok(null);
    if (!settled.ok) return settled;
  }
  return ok(null);
}

/** One order, priced by all that is known: looked at until nothing is new. `buyer` spares the first look. */
async function settle(
  deps: Needed,
  order: Order,
  known: Case,
  nowMs: number,
  buyer?: FanView,
): Promise<Result<null, FactError>> {
  let current = known;
  let view = buyer;
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const settled = await settleOnce(deps, order, current, nowMs, view);
    if (!settled.ok) return settled;
    if (settled.value === current) break;
    current = settled.value;
    view = undefined;
  }
  return ok(null);
}

/** One order: the same case comes back when it is priced as it was. */
async function settleOnce(
  deps: Needed,
  order: Order,
  known: Case,
  nowMs: number,
  buyer?: FanView,
): Promise<Result<Case, FactError>> {
  const paid = paidFact(known.facts);
  if (paid === null) return ok(known); // It will be priced by what is known then.
  const inForce = paid.plan ? await deps.plans.get({ ...paid.plan, fromMs: 0 }) : null;
  const priced = pricedFact(known.facts) ?? paid;
  const counts = inForce !== null && asksOrderNumber(inForce.plan);
  const view = buyer ?? (await deps.reads.fanView(order.buyerId));
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
