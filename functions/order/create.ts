import type { CreateOrder } from "#contracts/order.ts";
import { cartText, samePurchase } from "#core/order/place.ts";
import { err, ok, type Result } from "#core/result.ts";
import { attributedOrder } from "#functions/shared/attributed.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { WithSeal } from "#ports/deps.ts";

type CreateError = { readonly code: "cart_forged" | "cart_expired" | "order_id_taken" };
type Created = { readonly orderId: string; readonly totalFen: number };

/** The buyer makes the order that the shop priced. Whose order it is, is settled here, once. */
export async function createOrder(
  deps: WithSeal,
  { openid, nowMs }: PersonCall,
  { action, expiresAtMs, seal, ...cart }: CreateOrder,
): Promise<Result<Created, CreateError>> {
  if (!deps.seal.matches("cart", cartText(openid, cart, expiresAtMs), seal)) {
    return err({ code: "cart_forged" });
  }
  const view = await deps.reads.fanView(openid);
  const order = await attributedOrder(deps, openid, cart, view, nowMs);
  const created = ok({ orderId: order._id, totalFen: order.totalFen });
  if (nowMs <= expiresAtMs && (await deps.store.create("orders", order))) return created;
  const known = await deps.store.get("orders", order._id); // A retry may come after the cart's end.
  if (!known) return err({ code: "cart_expired" });
  return samePurchase(known, order) ? created : err({ code: "order_id_taken" });
}
