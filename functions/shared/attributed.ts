import type { Order } from "#core/order/order.ts";
import { type Cart, placeOrder } from "#core/order/place.ts";
import { bindingOf } from "#functions/shared/attribution.ts";
import type { Deps } from "#ports/deps.ts";
import type { FanView } from "#ports/reads.ts";

/** The order that a buyer makes of a cart, with whose it is settled for good. No request of its own, like `bindingOf`. */
export async function attributedOrder(
  deps: Pick<Deps, "plans">,
  buyerId: string,
  cart: Cart,
  view: FanView,
  atMs: number,
): Promise<Order> {
  const binding = await bindingOf(deps, view, atMs);
  const owner = view.promoters.find(({ _id }) => _id === binding?.promoterId) ?? null;
  return placeOrder(buyerId, cart, atMs, { binding, owner, self: view.self });
}
