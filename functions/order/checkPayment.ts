import type { CheckPayment, CheckReply } from "#contracts/order.ts";
import { emptyCase } from "#core/commission/case.ts";
import { err, ok, type Result } from "#core/result.ts";
import { pursuePayment } from "#functions/order/pursuePayment.ts";
import type { PaymentError } from "#functions/order/recordPayment.ts";
import type { EitherCall } from "#functions/shared/serve.ts";
import type { WithPayments } from "#ports/deps.ts";

type CheckError = { readonly code: "buyer_required" | "payment_unclear" } | PaymentError;
/**
 * The buyer comes back from WeChat, or staff are asked about a payment: how it stands is read there and recorded.
 * 1 request when it is known to be paid, without asking WeChat.
 */
export async function checkPayment(
  deps: WithPayments,
  { openid, staffId, nowMs }: EitherCall,
  { orderId }: CheckPayment,
): Promise<Result<CheckReply, CheckError>> {
  const view = await deps.reads.orderView(orderId);
  if (!view) return err({ code: "order_unknown" });
  const { buyerId } = view.order;
  if (staffId === null && openid !== buyerId) return err({ code: "buyer_required" });
  const known = view.case ?? emptyCase(orderId, buyerId);
  if (known.paidAtMs !== null) return ok({ orderId, state: "paid" });
  const standing = await pursuePayment(deps, known, nowMs);
  if (!standing.ok) return standing;
  const state = standing.value;
  return state === "unclear" ? err({ code: "payment_unclear" }) : ok({ orderId, state });
}
