import type { PlaceRequest } from "#contracts/checkout.ts";
import { emptyBuyer } from "#core/buyer/buyer.ts";
import { type Claim, claim, type ClaimError } from "#core/buyer/claim.ts";
import { productIdOf } from "#core/catalogue/product.ts";
import type { Result } from "#core/result.ts";
import type { Sight } from "#functions/checkout/sight.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/**
 * Takes what an order needs of its buyer's document, all in one change: the coupon, the pieces of limited products, the
 * goods from his cart. No request when it needs nothing; else 1.
 */
export async function takeOfBuyer(
  { store }: Pick<Deps, "store">,
  { openid, nowMs }: PersonCall,
  request: PlaceRequest,
  { view, buyer }: Sight,
): Promise<Result<unknown, ClaimError>> {
  const wanted = claimOf(request, view.products);
  const first = claim(buyer, wanted, nowMs);
  if (!first.ok || first.value === buyer) return first;
  return store.change("buyers", openid, (now = emptyBuyer(openid)) => claim(now, wanted, nowMs), {
    document: view.buyer,
  });
}

function claimOf(
  { orderId, couponId, items, fromCart }: PlaceRequest,
  products: Sight["view"]["products"],
): Claim {
  const limited = products.flatMap(({ _id: productId, limit }) => {
    const quantity = items
      .filter(({ sku }) => productIdOf(sku) === productId)
      .reduce((sum, item) => sum + item.quantity, 0);
    return limit === null || quantity === 0 ? [] : [{ productId, limit, quantity }];
  });
  const cartSkus = fromCart ? items.map(({ sku }) => sku) : [];
  return { orderId, couponId, limited, cartSkus };
}
