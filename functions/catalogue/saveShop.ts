import type { SaveShop } from "#contracts/catalogue.ts";
import { type ChangedMeanwhile, revised } from "#core/catalogue/revise.ts";
import { err, ok, type Result } from "#core/result.ts";
import { categoriesOf, couponsEndMs } from "#core/shop/scope.ts";
import { checkShop, productsNamed, type ShopError } from "#core/shop/checkShop.ts";
import { defaultShop } from "#core/shop/defaults.ts";
import { SHOP_ID, type Shop } from "#core/shop/shop.ts";
import { type Shelf, shelfOf } from "#functions/catalogue/shelf.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

type SaveShopError =
  | ShopError
  | { readonly code: "related_unknown"; readonly productId: string }
  | { readonly code: "category_used"; readonly category: string; readonly productId: string }
  | InCoupons
  | ChangedMeanwhile;

type InCoupons = {
  readonly code: "category_in_coupons";
  readonly category: string;
  readonly campaignId: string;
};

/**
 * Saves the shop as a whole: checks it against all products as of now, then replaces what was read. The same again
 * changes nothing. 6 requests, 1 document; 1 more for each 100 campaigns where a category goes.
 */
export async function saveShop(
  deps: Deps,
  { nowMs }: StaffCall,
  { shop: draft, rev }: SaveShop,
): Promise<Result<Shop, SaveShopError>> {
  const wanted: Shop = { ...draft, _id: SHOP_ID, rev };
  const checked = checkShop(wanted);
  if (!checked.ok) return checked;
  const shelves = shelfOf(deps);
  const shelf = await shelves.look(nowMs, "fresh");
  const fits = fitsProducts(wanted, shelf);
  if (!fits.ok) return fits;
  const inCoupons = await categoryInCoupons(deps, wanted, shelf.shop, nowMs);
  if (inCoupons) return err(inCoupons);
  const changed = await deps.store.change("shops", SHOP_ID, (current) =>
    revised(current, wanted, rev),
  );
  if (changed.ok) await shelves.putShop(changed.value);
  return changed;
}

/** The shop as it is, or the defaults where nobody has saved one. 1 request. */
export async function readShop({ store }: Deps): Promise<Result<Shop, never>> {
  return ok((await store.get("shops", SHOP_ID)) ?? defaultShop);
}

function fitsProducts(wanted: Shop, { cards }: Shelf): Result<null, SaveShopError> {
  const productId = productsNamed(wanted).find((id) => !cards.has(id));
  if (productId !== undefined) return err({ code: "related_unknown", productId });
  const kept = new Set(wanted.categories.map(({ id }) => id));
  for (const card of cards.values()) {
    const category = card.categories.find((id) => !kept.has(id));
    if (category !== undefined) {
      return err({ code: "category_used", category, productId: card.productId });
    }
  }
  return ok(null);
}

const CAMPAIGNS_AT_ONCE = 100;
const CAMPAIGN_PAGES_MAX = 50;

/** A category that goes while somebody may still have a coupon for its goods: the coupon would be good for nothing. */
async function categoryInCoupons(
  { store }: Deps,
  wanted: Shop,
  before: Shop,
  nowMs: number,
): Promise<InCoupons | null> {
  const kept = new Set(wanted.categories.map(({ id }) => id));
  const gone = new Set(before.categories.map(({ id }) => id).filter((id) => !kept.has(id)));
  let afterId = "";
  for (let page = 0; gone.size > 0 && page < CAMPAIGN_PAGES_MAX; page++) {
    const campaigns = await store.page("campaigns", afterId, CAMPAIGNS_AT_ONCE);
    for (const campaign of campaigns) {
      const category = categoriesOf(campaign.scope).find((id) => gone.has(id));
      if (category === undefined || couponsEndMs(campaign) <= nowMs) continue;
      return { code: "category_in_coupons", category, campaignId: campaign._id };
    }
    afterId = campaigns.at(-1)?._id ?? "";
    if (campaigns.length < CAMPAIGNS_AT_ONCE) break;
  }
  return null;
}
