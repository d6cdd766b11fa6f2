import { yuan } from "#core/explain/amounts.ts";
import type { Tier } from "#core/catalogue/tier.ts";
import type { CouponRefusal } from "#core/checkout/discounts.ts";
import type { Off } from "#core/shop/shop.ts";
import { type Fen, WHOLE_BP } from "#core/money.ts";
import type { GiftMissing } from "#core/checkout/gifts.ts";
import type { Priced } from "#core/checkout/price.ts";

/** How a price came about, one line for each step, as the buyer reads it. */
export function pricingTold(
  { amounts, reductions, coupon, giftsMissing }: Priced,
  { tier, to }: { readonly tier: Tier; readonly to: "express" | "pickup" | "unknown" },
): readonly string[] {
  const own = tier.kind === "level" ? `${tier.level}价` : "会员价";
  return [
    `商品 ${yuan(amounts.goodsFen)} 元`,
    ...(amounts.tierOffFen > 0 ? [`${own}优惠 −${yuan(amounts.tierOffFen)} 元`] : []),
    ...reductions.map(({ name, offFen }) => `满减「${name}」−${yuan(offFen)} 元`),
    ...(coupon ? [`优惠券「${coupon.name}」−${yuan(coupon.offFen)} 元`] : []),
    ...(to === "express"
      ? [amounts.freightFen === 0 ? "包邮" : `运费 ${yuan(amounts.freightFen)} 元`]
      : []),
    ...(to === "unknown" ? ["选择地址后计算运费"] : []),
    `应付 ${yuan(amounts.totalFen)} 元`,
    ...giftsMissing.map(giftTold),
  ];
}

const giftTold = ({ title }: GiftMissing): string => `赠品「${title}」已送完，这次不送`;

/** What a coupon takes off: `满 88.00 元减 15.00 元`, `9 折，最多减 40.00 元`. */
export function offTold({ fromFen, off }: { readonly fromFen: Fen; readonly off: Off }): string {
  const from = fromFen > 0 ? `满 ${yuan(fromFen)} 元` : "";
  if (off.kind === "amount") return `${from}减 ${yuan(off.offFen)} 元`;
  const most = `最多减 ${yuan(off.mostFen)} 元`;
  const leftBp = WHOLE_BP - off.offBp;
  // A Chinese discount names what is still paid, in tenths.
  return `${from}${leftBp === 0 ? "免费" : `打 ${leftBp / 1_000} 折`}，${most}`;
}

/** Why a coupon cannot be used, and what would help. */
export function couponTold({ reason, missingFen }: Omit<CouponRefusal, "code">): string {
  const said: Readonly<Record<CouponRefusal["reason"], string>> = {
    unknown: "没有这张优惠券",
    used: "已用于另一个订单",
    expired: "已过有效期",
    other_goods: "不适用于这些商品",
    short: `再买 ${yuan(missingFen)} 元可用`,
    nothing: "用了也不会更便宜",
  };
  return said[reason];
}
