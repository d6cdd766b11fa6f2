import type { CancelPurchase, CancelUnpaid } from "#contracts/purchase.ts";
import { cancel } from "#core/purchase/ends.ts";
import { step, type StepError } from "#core/purchase/lifecycle.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { PaymentError } from "#functions/order/recordPayment.ts";
import { changePurchase, type Unknown, viewOf, type Whose } from "#functions/purchase/change.ts";
import { settlePayment } from "#functions/purchase/settlePayment.ts";
import type { TaskDeps } from "#functions/purchase/tasks.ts";
import type { PersonCall, StaffCall } from "#functions/shared/serve.ts";
import type { WithPayments } from "#ports/deps.ts";

export type CancelError =
  Unknown | StepError | PaymentError | { readonly code: "order_paid" | "payment_unclear" };
type Cancelled = Result<null, CancelError>;
type Cause = NonNullable<Purchase["cancelled"]>;

/** The buyer does not want to pay. Cancelled twice is cancelled once. */
export const cancelPurchase = (
  deps: WithPayments,
  { openid, nowMs }: PersonCall,
  { orderId, reason }: CancelPurchase,
): Promise<Cancelled> => endUnpaid(deps, { orderId, openid }, { by: "buyer", reason }, nowMs);

/** Staff end an order that nobody paid. */
export const cancelUnpaid = (
  deps: WithPayments,
  { nowMs }: StaffCall,
  { orderId, reason }: CancelUnpaid,
): Promise<Cancelled> => endUnpaid(deps, { orderId, openid: null }, { by: "staff", reason }, nowMs);

/**
 * Ends a purchase that was not paid: the payment first, so that nobody can pay any more, then the purchase, then what it
 * held. A payment that was faster counts: then it goes on as paid.
 *
 * - Errors, in order: `order_unknown`; a step that is not allowed; `order_paid`; `payment_unclear` while WeChat says
 *   nothing certain: nothing was changed then, and the timer tries again.
 */
export async function endUnpaid(
  deps: WithPayments & TaskDeps,
  whose: Whose,
  cause: Cause,
  nowMs: number,
): Promise<Cancelled> {
  const view = await viewOf(deps, whose, nowMs);
  if (!view.ok) return view;
  const { purchase } = view.value;
  if (purchase.state !== "cancelled") {
    const allowed = step(purchase.state, "cancel");
    if (!allowed.ok) return purchase.paidAtMs === null ? allowed : err({ code: "order_paid" });
    const settled = await settlePayment(deps, view.value, nowMs);
    if (!settled.ok) return settled;
    if (settled.value === "paid") return err({ code: "order_paid" });
    if (settled.value === "unclear") return err({ code: "payment_unclear" });
  }
  const changed = await changePurchase(deps, whose, nowMs, (now) => cancel(now, cause, nowMs));
  return changed.ok ? ok(null) : changed;
}
