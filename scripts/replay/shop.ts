import { hmacSeal } from "#adapters/keyed/seal.ts";
import { said } from "#contracts/fields.ts";
import type { OrderLine } from "#core/order/order.ts";
import { cartText } from "#core/order/place.ts";
import { fen, NOTHING } from "#core/money.ts";
import type { EventOf } from "#scripts/replay/events.ts";
import { DEMO_KEY } from "#scripts/stack/environment.ts";

/** How long a priced cart holds. Long enough for any log, where making and paying are one moment. */
const CART_LIFE_MS = 30 * 60_000;
/** The shop and the functions know the same key. */
const shopSeal = hmacSeal(DEMO_KEY);

/**
 * What the brand's shop hands to a buyer: the cart, priced and sealed. It is the shop's word for what
 * is on sale and at what price; the function `order` believes nobody else.
 */
export function sealedCart(event: EventOf<"pay">) {
  const { customerGroup, region, store, storeStaff } = event;
  const cart = {
    orderId: event.order,
    lines: event.lines.map(
      ({ sku, quantity, paidFen, category, gift, supplier, supplyFen }): OrderLine =>
        said({
          ...{ sku, quantity, paidFen, supplier, supplyFen },
          category: category ?? null,
          gift: gift ?? false,
        }),
    ),
    freightFen: event.freightFen ?? NOTHING,
    ...said({ customerGroup, region, store, storeStaff }),
  };
  const expiresAtMs = event.at + CART_LIFE_MS;
  const seal = shopSeal.mark("cart", cartText(event.buyer, cart, expiresAtMs));
  const totalFen = fen(
    cart.lines.reduce<number>((sum, line) => sum + line.paidFen, cart.freightFen),
  );
  return { request: { action: "create", ...cart, expiresAtMs, seal }, totalFen };
}
