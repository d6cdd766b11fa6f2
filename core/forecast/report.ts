import type { CapCuts } from "#core/forecast/caps.ts";
import { type ForecastSetup, openForecast } from "#core/forecast/fold.ts";
import { type GoodsRow, goodsRows } from "#core/forecast/goodsRows.ts";
import type { MonthSum } from "#core/forecast/months.ts";
import {
  type Earnings,
  earningsOf,
  type PersonChange,
  changesOf,
} from "#core/forecast/earnings.ts";
import { ratioBp } from "#core/forecast/ratio.ts";
import type { ForecastState, PlaceSum } from "#core/forecast/state.ts";
import type { WorstOrder, WorstSale } from "#core/forecast/worst.ts";

/** What a draft plan would have made of past sales. Amounts in fen, ratios in basis points, rounded down. */
export type ForecastReport = {
  /** `booked`: as the orders were priced then. `plan`: by another plan. Null: nothing was compared. */
  readonly against: "booked" | "plan" | null;
  readonly orders: number;
  readonly total: Ratios;
  readonly months: readonly Ratios[];
  readonly places: readonly PlaceSum[];
  readonly earnings: Earnings;
  readonly goods: readonly GoodsRow[];
  /** Products that cost and pay more than they bring, the largest loss first. */
  readonly losses: readonly GoodsRow[];
  readonly caps: CapCuts;
  readonly worstSales: readonly WorstSale[];
  readonly worstOrders: readonly WorstOrder[];
  /** Null where nothing was compared. */
  readonly change: Change | null;
};
export type Ratios = MonthSum & {
  /** What is left of the goods after refunds. */
  readonly leftFen: number;
  /** What is paid of that, bonuses included; null where nothing was sold. */
  readonly payBp: number | null;
  readonly basePayBp: number | null;
};
/** Bonuses by period are in it where a plan is compared, not where it is what was booked. */
export type Change = {
  readonly draftFen: number;
  readonly baseFen: number;
  readonly ordersMore: number;
  readonly ordersLess: number;
  readonly winners: number;
  readonly losers: number;
  /** The largest changes, of both kinds, the largest first. */
  readonly largest: readonly PersonChange[];
};

/**
 * What a forecast says so far. The month that is still open counts as ended.
 *
 * - `promoters`: how many there were in all, those who earn nothing included.
 */
export function reportOf(
  setup: ForecastSetup,
  state: ForecastState,
  promoters: number,
): ForecastReport {
  const forecast = openForecast(setup, state);
  forecast.end();
  const ended = forecast.state();
  const { months, people, places, caps, worstSales, worstOrders, changed } = ended;
  const total = ratiosOf(totalOf(months));
  const goods = goodsRows(ended.goods);
  const { against } = setup;
  // What was booked of orders says nothing of bonuses by period, so none are compared with it.
  const withBonus = against !== "booked";
  const change = {
    draftFen: total.draftFen + (withBonus ? total.bonusFen : 0),
    baseFen: total.baseFen + total.baseBonusFen,
    ...{ ordersMore: changed.more, ordersLess: changed.less },
    ...changesOf(people, withBonus),
  };
  return {
    against: against === null || against === "booked" ? against : "plan",
    orders: state.sales,
    total,
    months: months.map(ratiosOf),
    places: [...places].sort(byPlace),
    earnings: earningsOf(people, promoters),
    goods,
    losses: goods.filter(({ marginFen }) => marginFen !== null && marginFen < 0),
    caps,
    ...{ worstSales, worstOrders },
    change: against === null ? null : change,
  };
}

function ratiosOf(sum: MonthSum): Ratios {
  const leftFen = sum.paidFen - sum.refundedFen;
  return {
    ...{ ...sum, leftFen, payBp: ratioBp(sum.draftFen + sum.bonusFen, leftFen) },
    basePayBp: ratioBp(sum.baseFen + sum.baseBonusFen, leftFen),
  };
}

function totalOf(months: readonly MonthSum[]): MonthSum {
  const sum = (of: (month: MonthSum) => number) => months.reduce((all, one) => all + of(one), 0);
  return {
    month: "",
    orders: sum(({ orders }) => orders),
    paidFen: sum(({ paidFen }) => paidFen),
    refundedFen: sum(({ refundedFen }) => refundedFen),
    draftFen: sum(({ draftFen }) => draftFen),
    baseFen: sum(({ baseFen }) => baseFen),
    supplyFen: sum(({ supplyFen }) => supplyFen),
    directOverFen: sum(({ directOverFen }) => directOverFen),
    allOverFen: sum(({ allOverFen }) => allOverFen),
    bonusFen: sum(({ bonusFen }) => bonusFen),
    baseBonusFen: sum(({ baseBonusFen }) => baseBonusFen),
    taxFen: sum(({ taxFen }) => taxFen),
  };
}

const byPlace = (a: PlaceSum, b: PlaceSum): number =>
  b.draftFen - a.draftFen || b.baseFen - a.baseFen || (a.place < b.place ? -1 : 1);
