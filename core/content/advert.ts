import type { Plan } from "#core/plan/plan.ts";

/** What every advertisement must show: 广告法 14, 互联网广告管理办法 9. */
export const ADVERT_MARK = "广告";
/** What holds for prices on pictures that travel: 广告法 8. */
export const PRICE_NOTE = "价格与库存以下单页面为准";

/**
 * Who sells, in full where the plan in force names its seller; else the shop's own name.
 *
 * - Source: docs/domain/law.md, W260: a poster names the seller.
 */
export const sellerNameOf = (plan: Plan | null, shopName: string): string =>
  plan?.programme?.seller?.name ?? shopName;

/**
 * The one line below what is shared. Who earns by it says so; who shares without earning does not.
 *
 * - Source: docs/domain/content.md, "What every picture says".
 */
export const advertFooter = (sellerName: string, isPromoter: boolean): string =>
  [
    ADVERT_MARK,
    ...(isPromoter ? ["由推广者分享，购买后推广者可获佣金"] : []),
    `销售者：${sellerName}`,
  ].join(" · ");
