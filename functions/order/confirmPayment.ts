import type { PayNotice } from "#contracts/order.ts";
import type { Result } from "#core/result.ts";
import { wechatTimeMs } from "#core/time.ts";
import { type PaymentError, recordPayment } from "#functions/order/recordPayment.ts";
import type { Call } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** cloudPay's notice of a payment. */
export async function confirmPayment(
  deps: Deps,
  { nowMs }: Call,
  { outTradeNo: orderId, transactionId, totalFee: amountFen, timeEnd }: PayNotice,
): Promise<Result<null, PaymentError>> {
  const successAtMs = wechatTimeMs(timeEnd) ?? 0;
  return recordPayment(deps, { orderId, transactionId, amountFen, successAtMs }, nowMs);
}
