import type { CouponsReply } from "../../contracts/coupons.ts";
import type { Coupon } from "../../core/buyer/buyer.ts";
import { call } from "./call";

export const coupons = (): Promise<CouponsReply> => call("checkout", "coupons");
/** `couponId` is made once for each wish to have one. */
export const takeCoupon = (campaignId: string, couponId: string): Promise<Coupon> =>
  call("checkout", "takeCoupon", { campaignId, couponId });
