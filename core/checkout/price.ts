import { type Basket, type Item, type ItemRefusal, itemsOf } from "#core/checkout/basket.ts";
import {
  afterwards,
  type CouponRefusal,
  couponOn,
  reductionsOn,
  take,
  type Taken,
} from "#core/checkout/discounts.ts";
import { freightFen, ruleFor } from "#core/checkout/freight.ts";
import { type GiftMissing, type GiftOf, giftsOf } from "#core/checkout/gifts.ts";
import { AMOUNT_FEN_MAX, type Fen, fen, NOTHING, sumFen } from "#core/money.ts";
import type { Amounts, PurchaseLine } from "#core/purchase/purchase.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { FreightRule } from "#core/shop/shop.ts";

/** A basket with its price, explained. */
export type Priced = {
  /** The items in their order, then the gifts. */
  readonly lines: readonly PurchaseLine[];
  readonly amounts: Amounts;
  /** What the bought goods weigh. */
  readonly weightGrams: number;
  readonly reductions: readonly {
    readonly id: string;
    readonly name: string;
    readonly offFen: Fen;
  }[];
  readonly coupon: { readonly id: string; readonly name: string; readonly offFen: Fen } | null;
  readonly giftsMissing: readonly GiftMissing[];
};

/** In order of precedence. */
export type PriceRefusal =
  | ItemRefusal
  | CouponRefusal
  | { readonly code: "region_refused"; readonly region: string }
  | { readonly code: "order_not_payable" };

/**
 * What a basket costs: retail, the person's own price, reductions, one coupon, freight, in this order.
 *
 * - Every amount is in fen. Of each line: priceFen × quantity − tierOffFen − reductionOffFen − couponOffFen = paidFen ≥ 0.
 *   The lines' sums are the `amounts`, and goods − discounts + freight = total ≥ 1 fen.
 * - A coupon that would make freight due takes only so much that none is, where that is cheaper: more coupon never costs
 *   more.
 * - Errors, in order: `item_unknown`, `not_on_sale`, `limit_exceeded`, `amount_too_large`, `coupon_unusable`,
 *   `region_refused`; `order_not_payable` where all goods are free.
 * - Source: docs/domain/checkout.md.
 */
export function priceBasket(basket: Basket): Result<Priced, PriceRefusal> {
  const checked = itemsOf(basket);
  if (!checked.ok) return checked;
  const items = checked.value;
  const reductions = reductionsOn(items, basket.shop.reductions, basket.atMs);
  const reduced = reductions.reduce(
    afterwards,
    items.map(({ costFen }) => costFen),
  );
  const weightGrams = items.reduce((sum, { sku, quantity }) => sum + sku.weightGrams * quantity, 0);
  const rule = basket.to.kind === "express" ? ruleFor(basket.shop.freight, basket.to.region) : null;
  const freightOf = (goodsFen: Fen): Fen =>
    rule === null || rule === "refused" ? NOTHING : freightFen(rule, weightGrams, goodsFen);
  const taken = couponTaken(basket, items, reduced, { rule, freightOf });
  if (!taken.ok) return taken;
  if (rule === "refused" && basket.to.kind === "express") {
    return err({ code: "region_refused", region: basket.to.region });
  }
  const left = taken.value === null ? reduced : afterwards(reduced, taken.value);
  const freight = freightOf(sumFen(left));
  if (sumFen(left) + freight > AMOUNT_FEN_MAX) return err({ code: "amount_too_large" });
  const { gifts, missing } = giftsOf(basket, items);
  const lines = [
    ...items.map((item, at): PurchaseLine => {
      const parts = reductions.map(({ parts: each }) => each[at] ?? NOTHING);
      return lineOf(item, {
        reductionOffFen: sumFen(parts),
        couponOffFen: taken.value?.parts[at] ?? NOTHING,
        paidFen: left[at] ?? NOTHING,
      });
    }),
    ...gifts.map(giftLine),
  ];
  const amounts = amountsOf(lines, items, freight);
  if (amounts.totalFen === 0) return err({ code: "order_not_payable" });
  const { coupon } = basket;
  return ok({
    ...{ lines, amounts, weightGrams, giftsMissing: missing },
    reductions: reductions.map(({ id, name, offFen }) => ({ id, name, offFen })),
    coupon:
      coupon && taken.value
        ? { id: coupon.id, name: coupon.name, offFen: taken.value.offFen }
        : null,
  });
}

/** What the basket's coupon takes, so that the buyer pays least; null = there is none. */
function couponTaken(
  { coupon, orderId, atMs }: Basket,
  items: readonly Item[],
  left: readonly Fen[],
  freight: { readonly rule: FreightRule | null; readonly freightOf: (goodsFen: Fen) => Fen },
): Result<Taken | null, CouponRefusal> {
  if (coupon === null) return ok(null);
  const usable = couponOn(items, left, coupon, { orderId, atMs });
  if (!usable.ok) return usable;
  const { mostFen, isOf } = usable.value;
  const { rule, freightOf } = freight;
  const goodsFen = sumFen(left);
  const costAfter = (offFen: number) => goodsFen - offFen + freightOf(fen(goodsFen - offFen));
  const freeFromFen = rule === null || rule === "refused" ? null : rule.freeFromFen;
  const keepsFree = freeFromFen === null ? -1 : goodsFen - freeFromFen;
  const isLess = keepsFree >= 0 && keepsFree < mostFen && costAfter(keepsFree) < costAfter(mostFen);
  if (isLess && keepsFree === 0) {
    return err({ code: "coupon_unusable", reason: "nothing", missingFen: NOTHING });
  }
  return ok(take(isLess ? fen(keepsFree) : mostFen, left, isOf));
}

const shown = ({ product, sku, quantity }: GiftOf) => ({
  ...{ sku: sku.sku, productId: product._id, title: product.title, values: sku.values, quantity },
  picture: sku.picture ?? product.pictures[0] ?? null,
  weightGrams: sku.weightGrams * quantity,
});

const lineOf = (
  item: Item,
  offs: Pick<PurchaseLine, "reductionOffFen" | "couponOffFen" | "paidFen">,
): PurchaseLine => ({
  ...shown(item),
  gift: false,
  priceFen: item.sku.priceFen,
  tierOffFen: item.tierOffFen,
  ...offs,
});

const giftLine = (gift: GiftOf): PurchaseLine => ({
  ...shown(gift),
  gift: true,
  ...{ priceFen: NOTHING, tierOffFen: NOTHING, reductionOffFen: NOTHING },
  ...{ couponOffFen: NOTHING, paidFen: NOTHING },
});

function amountsOf(lines: readonly PurchaseLine[], items: readonly Item[], freight: Fen): Amounts {
  const sum = (of: "tierOffFen" | "reductionOffFen" | "couponOffFen" | "paidFen"): Fen =>
    sumFen(lines.map((line) => line[of]));
  return {
    goodsFen: sumFen(items.map(({ goodsFen }) => goodsFen)),
    tierOffFen: sum("tierOffFen"),
    reductionOffFen: sum("reductionOffFen"),
    couponOffFen: sum("couponOffFen"),
    freightFen: freight,
    totalFen: fen(sum("paidFen") + freight),
  };
}
