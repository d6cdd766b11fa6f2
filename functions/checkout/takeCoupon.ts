import type { TakeCoupon } from "#contracts/coupons.ts";
import { type Coupon, emptyBuyer } from "#core/buyer/buyer.ts";
import { couponHoldKey, type TakeError, withCoupon } from "#core/buyer/coupon.ts";
import { assert } from "#core/assert.ts";
import { err, ok, type Result } from "#core/result.ts";
import { couponStockId } from "#core/stock/stock.ts";
import { HOUR_MS } from "#core/time.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** So long after a call began its hold is looked at, when nobody ended it: no call lives as long. */
const TAKING_MS = HOUR_MS;

type TakeRefusal = TakeError | { readonly code: "campaign_unknown" | "coupons_gone" | "busy" };

/**
 * The buyer takes a coupon. Of a counted campaign one is held first, then it is his, then it leaves the stock: killed in
 * between, `tend` looks whether he has it. The same id again is the same coupon. 3 requests, 1 document; 2 more of each
 * where the campaign is counted.
 */
export async function takeCoupon(
  { store, stocks }: Deps,
  { openid, nowMs }: PersonCall,
  { campaignId, couponId }: TakeCoupon,
): Promise<Result<Coupon, TakeRefusal>> {
  const [campaign, known] = await Promise.all([
    store.get("campaigns", campaignId),
    store.get("buyers", openid),
  ]);
  if (!campaign) return err({ code: "campaign_unknown" });
  const buyer = known ?? emptyBuyer(openid);
  const first = withCoupon(buyer, campaign, couponId, nowMs);
  if (!first.ok) return first;
  const stockId = couponStockId(campaignId);
  const one = { key: couponHoldKey(openid, couponId), quantity: 1 };
  const isCounted = campaign.total !== null;
  if (isCounted && first.value !== buyer) {
    const held = await stocks.hold(stockId, { ...one, untilMs: nowMs + TAKING_MS }, nowMs);
    if (held.answer === "full") return err({ code: "busy" });
    if (held.answer !== "held") return err({ code: "coupons_gone" });
  }
  const taken = await store.change(
    "buyers",
    openid,
    (now = emptyBuyer(openid)) => withCoupon(now, campaign, couponId, nowMs),
    { document: known ?? null },
  );
  if (!taken.ok) {
    if (isCounted) await stocks.release(stockId, one, nowMs);
    return taken;
  }
  if (isCounted) await stocks.sell(stockId, one, nowMs);
  const coupon = taken.value.coupons.find(({ id }) => id === couponId);
  assert(coupon !== undefined, `${couponId} was taken`);
  return ok(coupon);
}
