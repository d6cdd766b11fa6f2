import type { Buyer, CartItem } from "#core/buyer/buyer.ts";
import { isOnSale, type Product, productIdOf } from "#core/catalogue/product.ts";
import { leftTold } from "#core/catalogue/shown.ts";
import { priceFor, type Tier } from "#core/catalogue/tier.ts";
import type { Fen } from "#core/money.ts";
import { err, ok, type Result } from "#core/result.ts";

export const CART_MAX = 100;
export const QUANTITY_MAX = 999;

export type CartError = { readonly code: "cart_full"; readonly cartMax: number };

/**
 * The buyer with so many pieces of a SKU in his cart, 0 = none. The same again changes nothing.
 *
 * - What is new comes first, chosen. Errors: `cart_full`.
 */
export function withCartItem(
  buyer: Buyer,
  { sku, quantity }: Pick<CartItem, "sku" | "quantity">,
  nowMs: number,
): Result<Buyer, CartError> {
  const known = buyer.cart.find((item) => item.sku === sku);
  if ((known?.quantity ?? 0) === quantity) return ok(buyer);
  if (quantity === 0) return ok(withoutItems(buyer, [sku]));
  if (known) {
    const cart = buyer.cart.map((item) => (item === known ? { ...item, quantity } : item));
    return ok({ ...buyer, cart });
  }
  if (buyer.cart.length >= CART_MAX) return err({ code: "cart_full", cartMax: CART_MAX });
  const added: CartItem = { sku, quantity, chosen: true, addedAtMs: nowMs };
  return ok({ ...buyer, cart: [added, ...buyer.cart] });
}

/** The buyer with these items of his cart chosen and no others. */
export function withChosen(buyer: Buyer, skus: readonly string[]): Buyer {
  const isSame = buyer.cart.every(({ sku, chosen }) => chosen === skus.includes(sku));
  if (isSame) return buyer;
  return {
    ...buyer,
    cart: buyer.cart.map((item) => ({ ...item, chosen: skus.includes(item.sku) })),
  };
}

/** The buyer without these items in his cart. */
export function withoutItems(buyer: Buyer, skus: readonly string[]): Buyer {
  const cart = buyer.cart.filter(({ sku }) => !skus.includes(sku));
  return cart.length === buyer.cart.length ? buyer : { ...buyer, cart };
}

/** `short`: there are some, but fewer than he wants. `gone`: the product or the SKU is no more. */
export type CartState = "ok" | "short" | "sold_out" | "off_sale" | "gone";
/** An item as its page shows it. What is gone has neither a name nor a price. */
export type ShownItem = CartItem & {
  readonly state: CartState;
  readonly productId: string;
  readonly title: string | null;
  readonly values: readonly string[];
  readonly picture: string | null;
  /** Of one piece: retail, and what this person pays before the shop's discounts. */
  readonly priceFen: Fen | null;
  readonly ownFen: Fen | null;
  /** As the product's own page tells it. */
  readonly left: number | "plenty";
};

/** A cart with what became of its items meanwhile. `left`: how many there are of each SKU; left out = none. */
export function shownCart(
  cart: readonly CartItem[],
  products: readonly Product[],
  left: ReadonlyMap<string, number>,
  person: { readonly tier: Tier; readonly atMs: number },
): readonly ShownItem[] {
  const known = new Map(products.map((product) => [product._id, product]));
  return cart.map((item): ShownItem => {
    const productId = productIdOf(item.sku);
    const product = known.get(productId);
    const sku = product?.skus.find((each) => each.sku === item.sku);
    if (!product || !sku) {
      const none = { title: null, values: [], picture: null, priceFen: null, ownFen: null };
      return { ...item, ...none, state: "gone", productId, left: 0 };
    }
    const available = left.get(item.sku) ?? 0;
    return {
      ...item,
      ...{ productId, title: product.title, values: sku.values, left: leftTold(available) },
      state: isOnSale(product, person.atMs) ? standing(item.quantity, available) : "off_sale",
      picture: sku.picture ?? product.pictures[0] ?? null,
      priceFen: sku.priceFen,
      ownFen: product.priceFixed ? sku.priceFen : priceFor(sku, person.tier),
    };
  });
}

const standing = (quantity: number, left: number): CartState =>
  left === 0 ? "sold_out" : left < quantity ? "short" : "ok";
