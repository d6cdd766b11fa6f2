import type { EndCampaign, ListCampaigns, SaveCampaign } from "#contracts/coupons.ts";
import { canonicalJson } from "#core/canonicalJson.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { Campaign } from "#core/shop/shop.ts";
import { couponStockId } from "#core/stock/stock.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/**
 * A campaign, new or with another name or another time. What its coupons give, and how many there are, stays as it was
 * first saved: else its buyers would have been promised something else. 3 requests, 1 document; 1 more of each where it
 * is counted.
 */
export async function saveCampaign(
  { store, stocks }: Deps,
  { staffId, nowMs }: StaffCall,
  { action: _action, campaignId: _id, ...wanted }: SaveCampaign,
): Promise<Result<Campaign, { readonly code: "campaign_fixed" }>> {
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

const termsOf = (
  of: Pick<Campaign, "scope" | "fromFen" | "off" | "good" | "perPerson" | "total">,
) => canonicalJson([of.scope, of.fromFen, of.off, of.good, of.perPerson, of.total]);

type CampaignsReply = {
  readonly campaigns: readonly (Campaign & { readonly left: number | null })[];
};

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
    campaigns: page.map((campaign) => ({
      ...campaign,
      left: campaign.total === null ? null : (left.get(couponStockId(campaign._id)) ?? 0),
    })),
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
