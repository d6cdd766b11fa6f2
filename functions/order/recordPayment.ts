import { emptyCase, type FactError, recordFact } from "#core/commission/case.ts";
import { priceOrder } from "#core/commission/price.ts";
import type { Fen } from "#core/money.ts";
import { entryAt } from "#core/plan/calendar.ts";
import { err, ok, type Result } from "#core/result.ts";
import { asksOrderNumber } from "#core/plan/pays.ts";
import { DAY_MS } from "#core/time.ts";
import { aroundOf } from "#functions/order/around.ts";
import { ownerIn, promotersOf, sameChain } from "#functions/order/owner.ts";
import { reattribute } from "#functions/order/reattribute.ts";
import type { Deps } from "#ports/deps.ts";
import type { KnownPayment } from "#ports/payments.ts";

export type PaymentError =
  | { readonly code: "order_unknown" }
  | { readonly code: "amount_differs"; readonly oursFen: Fen }
  | FactError;

/** Within so short a time nothing else can have been learnt about the buyer. */
const MOMENT_MS = 2_000;
/** So long an order may wait for its payment. */
const PAYABLE_MS = DAY_MS;

/**
 * WeChat's word that an order is paid, whoever brought it: the payment becomes a fact, priced as of its success.
 * 2 requests, 1 document; told again, 1 request.
 *
 * When the order was not made just now, it is looked again whose it is, since another payment may have
 * become known. A late word also asks for the orders that its buyer made since: 1 request more.
 */
export async function recordPayment(
  deps: Deps,
  told: KnownPayment,
  nowMs: number,
): Promise<Result<null, PaymentError>> {
  const { reads, plans, store } = deps;
  const { orderId, transactionId, amountFen } = told;
  const view = await reads.paymentView(orderId);
  if (!view) return err({ code: "order_unknown" });
  const { order } = view;
  if (order.totalFen !== amountFen) return err({ code: "amount_differs", oursFen: order.totalFen });
  // WeChat tells whole seconds, so a payment may seem older than its order by less than one.
  const successAtMs = Math.max(told.successAtMs, order.createdAtMs);
  const entry = entryAt(view.calendar, successAtMs);
  const inForce = entry ? await plans.get(entry) : null;
  const payment = { transactionId, amountFen, successAtMs };
  const isNews = view.case === null || view.case.paidAtMs === null;
  const isOld = nowMs > order.createdAtMs + MOMENT_MS;
  const { chain } = (isNews && isOld ? await ownerIn(deps, order, view.buyer) : null) ?? order;
  const promoters = sameChain(chain, order.chain) ? view.promoters : await promotersOf(deps, chain);
  const paying = { order, atMs: successAtMs, chain: promoters, payments: view.buyer.payments };
  const around = await aroundOf(deps, inForce, paying);
  const fact = priceOrder({ ...order, chain }, payment, inForce, around);
  const changed = await store.change(
    "cases",
    orderId,
    (known = emptyCase(orderId, order.buyerId)) => recordFact(known, fact, nowMs),
    { document: view.case },
  );
  if (!changed.ok) return changed;
  const { buyerId } = order;
  if (inForce && asksOrderNumber(inForce.plan)) {
    // An order that was made before may be paid later, or at the same moment: its number may change by this one.
    return reattribute(deps, { buyerId, sinceMs: successAtMs - PAYABLE_MS }, nowMs);
  }
  const isLate = nowMs > successAtMs + MOMENT_MS;
  return isLate ? reattribute(deps, { buyerId, sinceMs: successAtMs }, nowMs) : ok(null);
}
