import type { Placed, PlaceRequest, QuoteReply } from "#contracts/checkout.ts";
import type { ClaimError } from "#core/buyer/claim.ts";
import { giftsLeftOut } from "#core/checkout/gifts.ts";
import { orderLines } from "#core/checkout/placed.ts";
import type { Order } from "#core/order/order.ts";
import { type Cart, samePurchase } from "#core/order/place.ts";
import { holderAt, isStaffAt } from "#core/people/post.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { HoldError } from "#functions/checkout/holdGoods.ts";
import type { PricingError } from "#functions/checkout/price.ts";
import type { RouteError, Sight } from "#functions/checkout/sight.ts";
import { attributedOrder } from "#functions/shared/attributed.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";
import type { FanView } from "#ports/reads.ts";

export type PlaceError =
  | { readonly code: "order_id_taken" | "order_closed" }
  | RouteError
  | PricingError
  | { readonly code: "price_changed"; readonly quote: QuoteReply }
  | HoldError
  | ClaimError;
/** What one call of `place` works with. */
export type Placing = {
  readonly call: PersonCall;
  readonly request: PlaceRequest;
  readonly sight: Sight;
  readonly fan: FanView;
};

/**
 * Makes the money side of a purchase, if there is none yet: from here on it can be paid. 1 request, or none.
 *
 * - Whose order it is, is settled as of the purchase's making, however late this runs.
 * - Errors: `order_closed` when it was cancelled, or its time to pay went by before; `order_id_taken`.
 */
export async function goOn(
  deps: Pick<Deps, "plans" | "store">,
  { call, sight, fan }: Placing,
  purchase: Purchase,
): Promise<Result<Placed, PlaceError>> {
  const { _id: orderId, amounts, expiresAtMs, lines } = purchase;
  const { view } = sight;
  const placed = ok({
    ...{ orderId, totalFen: amounts.totalFen, expiresAtMs, amounts },
    giftsMissing: giftsLeftOut(lines, view.products),
  });
  if (purchase.state === "cancelled") return err({ code: "order_closed" });
  if (view.order) return placed;
  if (call.nowMs >= expiresAtMs) return err({ code: "order_closed" });
  const order = await orderOf(deps, purchase, view, fan);
  if (await deps.store.create("orders", order)) return placed;
  const known = await deps.store.get("orders", orderId);
  return known && samePurchase(known, order) ? placed : err({ code: "order_id_taken" });
}

async function orderOf(
  deps: Pick<Deps, "plans">,
  purchase: Purchase,
  { products, buyer, post }: Sight["view"],
  fan: FanView,
): Promise<Order> {
  const { _id: orderId, buyerId, createdAtMs, amounts, delivery, storeId } = purchase;
  const cart: Cart = {
    ...{ orderId, lines: orderLines(purchase, products), freightFen: amounts.freightFen },
    ...(buyer?.group ? { customerGroup: buyer.group } : {}),
    ...(delivery.kind === "express" ? { region: delivery.address.region } : {}),
    ...(storeId === null ? {} : { store: storeId }),
  };
  const order = await attributedOrder(deps, buyerId, cart, fan, createdAtMs);
  const [head] = order.chain;
  const serves =
    head !== undefined &&
    (isStaffAt(post, head, createdAtMs) || holderAt(post, createdAtMs) === head);
  return { ...order, ...(serves ? { storeStaff: head } : {}), fromShop: true };
}
