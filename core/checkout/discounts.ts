import type { Coupon } from "#core/buyer/buyer.ts";
import type { Item } from "#core/checkout/basket.ts";
import {
  atLeastNothing,
  type Fen,
  fen,
  lesserFen,
  NOTHING,
  shareFloor,
  splitByRemainder,
  sumFen,
} from "#core/money.ts";
import { err, ok, type Result } from "#core/result.ts";
import { isInScope } from "#core/shop/scope.ts";
import type { Reduction } from "#core/shop/shop.ts";

/** What a discount took: in all, and of each item, in their order. */
export type Taken = { readonly offFen: Fen; readonly parts: readonly Fen[] };
export type TakenReduction = Taken & Pick<Reduction, "id" | "name">;

/**
 * What the reductions take off.
 *
 * - Each that is on and whose first step is reached counts once, with the highest step that is reached. It looks at what
 *   its goods cost by the person's own price, whatever the others took: so more goods never take less off.
 * - It is split over its items by what each still costs.
 * - Promises: no item falls below nothing, and the goods together never below 1 fen.
 * - Source: docs/domain/checkout.md, "The price".
 */
export function reductionsOn(
  items: readonly Item[],
  reductions: readonly Reduction[],
  atMs: number,
): readonly TakenReduction[] {
  let left = items.map(({ costFen }) => costFen);
  const taken: TakenReduction[] = [];
  for (const { id, name, scope, fromMs, untilMs, steps } of reductions) {
    if (atMs < fromMs || atMs >= untilMs) continue;
    const isOf = items.map(({ product }) => isInScope(scope, product));
    const costFen = sumFen(items.flatMap((item, at) => (isOf[at] ? [item.costFen] : [])));
    const step = steps.findLast(({ fromFen }) => fromFen <= costFen);
    const one = step && take(step.offFen, left, isOf);
    if (!one || one.offFen === 0) continue;
    left = afterwards(left, one);
    taken.push({ id, name, ...one });
  }
  return taken;
}

/** Why a coupon takes nothing. `short`: `missingFen` more of its goods are needed. */
export type CouponReason = "unknown" | "used" | "expired" | "other_goods" | "short" | "nothing";
export type CouponRefusal = {
  readonly code: "coupon_unusable";
  readonly reason: CouponReason;
  readonly missingFen: Fen;
};

/**
 * What a coupon may take off at most, and of which items.
 *
 * - It looks at what its goods cost after the reductions.
 * - Errors, in order: `used` by another order, `expired`, `other_goods`, `short`, `nothing`.
 */
export function couponOn(
  items: readonly Item[],
  left: readonly Fen[],
  coupon: Coupon,
  { orderId, atMs }: { readonly orderId: string | null; readonly atMs: number },
): Result<{ readonly mostFen: Fen; readonly isOf: readonly boolean[] }, CouponRefusal> {
  const refused = (reason: CouponReason, missingFen: Fen = NOTHING) =>
    err({ code: "coupon_unusable" as const, reason, missingFen });
  if (coupon.orderId !== null && coupon.orderId !== orderId) return refused("used");
  if (coupon.untilMs <= atMs) return refused("expired");
  const isOf = items.map(({ product }) => isInScope(coupon.scope, product));
  if (!isOf.includes(true)) return refused("other_goods");
  const costFen = sumFen(left.filter((_, at) => isOf[at]));
  if (costFen < coupon.fromFen) return refused("short", fen(coupon.fromFen - costFen));
  const { off } = coupon;
  const offFen =
    off.kind === "amount" ? off.offFen : lesserFen(shareFloor(costFen, off.offBp), off.mostFen);
  const mostFen = take(offFen, left, isOf).offFen;
  return mostFen === 0 ? refused("nothing") : ok({ mostFen, isOf });
}

/** `offFen`, or as much of it as there is, split over the items that it is about; 1 fen of all goods stays. */
export function take(offFen: Fen, left: readonly Fen[], isOf: readonly boolean[]): Taken {
  const weights = left.map((each, at) => (isOf[at] ? each : NOTHING));
  const allButOne = atLeastNothing(sumFen(left) - 1);
  const takenFen = lesserFen(offFen, lesserFen(sumFen(weights), allButOne));
  return { offFen: takenFen, parts: splitByRemainder(takenFen, weights) };
}

/** What items still cost after a discount. */
export const afterwards = (left: readonly Fen[], { parts }: Taken): Fen[] =>
  left.map((each, at) => fen(each - (parts[at] ?? NOTHING)));
