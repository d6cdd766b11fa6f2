import type { PurchaseLine } from "#core/purchase/purchase.ts";
import { type Product, productIdOf, type Sku } from "#core/catalogue/product.ts";
import { type Basket, type Item, piecesByProduct } from "#core/checkout/basket.ts";

/** So many pieces that come along free. */
export type GiftOf = {
  readonly product: Product;
  readonly sku: Sku;
  readonly quantity: number;
};
/** A gift that was promised and is not given, and why. */
export type GiftMissing = {
  readonly note: "gift_out_of_stock" | "gift_unknown";
  readonly sku: string;
  readonly title: string;
  readonly quantity: number;
};

/**
 * What comes along free with the items: for each full `forEach` pieces of a product, whatever their SKU. The same gift
 * of several products is one line.
 *
 * - Gifts need not be on sale, and no limit counts them.
 */
export function giftsOf(
  { products, noGiftsOf }: Pick<Basket, "products" | "noGiftsOf">,
  items: readonly Pick<Item, "product" | "quantity">[],
): { readonly gifts: readonly GiftOf[]; readonly missing: readonly GiftMissing[] } {
  const quantities = new Map<string, number>();
  for (const [{ gifts }, pieces] of piecesByProduct(items)) {
    for (const { sku, quantity, forEach } of gifts) {
      const times = (pieces - (pieces % forEach)) / forEach;
      if (times > 0) quantities.set(sku, (quantities.get(sku) ?? 0) + times * quantity);
    }
  }
  const known = new Map(products.map((product) => [product._id, product]));
  const gifts: GiftOf[] = [];
  const missing: GiftMissing[] = [];
  for (const [id, quantity] of quantities) {
    const product = known.get(productIdOf(id));
    const sku = product?.skus.find((each) => each.sku === id);
    const title = product?.title ?? id;
    if (!product || !sku) missing.push({ note: "gift_unknown", sku: id, title, quantity });
    else if (noGiftsOf.has(id)) {
      missing.push({ note: "gift_out_of_stock", sku: id, title, quantity });
    } else gifts.push({ product, sku, quantity });
  }
  return { gifts, missing };
}

/** What was promised with the bought lines of an order, and is not among its gifts. */
export function giftsLeftOut(
  lines: readonly PurchaseLine[],
  products: readonly Product[],
): readonly GiftMissing[] {
  const known = new Map(products.map((product) => [product._id, product]));
  const items = lines.flatMap(({ gift, productId, quantity }) => {
    const product = gift ? undefined : known.get(productId);
    return product ? [{ product, quantity }] : [];
  });
  const given = new Set(lines.filter(({ gift }) => gift).map(({ sku }) => sku));
  const { gifts, missing } = giftsOf({ products, noGiftsOf: new Set() }, items);
  const left = gifts.filter(({ sku }) => !given.has(sku.sku));
  return [
    ...left.map(({ sku, product, quantity }): GiftMissing => ({
      ...{ note: "gift_out_of_stock", sku: sku.sku, title: product.title, quantity },
    })),
    ...missing,
  ];
}
