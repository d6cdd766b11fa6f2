import type {
  AskCampaignUse,
  CampaignsReply,
  CampaignUse,
  EndCampaign,
  ListCampaigns,
  SaveCampaign,
} from "#contracts/coupons.ts";
import { productIdOf } from "#core/catalogue/product.ts";
import { canonicalJson } from "#core/canonicalJson.ts";
import { err, ok, type Result } from "#core/result.ts";
import { defaultShop } from "#core/shop/defaults.ts";
import { type Campaign, type Scope, SHOP_ID } from "#core/shop/shop.ts";
import { couponStockId } from "#core/stock/stock.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

type NotThere =
  | { readonly code: "category_unknown"; readonly category: string }
  | { readonly code: "related_unknown"; readonly productId: string };

/**
 * A campaign, new or with another name or another time. What its coupons give, and how many there are, stays as it was
 * first saved: else its buyers would have been promised something else. 3 requests, 1 document; 1 more of each where it
 * is counted, and 1 or 2 requests where it is about some goods only.
 */
export async function saveCampaign(
  deps: Deps,
  { staffId, nowMs }: StaffCall,
  { action: _action, campaignId: _id, ...wanted }: SaveCampaign,
): Promise<Result<Campaign, { readonly code: "campaign_fixed" } | NotThere>> {
  const { store, stocks } = deps;
  const there = await isThere(deps, wanted.scope);
  if (!there.ok) return there;
  const changed = await store.change("campaigns", _id, (known) => {
    if (!known) return ok({ _id, rev: 0, ...wanted, isEnded: false });
    if (termsOf(known) !== termsOf(wanted)) return err({ code: "campaign_fixed" } as const);
    const isSame = canonicalJson({ ...known, ...wanted }) === canonicalJson(known);
    return ok(isSame ? known : { ...known, ...wanted });
  });
  if (!changed.ok || wanted.total === null) return changed;
  // Recorded under one key, so that saving again gives out no more.
  await stocks.record(couponStockId(_id), {
    ...{ key: "total", kind: "received", available: wanted.total, held: 0 },
    ...{ atMs: nowMs, about: "优惠券总数", by: staffId },
  });
  return changed;
}

/** Whether the shop has what a coupon is about: else it would be good for nothing. */
async function isThere({ store, reads }: Deps, scope: Scope): Promise<Result<null, NotThere>> {
  if (scope.kind === "all") return ok(null);
  if (scope.kind === "categories") {
    const { categories } = (await store.get("shops", SHOP_ID)) ?? defaultShop;
    const category = scope.ids.find((id) => categories.every((one) => one.id !== id));
    return category === undefined ? ok(null) : err({ code: "category_unknown", category });
  }
  const halves = [scope.ids.slice(0, 100), scope.ids.slice(100)]; // One reading takes 100.
  const read = halves.map((ids) => (ids.length === 0 ? [] : reads.skusOf(ids)));
  const known = new Set((await Promise.all(read)).flat().map(productIdOf));
  const productId = scope.ids.find((id) => !known.has(id));
  return productId === undefined ? ok(null) : err({ code: "related_unknown", productId });
}

const termsOf = (
  of: Pick<Campaign, "scope" | "fromFen" | "off" | "good" | "perPerson" | "total">,
) => canonicalJson([of.scope, of.fromFen, of.off, of.good, of.perPerson, of.total]);

/** All campaigns, with how many are left of those that are counted. 2 requests. */
export async function campaigns(
  { store, stocks }: Deps,
  _call: StaffCall,
  { afterId, limit }: ListCampaigns,
): Promise<Result<CampaignsReply, never>> {
  const page = await store.page("campaigns", afterId, limit);
  const counted = page.flatMap(({ _id, total }) => (total === null ? [] : [couponStockId(_id)]));
  const found = counted.length === 0 ? [] : await stocks.read(counted);
  const left = new Map(found.map(({ _id, available }) => [_id, available]));
  return ok({
    campaigns: page.map((campaign) => {
      const { _id, total } = campaign;
      if (total === null) return { ...campaign, left: null, taken: null };
      const rest = left.get(couponStockId(_id)) ?? 0;
      return { ...campaign, left: rest, taken: total - rest };
    }),
    nextAfterId: page.length < limit ? null : (page.at(-1)?._id ?? null),
  });
}

/** Nobody takes any more of it. Ended again it stays so. 2 requests, 1 document. */
export async function endCampaign(
  { store }: Deps,
  _call: StaffCall,
  { campaignId }: EndCampaign,
): Promise<Result<Campaign, { readonly code: "campaign_unknown" }>> {
  return store.change("campaigns", campaignId, (known) => {
    if (!known) return err({ code: "campaign_unknown" } as const);
    return ok(known.isEnded ? known : { ...known, isEnded: true });
  });
}

/** So many buyers are looked at: more than that many takers, and the numbers are at least so many. */
const BUYERS_COUNTED = 10_000;

/** How many of a campaign's coupons were taken and used. 2 requests. */
export async function campaignUse(
  { store, reads }: Deps,
  _call: StaffCall,
  { campaignId }: AskCampaignUse,
): Promise<Result<CampaignUse, { readonly code: "campaign_unknown" }>> {
  const campaign = await store.get("campaigns", campaignId);
  if (!campaign) return err({ code: "campaign_unknown" });
  const { buyers, taken, used } = await reads.couponsCounted(campaignId, BUYERS_COUNTED);
  return ok({ campaignId, taken, used, isMore: buyers === BUYERS_COUNTED });
}
