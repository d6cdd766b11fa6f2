/** What some orders come to. Sums may be larger than one amount may be, so they are plain numbers of fen. */
export type SalesFigures = {
  /** Orders that hold anything of the row: one order with two products counts in the row of each. */
  readonly orders: number;
  readonly pieces: number;
  /** What buyers paid, freight included. */
  readonly paidFen: number;
  /** What they got back of it until now, whenever that was. */
  readonly refundedFen: number;
  /** Paid less refunded. */
  readonly netFen: number;
  /** What all persons together earn of it, as booked. */
  readonly sharesFen: number;
};

export const NO_FIGURES: SalesFigures = {
  ...{ orders: 0, pieces: 0, paidFen: 0, refundedFen: 0, netFen: 0, sharesFen: 0 },
};

/** Two rows as one. */
export const addFigures = (a: SalesFigures, b: SalesFigures): SalesFigures => ({
  orders: a.orders + b.orders,
  pieces: a.pieces + b.pieces,
  paidFen: a.paidFen + b.paidFen,
  refundedFen: a.refundedFen + b.refundedFen,
  netFen: a.netFen + b.netFen,
  sharesFen: a.sharesFen + b.sharesFen,
});

/** Which orders a number counts: those paid in [`fromMs`, `untilMs`), and of them what the other fields say. */
export type SaleFilter = {
  readonly fromMs: number;
  readonly untilMs: number;
  /** The product's id; `FREIGHT` = the freight of orders, `CORRECTION` = what staff corrected of shares. */
  readonly productId?: string;
  /** Two digits of GB/T 2260; "" = not known. */
  readonly province?: string;
  /** Whose own sale it is; 0 = nobody's. */
  readonly promoterNumber?: number;
  /** By which channel's code the buyer came to his owner; 0 = by none, or by nobody. */
  readonly channel?: number;
  readonly campaign?: number;
  /** Only buyers' first orders, or only later ones. */
  readonly nth?: "first" | "repeat";
};

/** Stands where a product's id would, for the freight of orders: so all rows add up to what was paid. */
export const FREIGHT = "(freight)"; // No product can be called so: ids are letters, digits and dashes.

/** How old a part of a report is. Days are in China, both included. */
export type ReportPart = {
  readonly fromDay: string;
  readonly untilDay: string;
  readonly asOfMs: number;
};

/** The same for what two of the staff corrected of somebody's share: it is of no product. */
export const CORRECTION = "(correction)";

/** The most days of one report. */
export const REPORT_DAYS_MAX = 93;
