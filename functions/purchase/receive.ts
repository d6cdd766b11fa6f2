import type { ReceivePurchase } from "#contracts/purchase.ts";
import { receive } from "#core/purchase/ends.ts";
import type { StepError } from "#core/purchase/lifecycle.ts";
import { ok, type Result } from "#core/result.ts";
import { changePurchase, type Unknown } from "#functions/purchase/change.ts";
import type { TaskDeps } from "#functions/purchase/tasks.ts";
import type { PersonCall } from "#functions/shared/serve.ts";

/** The buyer has his goods: the freeze of the shares begins. Received twice is received once. */
export async function receivePurchase(
  deps: TaskDeps,
  { openid, nowMs }: PersonCall,
  { orderId }: ReceivePurchase,
): Promise<Result<null, Unknown | StepError>> {
  const changed = await changePurchase(deps, { orderId, openid }, nowMs, (purchase) =>
    receive(purchase, nowMs, nowMs),
  );
  return changed.ok ? ok(null) : changed;
}
