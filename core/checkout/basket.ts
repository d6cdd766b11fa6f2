import type { Coupon, LimitedUse } from "#core/buyer/buyer.ts";
import { limitLeft } from "#core/buyer/limit.ts";
import { isOnSale, type Product, productIdOf, type Sku } from "#core/catalogue/product.ts";
import { priceFor, type Tier } from "#core/catalogue/tier.ts";
import { AMOUNT_FEN_MAX, type Fen, fen } from "#core/money.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { Shop } from "#core/shop/shop.ts";

/** So many pieces of a SKU. */
export type Wanted = { readonly sku: string; readonly quantity: number };

/** All that a price follows from. */
export type Basket = {
  /** What the buyer chose. */
  readonly items: readonly Wanted[];
  /** The products of the items and of their gifts, others do no harm. */
  readonly products: readonly Product[];
  readonly tier: Tier;
  readonly shop: Pick<Shop, "reductions" | "freight">;
  readonly coupon: Coupon | null;
  readonly to: Destination;
  /** What the buyer ordered before of products that are limited. */
  readonly limited: readonly LimitedUse[];
  /** The order that is being placed, whose own claims count for nothing; null = none yet. */
  readonly orderId: string | null;
  /** SKUs of which no gift can be given. */
  readonly noGiftsOf: ReadonlySet<string>;
  readonly atMs: number;
};
/** `unknown`: no address was chosen yet, so there is no freight to tell. `region`: six digits of GB/T 2260. */
export type Destination =
  { readonly kind: "express"; readonly region: string } | { readonly kind: "pickup" | "unknown" };

/** An item with its product and what it costs before any discount of the shop. */
export type Item = {
  readonly product: Product;
  readonly sku: Sku;
  readonly quantity: number;
  readonly goodsFen: Fen;
  readonly tierOffFen: Fen;
  /** What it costs by the person's own price. */
  readonly costFen: Fen;
};

/** In order of precedence. */
export type ItemRefusal =
  | { readonly code: "item_unknown"; readonly sku: string }
  | { readonly code: "not_on_sale"; readonly sku: string; readonly title: string }
  | {
      readonly code: "limit_exceeded";
      readonly productId: string;
      readonly title: string;
      readonly limit: number;
      readonly left: number;
    }
  | { readonly code: "amount_too_large" };

/**
 * The items of a basket, each SKU once, in the order in which they were first named.
 *
 * - A fixed retail price has no person's own price.
 */
export function itemsOf(basket: Basket): Result<readonly Item[], ItemRefusal> {
  const { products, tier, atMs } = basket;
  const known = new Map(products.map((product) => [product._id, product]));
  const quantities = new Map<string, number>();
  for (const { sku, quantity } of basket.items) {
    quantities.set(sku, (quantities.get(sku) ?? 0) + quantity);
  }
  const items: Omit<Item, "goodsFen" | "tierOffFen" | "costFen">[] = [];
  for (const [id, quantity] of quantities) {
    const product = known.get(productIdOf(id));
    const sku = product?.skus.find((each) => each.sku === id);
    if (!product || !sku) return err({ code: "item_unknown", sku: id });
    items.push({ product, sku, quantity });
  }
  const off = items.find(({ product }) => !isOnSale(product, atMs));
  if (off) return err({ code: "not_on_sale", sku: off.sku.sku, title: off.product.title });
  const beyond = beyondLimit(basket, items);
  if (beyond) return err(beyond);
  const sum = items.reduce((all, { sku, quantity }) => all + sku.priceFen * quantity, 0);
  if (sum > AMOUNT_FEN_MAX) return err({ code: "amount_too_large" });
  return ok(
    items.map((item) => {
      const { product, sku, quantity } = item;
      const ownFen = product.priceFixed ? sku.priceFen : priceFor(sku, tier);
      const goodsFen = fen(sku.priceFen * quantity);
      const costFen = fen(ownFen * quantity);
      return { ...item, goodsFen, costFen, tierOffFen: fen(goodsFen - costFen) };
    }),
  );
}

/** How many pieces of each product there are, of all its SKUs together. */
export function piecesByProduct(
  items: readonly Pick<Item, "product" | "quantity">[],
): ReadonlyMap<Product, number> {
  const pieces = new Map<Product, number>();
  for (const { product, quantity } of items) {
    pieces.set(product, (pieces.get(product) ?? 0) + quantity);
  }
  return pieces;
}

function beyondLimit(
  { limited, orderId, atMs }: Basket,
  items: readonly Pick<Item, "product" | "quantity">[],
): Extract<ItemRefusal, { code: "limit_exceeded" }> | null {
  for (const [{ _id: productId, title, limit }, quantity] of piecesByProduct(items)) {
    if (limit === null) continue;
    const left = limitLeft(limited, { productId, limit, orderId }, atMs);
    if (quantity > left) {
      return { code: "limit_exceeded", productId, title, limit: limit.quantity, left };
    }
  }
  return null;
}
