import type { Buyer, Coupon } from "#core/buyer/buyer.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { Campaign } from "#core/shop/shop.ts";
import { DAY_MS } from "#core/time.ts";

/** So many one buyer may hold, used and expired ones included as long as they are shown. */
export const COUPONS_MAX = 100;
/** So long after its end a coupon is still shown. */
const SHOWN_MS = 30 * DAY_MS;

/** In order of precedence. */
export type TakeError =
  | { readonly code: "coupon_id_taken" }
  | { readonly code: "campaign_closed"; readonly takeFromMs: number; readonly takeUntilMs: number }
  | { readonly code: "coupon_taken_already"; readonly perPerson: number }
  | { readonly code: "coupons_full"; readonly couponsMax: number };

/** The key under which a person's coupon is held of its campaign's stock. */
export const couponHoldKey = (openid: string, couponId: string): string => `${openid}/${couponId}`;

/**
 * Whether a buyer has the coupon that was held for him under a key: then it leaves the stock, else it is free again.
 *
 * - `buyer`: whom the key names before its slash (`couponHolder`); null = there is no such buyer.
 */
export const hasCoupon = (buyer: Pick<Buyer, "_id" | "coupons"> | null, holdKey: string): boolean =>
  buyer?.coupons.some(({ id }) => couponHoldKey(buyer._id, id) === holdKey) ?? false;

/** Whom a coupon's hold is for. */
export const couponHolder = (holdKey: string): string => holdKey.slice(0, holdKey.indexOf("/"));

/**
 * The buyer with one more coupon of a campaign, under an id that his client made before its first try.
 *
 * - Returns the same object when he has it already.
 * - Its terms are the campaign's of this instant, whatever becomes of the campaign.
 * - Errors, in order: `coupon_id_taken` when the id is that of another campaign's; `campaign_closed`;
 *   `coupon_taken_already` when he took as many as one may; `coupons_full`.
 */
export function withCoupon(
  buyer: Buyer,
  campaign: Campaign,
  couponId: string,
  nowMs: number,
): Result<Buyer, TakeError> {
  const known = buyer.coupons.find(({ id }) => id === couponId);
  if (known) return known.campaignId === campaign._id ? ok(buyer) : err(COUPON_ID_TAKEN);
  const { takeFromMs, takeUntilMs, perPerson } = campaign;
  if (campaign.isEnded || nowMs < takeFromMs || nowMs >= takeUntilMs) {
    return err({ code: "campaign_closed", takeFromMs, takeUntilMs });
  }
  const untilMs =
    "days" in campaign.good ? nowMs + campaign.good.days * DAY_MS : campaign.good.untilMs;
  if (untilMs <= nowMs) return err({ code: "campaign_closed", takeFromMs, takeUntilMs });
  const taken = buyer.coupons.filter(({ campaignId }) => campaignId === campaign._id).length;
  if (taken >= perPerson) return err({ code: "coupon_taken_already", perPerson });
  const kept = keptCoupons(buyer.coupons, nowMs);
  if (kept.length >= COUPONS_MAX) return err({ code: "coupons_full", couponsMax: COUPONS_MAX });
  const { _id: campaignId, name, scope, fromFen, off } = campaign;
  const coupon: Coupon = {
    ...{ id: couponId, campaignId, name, scope, fromFen, off },
    ...{ takenAtMs: nowMs, untilMs, countsUntilMs: Math.max(untilMs, takeUntilMs), orderId: null },
  };
  return ok({ ...buyer, coupons: [...kept, coupon] });
}
const COUPON_ID_TAKEN = { code: "coupon_id_taken" } as const;

/**
 * The coupons without those that ended long ago; when there are still too many, without all that ended. One that still
 * counts for its campaign always stays, so that nobody takes it again.
 */
function keptCoupons(coupons: readonly Coupon[], nowMs: number): readonly Coupon[] {
  const shown = coupons.filter(({ countsUntilMs }) => countsUntilMs + SHOWN_MS > nowMs);
  if (shown.length < COUPONS_MAX) return shown;
  return shown.filter(({ countsUntilMs }) => countsUntilMs > nowMs);
}

export type CouponStanding = "usable" | "used" | "expired";
export const couponStanding = (
  { orderId, untilMs }: Pick<Coupon, "orderId" | "untilMs">,
  atMs: number,
): CouponStanding => (orderId !== null ? "used" : untilMs <= atMs ? "expired" : "usable");
