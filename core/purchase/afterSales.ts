import type { Fen } from "#core/money.ts";

/**
 * A buyer's wish after he paid: money back, goods and money back, or other goods. It lives in the purchase.
 *
 * - Source: docs/domain/aftersales.md.
 */
export type AfterSales = {
  /** Made by the client before its first try; also the hold of the case, and the first refund's number at WeChat. */
  readonly id: string;
  readonly kind: AfterSalesKind;
  readonly state: AfterSalesState;
  /** Pieces by the index of the purchase's line, and what they give back. No line twice. */
  readonly lines: readonly AfterSalesLine[];
  readonly freightFen: Fen;
  readonly reason: AfterSalesReason;
  readonly text: string;
  readonly pictures: readonly string[];
  readonly askedAtMs: number;
  readonly stateAtMs: number;
  /** Until when whoever is next must act; null = nobody must. */
  readonly dueAtMs: number | null;
  /** What staff answered last; null = nothing yet. */
  readonly decision: { readonly by: string; readonly atMs: number; readonly text: string } | null;
  /** How the goods come back. */
  readonly back: Sending | null;
  /** When staff had the goods in their hands; null = not yet. */
  readonly arrivedAtMs: number | null;
  /** How other goods go out again. */
  readonly again: Sending | null;
  /** The numbers of its refunds at WeChat, the newest last: one that WeChat closed cannot be used again. */
  readonly refundIds: readonly string[];
  /** Whether WeChat is late with the money, so that staff must look. */
  readonly isLate: boolean;
  /** What staff wrote, and what the shop noticed; `by` is "" for the shop. */
  readonly notes: readonly AfterSalesNote[];
};
export const AFTER_SALES_KINDS = ["refund", "return", "exchange"] as const;
export type AfterSalesKind = (typeof AFTER_SALES_KINDS)[number];
export type AfterSalesLine = {
  readonly line: number;
  readonly sku: string;
  readonly quantity: number;
  /** Nothing for an exchange. */
  readonly refundFen: Fen;
  /** Pieces of it that had not been shipped when staff agreed: they never leave, and can be sold again. */
  readonly unshipped: number;
  /** What the buyer gets instead; null = nothing. */
  readonly againSku: string | null;
};
export type Sending = {
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly atMs: number;
};
export type AfterSalesNote = { readonly atMs: number; readonly by: string; readonly text: string };
/** The table afterSalesMachine.ts says how they follow one another. The last three are ends. */
export const AFTER_SALES_STATES = [
  "asked",
  "agreed",
  "sent",
  "arrived",
  "refunding",
  "reshipped",
  "done",
  "refused",
  "withdrawn",
] as const;
export type AfterSalesState = (typeof AFTER_SALES_STATES)[number];
export const AFTER_SALES_REASONS = [
  "not_wanted",
  "wrong_goods",
  "broken",
  "missing",
  "not_as_described",
  "late",
  "other",
] as const;
export type AfterSalesReason = (typeof AFTER_SALES_REASONS)[number];

/** So many one purchase may ever have: each holds the case once, and a case takes 20 holds. */
export const AFTER_SALES_MAX = 10;
export const AFTER_SALES_NOTES_MAX = 20;

/** Whether it has come to an end, good or bad. */
export const isEnded = ({ state }: Pick<AfterSales, "state">): boolean =>
  state === "done" || state === "refused" || state === "withdrawn";

/** Whether its pieces are not the buyer's to ask for: it is under way, or they were paid back. After an exchange he has pieces again. */
export const takesPieces = ({ state, kind }: Pick<AfterSales, "state" | "kind">): boolean =>
  state === "done" ? kind !== "exchange" : state !== "refused" && state !== "withdrawn";
