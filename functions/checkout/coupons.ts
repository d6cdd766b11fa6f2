import type { CouponsReply, OpenCampaign } from "#contracts/coupons.ts";
import { type ErrorCode, sentenceOf } from "#contracts/errors.ts";
import { emptyBuyer } from "#core/buyer/buyer.ts";
import { type CouponStanding, couponStanding, withCoupon } from "#core/buyer/coupon.ts";
import { offTold } from "#core/checkout/told.ts";
import { ok, type Result } from "#core/result.ts";
import { couponStockId } from "#core/stock/stock.ts";
import { freeOrphans } from "#functions/checkout/orphans.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";
import { PAGE_MAX } from "#ports/store.ts";

/** His own coupons, and those that he can take. 2 requests at the same time; 1 more where some are counted. */
export async function coupons(
  deps: Deps,
  { openid, nowMs }: PersonCall,
): Promise<Result<CouponsReply, never>> {
  const [found, open] = await Promise.all([
    deps.store.get("buyers", openid),
    deps.reads.openCampaigns(nowMs, "", PAGE_MAX),
  ]);
  const buyer = found ? await freeOrphans(deps, found, nowMs) : emptyBuyer(openid);
  const counted = open.flatMap(({ _id, total }) => (total === null ? [] : [couponStockId(_id)]));
  const stocks = counted.length === 0 ? [] : await deps.stocks.read(counted);
  const leftOf = new Map(stocks.map(({ _id, available }) => [_id, available]));
  const campaigns = open.map((campaign): OpenCampaign => {
    const { _id: campaignId, rev: _rev, isEnded: _isEnded, ...shown } = campaign;
    const left = campaign.total === null ? null : (leftOf.get(couponStockId(campaignId)) ?? 0);
    const taken = withCoupon(buyer, campaign, "", nowMs);
    const whyNot: ErrorCode | null = taken.ok
      ? left === 0
        ? "coupons_gone"
        : null
      : taken.error.code;
    const message = whyNot && sentenceOf(whyNot);
    return {
      campaignId,
      ...shown,
      offText: offTold(shown),
      left,
      canTake: whyNot === null,
      message,
    };
  });
  const those = (standing: CouponStanding) =>
    buyer.coupons
      .filter((coupon) => couponStanding(coupon, nowMs) === standing)
      .map((coupon) => ({ ...coupon, offText: offTold(coupon) }));
  return ok({ usable: those("usable"), used: those("used"), expired: those("expired"), campaigns });
}
