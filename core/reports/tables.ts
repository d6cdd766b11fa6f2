/**
 * The tables of a derived day, by what they tell apart: the coarser ones are small, so that a report that needs no more
 * reads no more. Rows are numbers: the key, then sums.
 */
export const SALES_TABLES = ["goods", "products", "sales", "places", "people"] as const;
export type SalesTable = (typeof SALES_TABLES)[number];

/** Where a table holds what; a column of the key that it does not have is left out. */
export type Columns = {
  /** How many columns are the key. */
  readonly keys: number;
  /** The index of a product in the document's own list. */
  readonly product?: number;
  /** The number of a province's two digits; 0 = not known. */
  readonly province?: number;
  /** Whose own sale it is; 0 = nobody's. */
  readonly promoter?: number;
  readonly channel?: number;
  readonly campaign?: number;
  readonly orders: number;
  readonly pieces: number;
  readonly paid: number;
  readonly refunded: number;
  readonly shares: number;
};

/** One row for each order of which a product is part, or for each order: only days have these. */
const goods = { keys: 3, product: 0, province: 1, promoter: 2, ...sums(3) };
const sales = {
  ...{ keys: 4, province: 0, promoter: 1, channel: 2, campaign: 3, ...sums(4) },
  firstOrders: 9,
};
const products = { keys: 1, product: 0, ...sums(1) };
const places = { keys: 3, province: 0, channel: 1, campaign: 2, ...sums(3), firstOrders: 8 };
/** `sold`: own sales after refunds. `earned`: of whatever orders. */
const people = { keys: 1, promoter: 0, ...sums(1), sold: 6, earned: 7 };
export const COLUMNS = { goods, products, sales, places, people } as const satisfies Readonly<
  Record<SalesTable, Columns>
>;

/** Those of which only days are kept: a month of a large shop is more than one document may hold (5 MB at once). */
export const OF_DAYS_ONLY: readonly SalesTable[] = ["goods", "sales"];

function sums(from: number) {
  return {
    ...{ orders: from, pieces: from + 1, paid: from + 2, refunded: from + 3, shares: from + 4 },
  };
}
