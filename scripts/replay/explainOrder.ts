import type { ExplainedOrder } from "#contracts/explain.ts";
import type { Control } from "#scripts/stack/control.ts";
import { DEMO_STAFF } from "#scripts/stack/environment.ts";

/** The explanation of one order as staff read it; null when the log has no such order. */
export async function explainOrder(
  control: Control,
  orderId: string,
): Promise<ExplainedOrder | null> {
  const reply = await control.call("order", { uid: DEMO_STAFF }, { action: "explain", orderId });
  if (reply.ok) return reply.data as ExplainedOrder;
  if (reply.error.code === "order_unknown" || reply.error.code === "request_invalid") return null;
  throw new Error(`${reply.error.code}: ${reply.error.message}`);
}
