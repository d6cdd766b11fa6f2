import type { HomePage, ListedProducts, ListProducts } from "#contracts/catalogue.ts";
import { shownCard } from "#core/catalogue/card.ts";
import { type Listed, type Filter, pageOf } from "#core/catalogue/listing.ts";
import { isOnSale } from "#core/catalogue/product.ts";
import type { Tier } from "#core/catalogue/tier.ts";
import { ok, type Result } from "#core/result.ts";
import { tierOfCaller } from "#functions/catalogue/customer.ts";
import { type Shelf, shelfOf } from "#functions/catalogue/shelf.ts";
import type { EitherCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

const HOME_LIMIT = 20;

/** A page of what is on sale. No request; 1 for a caller whom the instance does not know, 4 where the shelf is older than 4 s. */
export async function listProducts(
  deps: Deps,
  call: EitherCall,
  { category, search, sort, cursor, limit }: ListProducts,
): Promise<Result<ListedProducts, never>> {
  const { shelf, tier } = await shelfAndTier(deps, call);
  return ok(onSale(shelf, { category, search }, { sort, tier, cursor, limit }, call.nowMs));
}

/** What the shop's first page shows. The same requests as a list. */
export async function home(deps: Deps, call: EitherCall): Promise<Result<HomePage, never>> {
  const { shelf, tier } = await shelfAndTier(deps, call);
  const { name, logo, banners, categories, contacts } = shelf.shop;
  const first = { sort: "rank", tier, cursor: "", limit: HOME_LIMIT } as const;
  const isShown = (productId: string | null) => {
    const card = productId === null ? undefined : shelf.cards.get(productId);
    return card !== undefined && isOnSale(card, call.nowMs);
  };
  return ok({
    ...{ name, logo, categories, contacts },
    banners: banners.map(({ picture, productId }) => ({
      ...{ picture, productId: isShown(productId) ? productId : null },
    })),
    products: onSale(shelf, {}, first, call.nowMs),
  });
}

async function shelfAndTier(deps: Deps, call: EitherCall): Promise<{ shelf: Shelf; tier: Tier }> {
  const looked = [shelfOf(deps).look(call.nowMs), tierOfCaller(deps, call)] as const;
  const [shelf, tier] = await Promise.all(looked);
  return { shelf, tier };
}

function onSale(shelf: Shelf, filter: Filter, listed: Listed, nowMs: number): ListedProducts {
  const page = pageOf(shelf.sorted(listed), { ...filter, state: "on" }, listed, nowMs);
  return {
    cards: page.cards.map((card) => shownCard(card, listed.tier, shelf.inStock)),
    next: page.next,
  };
}
