import type { Card, ShownCard } from "#core/catalogue/card.ts";
import {
  type Gift,
  productIdOf,
  type Product,
  type Sku,
  type Spec,
} from "#core/catalogue/product.ts";
import { priceFor, type Tier } from "#core/catalogue/tier.ts";
import type { Fen } from "#core/money.ts";
import type { Reduction } from "#core/shop/shop.ts";

/** Up to so many pieces are told exactly; how many there are beyond is nobody's business. */
const LEFT_TOLD_MAX = 20;

/** A product's page. Nothing in it tells what the brand pays, to whom, or what others bought. */
export type ShownProduct = Pick<
  Product,
  | "title"
  | "subtitle"
  | "description"
  | "pictures"
  | "detailPictures"
  | "categories"
  | "kind"
  | "priceFixed"
  | "limit"
  | "sale"
> & {
  readonly productId: string;
  readonly specs: readonly Spec[];
  readonly skus: readonly ShownSku[];
  readonly gifts: readonly ShownGift[];
  readonly related: readonly ShownCard[];
  /** What holds for this product now. */
  readonly reductions: readonly Pick<Reduction, "id" | "name" | "untilMs" | "steps">[];
};
export type ShownSku = Pick<Sku, "sku" | "values" | "priceFen" | "weightGrams" | "picture"> & {
  /** What the caller pays, where it is less than the retail price; else null. */
  readonly yourFen: Fen | null;
  readonly left: number | "plenty";
};
export type ShownGift = Gift & {
  readonly title: string;
  readonly values: readonly string[];
  readonly picture: string | null;
  readonly isOut: boolean;
};

/** How many pieces there are, as buyers learn it. */
export const leftTold = (available: number): number | "plenty" =>
  available > LEFT_TOLD_MAX ? "plenty" : Math.max(0, available);

/** A SKU as a buyer of a tier sees it; `available`: how many the warehouse can sell. */
export function shownSku(sku: Sku, tier: Tier, available: number): ShownSku {
  const { priceFen } = sku;
  const yourFen = priceFor(sku, tier);
  return {
    ...{ sku: sku.sku, values: sku.values, priceFen, weightGrams: sku.weightGrams },
    picture: sku.picture,
    yourFen: yourFen < priceFen ? yourFen : null,
    left: leftTold(available),
  };
}

/** A gift with what it is, out of its own product; null where that product does not have it any more. */
export function shownGift(
  gift: Gift,
  products: readonly Product[],
  cards: ReadonlyMap<string, Card>,
  available: number,
): ShownGift | null {
  const productId = productIdOf(gift.sku);
  const isOut = available <= 0;
  const product = products.find(({ _id }) => _id === productId);
  const sku = product?.skus.find((one) => one.sku === gift.sku);
  if (product && sku) {
    const picture = sku.picture ?? product.pictures[0] ?? null;
    return { ...gift, title: product.title, values: sku.values, picture, isOut };
  }
  const card = product ? undefined : cards.get(productId);
  return card?.skus.includes(gift.sku)
    ? { ...gift, title: card.title, values: [], picture: card.cover, isOut }
    : null;
}
