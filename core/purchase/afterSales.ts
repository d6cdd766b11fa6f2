import type { Fen } from "#core/money.ts";

/**
 * A buyer's wish after he paid: money back, goods and money back, or other goods. It lives in the purchase.
 *
 * - Source: docs/domain/aftersales.md.
 */
export type AfterSales = {
  /** Made by the client before its first try; also the refund's number at WeChat. */
  readonly id: string;
  readonly kind: "refund" | "return" | "exchange";
  readonly state: AfterSalesState;
  /** Pieces by the index of the purchase's line, and what they give back. */
  readonly lines: readonly AfterSalesLine[];
  readonly freightFen: Fen;
  readonly reason: AfterSalesReason;
  readonly text: string;
  readonly pictures: readonly string[];
  readonly askedAtMs: number;
  readonly stateAtMs: number;
  /** Until when whoever is next must act; null = nobody must. */
  readonly dueAtMs: number | null;
  /** What staff answered; null = nothing yet. */
  readonly decision: { readonly by: string; readonly atMs: number; readonly text: string } | null;
  /** How the goods come back. */
  readonly back: {
    readonly carrier: string;
    readonly trackingNumber: string;
    readonly atMs: number;
  } | null;
  /** How other goods go out again. */
  readonly again: {
    readonly carrier: string;
    readonly trackingNumber: string;
    readonly atMs: number;
  } | null;
};
export type AfterSalesLine = {
  readonly line: number;
  readonly sku: string;
  readonly quantity: number;
  readonly refundFen: Fen;
};
/**
 * asked → agreed (goods come back) → sent → arrived → refunding → done, or reshipped → done; refund only: asked →
 * refunding → done. `refused` and `withdrawn` end it without anything.
 */
export type AfterSalesState =
  "asked" | "agreed" | "sent" | "refunding" | "reshipped" | "done" | "refused" | "withdrawn";
export type AfterSalesReason =
  "not_wanted" | "wrong_goods" | "broken" | "missing" | "not_as_described" | "late" | "other";
