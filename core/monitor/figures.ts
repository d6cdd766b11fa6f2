import type { Fen } from "#core/money.ts";

/** So many promoters joined on a day in China, with so many introducers above them (3 = three or more). */
export type JoinedRow = {
  readonly day: number;
  readonly introducers: number;
  readonly count: number;
};
/** What was sold on a day in China, and what of it goes to people, as known now. */
export type SoldRow = {
  readonly day: number;
  readonly orders: number;
  readonly soldFen: Fen;
  readonly sharedFen: Fen;
};
/** Whose customers buy: over everybody who has any. */
export type Customers = {
  readonly sellers: number;
  /** Those of them whose customers are all promoters themselves. */
  readonly onlyPromoters: number;
  readonly orders: number;
  /** Those of them that a promoter bought for himself. */
  readonly byPromoters: number;
};
/** What one promoter sold in a span, and how much of it looks odd. */
export type SellerRow = {
  readonly promoterId: string;
  readonly orders: number;
  /** The most of them that one and the same buyer made. */
  readonly byOneBuyer: number;
  /** Those of which anything was refunded. */
  readonly refunded: number;
};

/** What the daily look at the population is about. */
export type Figures = {
  readonly joined: readonly JoinedRow[];
  /** The last 100 days, the earliest first. */
  readonly sold: readonly SoldRow[];
  /** Of the last 90 days. */
  readonly customers: Customers;
  /** Of the last 30 days: the oddest, by their orders. */
  readonly odd: readonly SellerRow[];
  /** Of the last 60 days: those whose level was changed in the last 30. */
  readonly reviewed: readonly SellerRow[];
};
