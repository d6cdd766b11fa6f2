import { assert } from "#core/assert.ts";
import { ownSale } from "#core/commission/case.ts";
import { type Share, sharesOf } from "#core/commission/shares.ts";
import { openBonuses } from "#core/forecast/bonuses.ts";
import { openCaps } from "#core/forecast/caps.ts";
import { openGoods, type SoldLine } from "#core/forecast/goods.ts";
import { openMonths } from "#core/forecast/months.ts";
import { openPeople } from "#core/forecast/people.ts";
import { openPlaces } from "#core/forecast/places.ts";
import { goodsFen, leftOf, outcomeOf, type PastSale, payOf } from "#core/forecast/sale.ts";
import { emptyState, type ForecastState } from "#core/forecast/state.ts";
import { openWorst, toldShares, type WorstOrder, type WorstSale } from "#core/forecast/worst.ts";
import { type Fen, fen, sumFen } from "#core/money.ts";
import type { Plan } from "#core/plan/plan.ts";
import { chinaMonth, monthSpanMs } from "#core/time.ts";

/** What is tried, and against what. */
export type ForecastSetup = {
  readonly draft: Plan;
  /** `booked`: what the orders owed as they were priced then; null: nothing to compare with. */
  readonly against: "booked" | Plan | null;
  /** What one piece costs, in fen, by product. */
  readonly costs: ReadonlyMap<string, number>;
};

/**
 * A draft plan over past sales, one by one.
 *
 * - `from`: what was known after earlier sales; left out = none yet.
 * - `add` wants them by month of payment, none before an earlier one's month.
 * - Promises: every amount is the engine's (`priceOrder`, `sharesOf`); stopping, keeping `state()` and going on from it
 *   gives the same as not stopping. What is kept grows with the persons and the products, not with the sales.
 * - Source: docs/domain/forecast.md.
 */
export function openForecast(setup: ForecastSetup, from: ForecastState = emptyState) {
  const { draft } = setup;
  const months = openMonths(from.months);
  const places = openPlaces(from.places);
  const people = openPeople(from.people, draft.tax);
  const bonuses = openBonuses(from.sellers, draft);
  const other = againstPlan(setup);
  const baseBonuses = other && openBonuses(from.baseSellers, other);
  const caps = openCaps(from.caps);
  const sold = openSold(setup, from);
  let { sales, month } = from;
  let { more, less } = from.changed;
  const closeUntil = (next: string) => {
    while (month !== null && month < next) {
      const following = chinaMonth(monthSpanMs(month).untilMs);
      const paid = bonuses.closeMonth(month);
      const basePaid = baseBonuses?.closeMonth(month) ?? new Map<string, Fen>();
      for (const [id, amountFen] of paid) people.addBonus(id, amountFen);
      for (const [id, amountFen] of basePaid) people.addBaseBonus(id, amountFen);
      const [bonusFen, baseBonusFen] = [sumFen([...paid.values()]), sumFen([...basePaid.values()])];
      const taxFen = people.closeMonth(following.slice(0, 4) !== month.slice(0, 4));
      if (taxFen + bonusFen + baseBonusFen > 0) {
        months.close(month, { taxFen, bonusFen, baseBonusFen });
      }
      month = following;
    }
  };
  return {
    add(sale: PastSale): void {
      const { order, payment } = sale;
      const outcome = outcomeOf(sale, draft);
      const { shares } = outcome;
      const otherwise = other && outcomeOf(sale, other);
      const base = otherwise?.shares ?? bookedOf(sale, setup);
      const own = chinaMonth(payment.successAtMs);
      assert(month === null || own >= month, `a sale of ${own} after ${month}`);
      closeUntil(own);
      month = own;
      sales += 1;
      const left = leftOf(sale);
      const leftFen = sumFen(left);
      const [draftFen, baseFen] = [payOf(shares), payOf(base)];
      if (draftFen > baseFen) more += 1;
      if (draftFen < baseFen) less += 1;
      months.add({ month: own, paidFen: goodsFen(order), leftFen, draft: shares, base });
      places.add(shares, base);
      people.add(shares, base);
      const { sellerId, soldFen } = ownSale(outcome.facts, order.buyerId, shares);
      bonuses.add(sellerId, soldFen, draftFen);
      if (otherwise) {
        const own = ownSale(otherwise.facts, order.buyerId, base);
        baseBonuses?.add(own.sellerId, own.soldFen, baseFen);
      }
      caps.add(outcome);
      sold.add(sale, { left, leftFen, draftFen, shares, base });
    },
    /** Ends the month that is open, as if no more was sold in it. */
    end(): void {
      if (month !== null) closeUntil(chinaMonth(monthSpanMs(month).untilMs));
    },
    state: (): ForecastState => ({
      ...{ sales, month, months: months.state(), places: places.state(), people: people.state() },
      ...{ sellers: bonuses.state(), caps: caps.state(), ...sold.state() },
      baseSellers: baseBonuses?.state() ?? [],
      changed: { more, less },
    }),
  };
}
export type Forecast = ReturnType<typeof openForecast>;

/** The plan that the draft is compared with; null = there is none, or it is what was booked. */
const againstPlan = ({ against }: ForecastSetup): Plan | null =>
  against === "booked" ? null : against;

const bookedOf = ({ recorded }: PastSale, { against }: ForecastSetup): readonly Share[] =>
  against === "booked" ? sharesOf(recorded ?? []) : [];

/** By product what was sold, and what of all pays the largest part. */
function openSold({ costs }: ForecastSetup, from: ForecastState) {
  const goods = openGoods(from.goods, costs);
  const worstSales = openWorst<WorstSale>(from.worstSales);
  const worstOrders = openWorst<WorstOrder>(from.worstOrders);
  return {
    add(sale: PastSale, { left, leftFen, draftFen, shares, base }: PricedSale): void {
      const head = { orderId: sale.order._id, atMs: sale.payment.successAtMs };
      worstOrders.add(leftFen, draftFen, () => ({
        ...{ ...head, leftFen, draftFen, shares: toldShares(shares) },
      }));
      for (const [sku, sold] of bySku(sale, left, shares, base)) {
        goods.add(sku, sold);
        const ofSku = sold[0]?.draft ?? [];
        const skuLeftFen = sumFen(sold.map((one) => one.leftFen));
        const skuFen = payOf(ofSku);
        worstSales.add(skuLeftFen, skuFen, () => ({
          ...{ ...head, sku, leftFen: skuLeftFen, draftFen: skuFen, shares: toldShares(ofSku) },
        }));
      }
    },
    state: () => ({
      ...{ goods: goods.state(), worstSales: worstSales.state() },
      worstOrders: worstOrders.state(),
    }),
  };
}
type PricedSale = {
  readonly left: ReturnType<typeof leftOf>;
  readonly leftFen: number;
  readonly draftFen: number;
  readonly shares: readonly Share[];
  readonly base: readonly Share[];
};

/** The lines of each product, with the shares of it. A gift counts, too: it costs something. */
function bySku(
  { order }: PastSale,
  left: ReturnType<typeof leftOf>,
  draft: readonly Share[],
  base: readonly Share[],
): ReadonlyMap<string, readonly SoldLine[]> {
  const sold = new Map<string, SoldLine[]>();
  for (const [index, line] of order.lines.entries()) {
    const one = {
      ...{ line, leftFen: left[index] ?? fen(0) },
      draft: draft.filter(({ sku }) => sku === line.sku),
      base: base.filter(({ sku }) => sku === line.sku),
    };
    const known = sold.get(line.sku);
    if (known) known.push(one);
    else sold.set(line.sku, [one]);
  }
  return sold;
}
