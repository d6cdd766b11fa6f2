import { refundReason } from "#core/purchase/afterSalesWords.ts";
import { isLateRefund } from "#core/purchase/lateMoney.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { refundOrder } from "#functions/order/refund.ts";
import type { Handler } from "#functions/purchase/tasks.ts";

/** Of a payment that came after the order's end. */
const LATE = "订单已取消，退回付款";

/** Why it is given back, which WeChat shows to the buyer. */
function reasonOf({ afterSales }: Purchase, refundId: string): string {
  const one = afterSales.find(({ refundIds }) => refundIds.includes(refundId));
  return one ? refundReason(one.reason) : LATE;
}

/**
 * The buyer gets money back. Once it is asked for the case waits for WeChat's word, and the timer `sweep` asks for it: so
 * it is done whatever WeChat answers at first. What was paid for a cancelled order is asked about until it is back. 2 requests, 1 document and one call of WeChat.
 */
export const giveBack: Handler<"refund"> = async (deps, purchase, task, nowMs) => {
  const { payments, seal } = deps;
  if (!payments || !seal) return { outcome: "waits" };
  const { _id: orderId } = purchase;
  const { id: refundId, lines, freightFen, by: staffId } = task;
  const reason = reasonOf(purchase, refundId);
  const told = await refundOrder(
    { ...deps, payments, seal },
    { caller: deps.caller(), staffId, nowMs },
    { action: "refund", orderId, refundId, lines: [...lines], freightFen, reason },
  );
  // Nobody looks at a cancelled order again, so its task stays until the buyer has the money.
  const isDone = told.ok && (!isLateRefund(task) || told.value.state === "succeeded");
  if (isDone) return { outcome: "done" };
  if (told.ok) return { outcome: "failed", reason: `微信还没有退完：${told.value.state}` };
  const { code } = told.error;
  return { outcome: code === "refund_exceeds_paid" ? "refused" : "failed", reason: code };
};
