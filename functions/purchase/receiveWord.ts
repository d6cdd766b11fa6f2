import { receive } from "#core/purchase/ends.ts";
import { ok } from "#core/result.ts";
import { changePurchase } from "#functions/purchase/change.ts";
import type { TaskDeps } from "#functions/purchase/tasks.ts";

/**
 * WeChat's word that the buyer confirmed receipt, or that it did so for him. Told again it changes nothing; of an order
 * that is none of this shop's, or that was not shipped here, nothing follows.
 *
 * - `atMs`: when he confirmed; one that lies in the future counts as now.
 */
export async function receivedByWechat(
  deps: TaskDeps,
  orderId: string,
  atMs: number,
  nowMs: number,
): Promise<void> {
  const receivedAtMs = Math.min(atMs, nowMs);
  const changed = await changePurchase(deps, { orderId, openid: null }, nowMs, (purchase) =>
    purchase.receivedAtMs === null ? receive(purchase, receivedAtMs, nowMs) : ok(purchase),
  );
  if (changed.ok || changed.error.code === "order_unknown") return;
  deps.logError(
    new Error(`WeChat says that ${orderId} was received: it is ${changed.error.state}`),
  );
}
