import { type Case, emptyCase, type FactError, recordFact } from "#core/commission/case.ts";
import { paidFact } from "#core/commission/facts.ts";
import { priceOrder } from "#core/commission/price.ts";
import { isUncounted } from "#core/commission/waiting.ts";
import type { Fen } from "#core/money.ts";
import { type Calendar, entryAt } from "#core/plan/calendar.ts";
import { err, ok, type Result } from "#core/result.ts";
import { asksOrderNumber } from "#core/plan/pays.ts";
import { aroundOf } from "#functions/order/around.ts";
import { ownerIn, promotersOf, sameChain } from "#functions/order/owner.ts";
import { reattribute, recount } from "#functions/order/reattribute.ts";
import { followCase } from "#functions/purchase/follow.ts";
import type { Deps } from "#ports/deps.ts";
import type { KnownPayment } from "#ports/payments.ts";
import type { PaymentView } from "#ports/reads.ts";

export type PaymentError =
  | { readonly code: "order_unknown" }
  | { readonly code: "amount_differs"; readonly oursFen: Fen }
  | FactError;

/** Within so short a time nothing else can have been learnt about the buyer. */
const MOMENT_MS = 2_000;

/**
 * WeChat's word that an order is paid, whoever brought it: the payment becomes a fact, priced as of its success.
 * 2 requests, 1 document; told again, 1 request. What a plan asks besides costs what `aroundOf` says, the first time.
 *
 * When the order was not made just now, it is looked again whose it is, since another payment may have
 * become known. A late word also asks for the orders that its buyer made since: 1 request more. Where a plan asks
 * which of the buyer's orders it is, the buyer's payments are looked at once more after the writing: 1 request more.
 * Where our own shop sold it, its purchase follows: what `followCase` costs.
 *
 * - `from`: a notice is told again until it was answered, so a call that dies half-way is made up for. What we asked
 *   for ourselves nobody tells again: its case waits until all of this is done (1 document more), and the sweep does it.
 */
export async function recordPayment(
  deps: Deps,
  told: KnownPayment,
  nowMs: number,
  from: "notice" | "asking" = "notice",
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
  // Of a payment told again only WeChat's words count: what it pays was decided.
  const around = await aroundOf(deps, isNews ? inForce : null, paying);
  const asksNumbers = await asksNumbersSince(deps, view.calendar, successAtMs, nowMs);
  const isLate = nowMs > successAtMs + MOMENT_MS;
  const waits = from === "asking" && (asksNumbers || isLate);
  const priced = priceOrder({ ...order, chain }, payment, inForce, around);
  const fact = waits ? { ...priced, toldOnce: true as const } : priced;
  const changed = await store.change(
    "cases",
    orderId,
    (known = emptyCase(orderId, order.buyerId)) => recordFact(known, fact, nowMs),
    { document: view.case },
  );
  if (!changed.ok) return changed;
  // A payment that was priced as the buyer's first, second … is counted again by whatever plan is in force now.
  const isNumbered = paidFact(changed.value.facts)?.orderNumber !== undefined;
  const settled = await settleOthers(deps, view, changed.value, {
    ...{ asksNumbers: asksNumbers || isNumbered, isLate, isNews, successAtMs },
    nowMs,
  });
  if (!settled.ok) return settled;
  await followCase(deps, order, changed.value, nowMs);
  if (isUncounted(changed.value.facts)) {
    const counted = await store.change(
      "cases",
      orderId,
      (known = changed.value) => recordFact(known, { key: "counted" }, nowMs),
      { document: changed.value },
    );
    if (!counted.ok) return counted;
  }
  return ok(null);
}

type Standing = {
  readonly asksNumbers: boolean;
  readonly isLate: boolean;
  readonly isNews: boolean;
  readonly successAtMs: number;
  readonly nowMs: number;
};

/** What a payment means for the buyer's other orders, and theirs for its own. */
async function settleOthers(
  deps: Deps,
  { order, buyer }: PaymentView,
  known: Case,
  { asksNumbers, isLate, isNews, successAtMs, nowMs }: Standing,
): Promise<Result<null, FactError>> {
  const { buyerId } = order;
  if (asksNumbers) {
    // What was read before the writing may lack a payment that was written meanwhile.
    const now = isNews ? await deps.reads.fanView(buyerId) : buyer;
    return recount(deps, { order, known, buyer: now }, nowMs);
  }
  return isLate ? reattribute(deps, { buyerId, sinceMs: successAtMs }, nowMs) : ok(null);
}

/** Whether the plan of an instant, or one that followed, asks which of a buyer's orders it is. */
async function asksNumbersSince(
  { plans }: Pick<Deps, "plans">,
  calendar: Calendar,
  sinceMs: number,
  nowMs: number,
): Promise<boolean> {
  const since = calendar.versions.filter(({ fromMs }) => fromMs > sinceMs && fromMs <= nowMs);
  for (const entry of [entryAt(calendar, sinceMs) ?? [], since].flat()) {
    if (asksOrderNumber((await plans.get(entry)).plan)) return true;
  }
  return false;
}
