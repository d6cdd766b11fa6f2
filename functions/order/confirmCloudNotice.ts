import type { CloudNotice, RefundNotice } from "#contracts/order.ts";
import type { Result } from "#core/result.ts";
import { confirmPayment } from "#functions/order/confirmPayment.ts";
import type { PaymentError } from "#functions/order/recordPayment.ts";
import { recordToldRefund, type ToldRefundError } from "#functions/order/recordToldRefund.ts";
import type { Call } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";
import type { RefundState } from "#ports/payments.ts";

const STATES: Readonly<Record<RefundNotice["refundStatus"], RefundState>> = {
  ...{ SUCCESS: "succeeded", CHANGE: "abnormal", REFUNDCLOSE: "closed" },
};

/** cloudPay's notice of a payment or of a refund's end: one function hears both. */
export async function confirmCloudNotice(
  deps: Deps,
  call: Call,
  notice: CloudNotice,
): Promise<Result<null, PaymentError | ToldRefundError>> {
  if (!("outRefundNo" in notice)) return confirmPayment(deps, call, notice);
  const { outTradeNo: orderId, outRefundNo: refundId, refundFee, totalFee } = notice;
  const state = STATES[notice.refundStatus];
  const told = { orderId, refundId, refundFen: refundFee, totalFen: totalFee, state };
  return recordToldRefund(deps, { ...told, succeededAtMs: null }, call.nowMs);
}
