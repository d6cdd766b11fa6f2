import type { SellerSum } from "#core/forecast/bonuses.ts";
import type { CapCuts } from "#core/forecast/caps.ts";
import type { GoodsSum } from "#core/forecast/goods.ts";
import type { MonthSum } from "#core/forecast/months.ts";
import type { PersonSum } from "#core/forecast/people.ts";
import type { WorstOrder, WorstSale } from "#core/forecast/worst.ts";

/**
 * All that a forecast knows after some sales: plain data, to be kept and gone on from. Sums of the draft stand in
 * `draftFen`, of what it is compared with in `baseFen`.
 */
export type ForecastState = {
  readonly sales: number;
  /** The month of the newest sale, still open; null = none yet. */
  readonly month: string | null;
  readonly months: readonly MonthSum[];
  readonly places: readonly PlaceSum[];
  readonly people: readonly PersonSum[];
  readonly sellers: readonly SellerSum[];
  /** The same by the plan that it is compared with; empty where that has no bonus, or what was booked is compared. */
  readonly baseSellers: readonly SellerSum[];
  readonly goods: readonly GoodsSum[];
  readonly caps: CapCuts;
  readonly worstSales: readonly WorstSale[];
  readonly worstOrders: readonly WorstOrder[];
  /** How many orders pay more by the draft, and how many less. */
  readonly changed: { readonly more: number; readonly less: number };
};
export type PlaceSum = {
  /** `distance1`, `team`, `correction`, …; `supply` is what goods cost. */
  readonly place: string;
  readonly draftFen: number;
  readonly baseFen: number;
};

export const emptyState: ForecastState = {
  ...{ sales: 0, month: null, months: [], places: [], people: [], sellers: [], goods: [] },
  baseSellers: [],
  caps: { sales: 0, orders: 0, cutFen: 0, places: [] },
  ...{ worstSales: [], worstOrders: [] },
  changed: { more: 0, less: 0 },
};
