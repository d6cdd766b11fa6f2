import type { Coupon } from "#core/buyer/buyer.ts";
import type { Basket } from "#core/checkout/basket.ts";
import type { CouponRefusal } from "#core/checkout/discounts.ts";
import { priceBasket } from "#core/checkout/price.ts";
import type { Fen } from "#core/money.ts";

/** What a coupon would do for a basket. */
export type CouponChoice = {
  readonly coupon: Coupon;
  /** What the order would cost with it, and what it takes off; null when it is refused, with the reason. */
  readonly with: { readonly totalFen: Fen; readonly offFen: Fen } | null;
  readonly refusal: CouponRefusal | null;
};

/**
 * What each coupon would do, the best first: the one with which the buyer pays least, of equal ones that which ends
 * first. Refused ones come last, those of which least is missing first.
 *
 * - Empty when the basket cannot be priced at all.
 */
export function couponChoices(basket: Basket, coupons: readonly Coupon[]): readonly CouponChoice[] {
  const choices = coupons.flatMap((coupon): CouponChoice[] => {
    const priced = priceBasket({ ...basket, coupon });
    if (priced.ok) {
      const { amounts, coupon: used } = priced.value;
      const costs = { totalFen: amounts.totalFen, offFen: used?.offFen ?? amounts.couponOffFen };
      return [{ coupon, with: costs, refusal: null }];
    }
    const { error } = priced;
    return error.code === "coupon_unusable" ? [{ coupon, with: null, refusal: error }] : [];
  });
  return choices.sort(better);
}

function better(a: CouponChoice, b: CouponChoice): number {
  if (a.with && b.with) {
    return (
      a.with.totalFen - b.with.totalFen ||
      a.coupon.untilMs - b.coupon.untilMs ||
      (a.coupon.id < b.coupon.id ? -1 : 1)
    );
  }
  if (a.with || b.with) return a.with ? -1 : 1;
  const missing = ({ refusal }: CouponChoice) => refusal?.missingFen || Infinity;
  const [ofA, ofB] = [missing(a), missing(b)];
  return ofA === ofB ? (a.coupon.id < b.coupon.id ? -1 : 1) : ofA < ofB ? -1 : 1;
}
