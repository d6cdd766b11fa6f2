import type { PayOrder, PayReply } from "#contracts/order.ts";
import { type AskPaymentError, askPayment, paymentAsked } from "#core/order/payment.ts";
import { err, ok, type Result } from "#core/result.ts";
import { assert } from "#core/assert.ts";
import { pursuePayment } from "#functions/order/pursuePayment.ts";
import type { PaymentError } from "#functions/order/recordPayment.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { WithPayments } from "#ports/deps.ts";

type PayError =
  | { readonly code: "order_unknown" | "buyer_required" | "payment_unclear" }
  | AskPaymentError
  | PaymentError;
/**
 * The buyer wants to pay. That he was asked is written down before WeChat is, so that whatever becomes of the call the
 * timer `sweep` will ask how it ended. Asked again it is the same payment. 2 requests, 1 document.
 */
export async function payOrder(
  deps: WithPayments,
  { openid, nowMs }: PersonCall,
  { orderId }: PayOrder,
): Promise<Result<PayReply, PayError>> {
  const { reads, store, payments } = deps;
  const view = await reads.orderView(orderId);
  if (!view) return err({ code: "order_unknown" });
  const { order } = view;
  if (openid !== order.buyerId) return err({ code: "buyer_required" });
  const changed = await store.change(
    "cases",
    orderId,
    (known) => askPayment(order, known, payments.channel, nowMs),
    { document: view.case },
  );
  if (!changed.ok) return changed;
  const asked = paymentAsked(changed.value.facts);
  assert(asked !== null, `${orderId} was not written down`);
  const { expiresAtMs } = asked;
  const answer = await payments.ask({
    ...{ orderId, openid, expiresAtMs, totalFen: order.totalFen },
    description: `订单 ${orderId}`,
  });
  if (answer.answer === "asked") return ok({ payment: answer.parameters, expiresAtMs });
  if (answer.answer === "unclear") {
    deps.logError(new Error(`asking for ${orderId} is unclear: ${answer.reason}`));
    return err({ code: "payment_unclear" });
  }
  const standing = await pursuePayment(deps, changed.value, nowMs);
  if (!standing.ok) return standing;
  if (standing.value === "paid") return err({ code: "order_paid" });
  return err({ code: standing.value === "closed" ? "order_closed" : "payment_unclear" });
}
