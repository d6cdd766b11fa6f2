import type { Card } from "#core/catalogue/card.ts";
import { productIdOf, type Product } from "#core/catalogue/product.ts";
import { err, ok, type Result } from "#core/result.ts";

/** What a product names that is not there, in order of precedence. */
export type NamingError =
  | { readonly code: "category_unknown"; readonly category: string }
  | { readonly code: "gift_unknown"; readonly sku: string }
  | { readonly code: "related_unknown"; readonly productId: string };

/**
 * Whether everything that a product names exists and is another product.
 *
 * - `shopCategories`: the ids of the shop's. `cards`: of all products, by id.
 * - Source: docs/domain/catalogue.md, "What is checked".
 */
export function checkNaming(
  { _id, categories, gifts, related }: Pick<Product, "_id" | "categories" | "gifts" | "related">,
  shopCategories: readonly string[],
  cards: ReadonlyMap<string, Pick<Card, "skus">>,
): Result<null, NamingError> {
  const category = categories.find((id) => !shopCategories.includes(id));
  if (category !== undefined) return err({ code: "category_unknown", category });
  const isOther = (productId: string) => productId !== _id && cards.has(productId);
  const gift = gifts.find(({ sku }) => {
    const productId = productIdOf(sku);
    return !isOther(productId) || !cards.get(productId)?.skus.includes(sku);
  });
  if (gift) return err({ code: "gift_unknown", sku: gift.sku });
  const productId = related.find((id) => !isOther(id));
  return productId === undefined ? ok(null) : err({ code: "related_unknown", productId });
}
