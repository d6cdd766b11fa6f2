import { refundOrder } from "#functions/order/refund.ts";
import type { Handler } from "#functions/purchase/tasks.ts";

/** WeChat shows it to the buyer. */
const REASON = "售后退款";

/**
 * The buyer gets money back. Once it is asked for the case waits for WeChat's word, and the timer `sweep` asks for it: so
 * it is done whatever WeChat answers at first. 2 requests, 1 document and one call of WeChat.
 */
export const giveBack: Handler<"refund"> = async (deps, { _id: orderId }, task, nowMs) => {
  const { payments, seal } = deps;
  if (!payments || !seal) return { outcome: "waits" };
  const { id: refundId, lines, freightFen, by: staffId } = task;
  const told = await refundOrder(
    { ...deps, payments, seal },
    { caller: deps.caller(), staffId, nowMs },
    { action: "refund", orderId, refundId, lines: [...lines], freightFen, reason: REASON },
  );
  if (told.ok) return { outcome: "done" };
  const { code } = told.error;
  return { outcome: code === "refund_exceeds_paid" ? "refused" : "failed", reason: code };
};
