import { type Case, emptyCase, type FactError, recordFact } from "#core/commission/case.ts";
import type { Fen } from "#core/money.ts";
import { askedRefunds, refundIdOf, toldRefund } from "#core/order/refund.ts";
import { err, ok, type Result } from "#core/result.ts";
import { followCase, lookLater } from "#functions/purchase/follow.ts";
import type { Deps } from "#ports/deps.ts";
import type { KnownRefund } from "#ports/payments.ts";

export type ToldRefundError =
  | { readonly code: "order_unknown" }
  | { readonly code: "amount_differs"; readonly oursFen: Fen }
  | { readonly code: "refund_exceeds_paid"; readonly leftFen: Fen }
  | FactError;

/**
 * WeChat's word of how a refund stands, whoever brought it. What succeeded becomes a fact, what was closed ends what was
 * asked for; as long as it is neither, nothing is written. 2 requests, 1 document; where our own shop sold it, its purchase
 * follows, and the timer sees to that if this call dies.
 *
 * - Errors: `amount_differs` when the order or the refund is of another amount here, `refund_exceeds_paid`, and those of
 *   `recordFact`: `fact_conflict` when it is told to have been closed although it was told to have succeeded.
 */
export async function recordToldRefund(
  deps: Deps,
  told: KnownRefund,
  nowMs: number,
): Promise<Result<null, ToldRefundError>> {
  const { reads, store, logError } = deps;
  const { orderId, refundId, state } = told;
  if (state === "processing") return ok(null);
  if (state === "abnormal") {
    logError(
      new Error(`refund ${refundId} of ${orderId} is abnormal: staff must end it at WeChat`),
    );
    return ok(null);
  }
  const view = await reads.orderView(orderId);
  if (!view) return err({ code: "order_unknown" });
  const { order } = view;
  if (order.totalFen !== told.totalFen) {
    return err({ code: "amount_differs", oursFen: order.totalFen });
  }
  const isNews = view.case?.facts.every(({ key }) => key !== `refund/${refundId}`) ?? true;
  if (isNews && state === "succeeded") await lookLater(deps, order, nowMs);
  const changed = await store.change(
    "cases",
    orderId,
    (known = emptyCase(orderId, order.buyerId)): Result<Case, ToldRefundError> => {
      if (state === "closed") {
        const isPaidBack = known.facts.some(({ key }) => key === `refund/${refundId}`);
        if (isPaidBack) return err({ code: "fact_conflict", key: `refund/${refundId}` });
        const isOurs = askedRefunds(known.facts).some((asked) => refundIdOf(asked) === refundId);
        if (!isOurs) return ok(known); // Nothing that was asked for here has come to its end.
        return recordFact(known, { key: `refund-ended/${refundId}`, state }, nowMs);
      }
      const fact = toldRefund(order, known, told);
      return fact.ok ? recordFact(known, fact.value, nowMs) : fact;
    },
    { document: view.case },
  );
  if (!changed.ok) return changed;
  await followCase(deps, order, changed.value, nowMs);
  return ok(null);
}
