import type { ShowProduct } from "#contracts/catalogue.ts";
import { shownCard } from "#core/catalogue/card.ts";
import { isOnSale, productIdOf } from "#core/catalogue/product.ts";
import { shownGift, shownSku, type ShownProduct } from "#core/catalogue/shown.ts";
import { err, ok, type Result } from "#core/result.ts";
import { reductionsFor } from "#core/shop/scope.ts";
import { tierOfCaller } from "#functions/catalogue/customer.ts";
import { shelfOf } from "#functions/catalogue/shelf.ts";
import type { EitherCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

type ShowError = { readonly code: "product_unknown" };

/**
 * A product's page, as of now; its related cards and the reductions out of the instance's memory. Buyers do not learn of
 * what is not on sale. 1 request, and those of a list.
 */
export async function showProduct(
  deps: Deps,
  call: EitherCall,
  { productId }: ShowProduct,
): Promise<Result<ShownProduct, ShowError>> {
  const { nowMs, staffId } = call;
  const { cards, inStock, shop } = await shelfOf(deps).look(nowMs);
  const gifts = cards.get(productId)?.gifts.map(productIdOf) ?? [];
  const [stocked, tier] = await Promise.all([
    deps.reads.productsStocked([...new Set([productId, ...gifts])]),
    tierOfCaller(deps, call),
  ]);
  const product = stocked.find((one) => one.product._id === productId)?.product;
  if (!product || (staffId === null && !isOnSale(product, nowMs))) {
    return err({ code: "product_unknown" });
  }
  const left = new Map(
    stocked.flatMap((one) => one.left.map(({ sku, available }) => [sku, available] as const)),
  );
  const available = (sku: string) => left.get(sku) ?? 0;
  const products = stocked.map((one) => one.product);
  const { title, subtitle, description, pictures, detailPictures, categories, kind } = product;
  const { specs, priceFixed, limit, sale } = product;
  const related = product.related
    .flatMap((id) => cards.get(id) ?? [])
    .filter((card) => isOnSale(card, nowMs));
  return ok({
    ...{ productId, title, subtitle, description, pictures, detailPictures, categories, kind },
    ...{ specs, priceFixed, limit, sale },
    skus: product.skus.map((sku) => shownSku(sku, tier, available(sku.sku))),
    gifts: product.gifts.flatMap(
      (gift) => shownGift(gift, products, cards, available(gift.sku)) ?? [],
    ),
    related: related.map((card) => shownCard(card, tier, inStock)),
    reductions: reductionsFor(shop.reductions, product, nowMs).map(
      ({ id, name, untilMs, steps }) => ({ id, name, untilMs, steps }),
    ),
  });
}
