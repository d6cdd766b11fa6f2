import type { CouponOffer, QuoteReply } from "#contracts/checkout.ts";
import { assert } from "#core/assert.ts";
import type { Buyer, Coupon } from "#core/buyer/buyer.ts";
import { couponStanding } from "#core/buyer/coupon.ts";
import type { Basket } from "#core/checkout/basket.ts";
import { type CouponChoice, couponChoices } from "#core/checkout/best.ts";
import type { CouponRefusal } from "#core/checkout/discounts.ts";
import { priceBasket, type Priced, type PriceRefusal } from "#core/checkout/price.ts";
import type { Route } from "#core/checkout/placed.ts";
import { couponTold, pricingTold } from "#core/checkout/told.ts";
import { lacksLess, placesOf } from "#core/checkout/places.ts";
import { NOTHING } from "#core/money.ts";
import type { PurchaseLine } from "#core/purchase/purchase.ts";
import { err, ok, type Result } from "#core/result.ts";
import { stockId } from "#core/stock/stock.ts";
import { basketOf, type Sight } from "#functions/checkout/sight.ts";
import type { Deps } from "#ports/deps.ts";
import type { Stocks } from "#ports/stocks.ts";

/** A refused coupon says why in words, too. */
export type PricingError =
  | Exclude<PriceRefusal, CouponRefusal>
  | (CouponRefusal & { readonly text: string })
  | { readonly code: "cart_empty" };
export type Pricing = { readonly basket: Basket; readonly priced: Priced };

/** What the order would cost with one coupon of the buyer's, `best` (as long as none is placed), or none. */
export function pricingOf(
  sight: Sight,
  route: Route | null,
  couponId: string | null,
  { orderId, nowMs }: { readonly orderId: string | null; readonly nowMs: number },
): Result<Pricing, PricingError> {
  if (sight.items.length === 0) return err({ code: "cart_empty" });
  const bare = basketOf(sight, route, orderId, nowMs);
  // An order names its coupon: no id that a buyer made may stand for another one.
  const isBest = couponId === "best" && orderId === null;
  const coupon = isBest ? bestOf(sight.buyer.coupons, bare) : couponOf(sight.buyer, couponId);
  const basket = { ...bare, coupon: coupon ?? null };
  const priced = priceBasket(basket);
  if (!priced.ok) return told(priced.error);
  if (coupon === undefined) {
    return told({ code: "coupon_unusable", reason: "unknown", missingFen: NOTHING });
  }
  return ok({ basket, priced: priced.value });
}

/** Undefined: he has no such coupon. */
const couponOf = ({ coupons }: Buyer, couponId: string | null): Coupon | null | undefined =>
  couponId === null ? null : coupons.find(({ id }) => id === couponId);

function bestOf(coupons: readonly Coupon[], basket: Basket): Coupon | null {
  const [best] = couponChoices(basket, usableOf(coupons, basket.atMs));
  return best?.with ? best.coupon : null;
}

const usableOf = (coupons: readonly Coupon[], atMs: number): readonly Coupon[] =>
  coupons.filter((coupon) => couponStanding(coupon, atMs) === "usable");

function told(error: PriceRefusal): Result<never, PricingError> {
  return err(error.code === "coupon_unusable" ? { ...error, text: couponTold(error) } : error);
}

/** So many stocks one request reads. */
const STOCKS_MAX = 100;

/** What a basket costs as its buyer sees it, with what is out of stock and what other coupons would do. */
export async function quoteOf(
  { stocks }: Pick<Deps, "stocks">,
  { buyer, tier, view }: Sight,
  route: Route | null,
  { basket, priced }: Pricing,
): Promise<QuoteReply> {
  const wanted = new Map<string, number>();
  for (const { sku, quantity } of priced.lines) wanted.set(sku, (wanted.get(sku) ?? 0) + quantity);
  const { place, left, short } = await placeFor(stocks, priced.lines, route);
  const isShort = (sku: string) => (left.get(sku) ?? 0) < (wanted.get(sku) ?? 0);
  const noGifts = priced.lines.flatMap(({ gift, sku }) => (gift && isShort(sku) ? [sku] : []));
  const again = noGifts.length > 0 ? priceBasket({ ...basket, noGiftsOf: new Set(noGifts) }) : null;
  const final = again?.ok ? again.value : priced;
  const choices = couponChoices({ ...basket, coupon: null }, usableOf(buyer.coupons, basket.atMs));
  return {
    ...final,
    couponId: final.coupon?.id ?? null,
    told: pricingTold(final, { tier, to: basket.to.kind }),
    coupons: choices.map(shownChoice),
    bestCouponId: choices.find((choice) => choice.with)?.coupon.id ?? null,
    ...{ short, delivery: route?.delivery ?? null, place },
    store: view.store && { storeId: view.store._id, name: view.store.name },
  };
}

type Place = {
  readonly place: string;
  /** How many there are of each SKU. */
  readonly left: ReadonlyMap<string, number>;
  readonly short: QuoteReply["short"];
};

/** The first place that has all that is bought; else the one that lacks less. 1 request for each that is looked at. */
async function placeFor(
  stocks: Pick<Stocks, "read">,
  lines: readonly PurchaseLine[],
  route: Route | null,
): Promise<Place> {
  let best: Place | null = null;
  for (const place of placesOf(route)) {
    const ids = [...new Set(lines.map(({ sku }) => stockId(sku, place)))];
    const pages = ids.flatMap((_, at) =>
      at % STOCKS_MAX === 0 ? [ids.slice(at, at + STOCKS_MAX)] : [],
    );
    const found = (await Promise.all(pages.map((page) => stocks.read(page)))).flat();
    const left = new Map(found.map(({ sku, available }) => [sku, available]));
    const short = lines
      .filter(({ gift, sku, quantity }) => !gift && (left.get(sku) ?? 0) < quantity)
      .map(({ sku, title }) => ({ sku, title, available: left.get(sku) ?? 0 }));
    if (best === null || lacksLess(short, best.short)) best = { place, left, short };
    if (short.length === 0) break;
  }
  assert(best !== null, "goods come from somewhere");
  return best;
}

const shownChoice = ({ coupon, with: costs, refusal }: CouponChoice): CouponOffer => ({
  ...{ couponId: coupon.id, name: coupon.name, untilMs: coupon.untilMs },
  ...{ isUsable: costs !== null, offFen: costs?.offFen ?? NOTHING },
  text: refusal ? couponTold(refusal) : "",
});
