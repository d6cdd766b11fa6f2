import type { BillKind } from "#core/reconcile/billDay.ts";
import type { Fen } from "#core/money.ts";

/** A row of a trade bill: a payment, or a refund as far as it had come when the bill was made. */
export type TradeRow =
  | {
      readonly kind: "payment";
      readonly orderId: string;
      readonly transactionId: string;
      readonly amountFen: Fen;
      readonly atMs: number;
    }
  | {
      readonly kind: "refund";
      readonly orderId: string;
      readonly refundId: string;
      readonly refundFen: Fen;
      readonly state: "processing" | "succeeded" | "closed" | "abnormal";
      readonly atMs: number;
    };

/** A row of a fund bill: money that came into an account of the merchant (`amountFen` > 0) or left it (< 0). */
export type FundRow = {
  readonly kind: "fund";
  readonly flowId: string;
  /** The merchant's own number: of an order, a refund or a transfer. */
  readonly about: string;
  /** WeChat's words for what it was. */
  readonly business: string;
  readonly amountFen: Fen;
  readonly balanceFen: Fen;
  readonly atMs: number;
};
export type BillRow = TradeRow | FundRow;

export type FetchedBill =
  | { readonly answer: "bill"; readonly sha1: string; readonly rows: readonly BillRow[] }
  /** Nothing happened on that day. */
  | { readonly answer: "none" }
  | { readonly answer: "unclear"; readonly reason: string };

export interface Bills {
  /** The bill of a day in China (`2026-03-05`), ready the next day after 10:00. Its SHA-1 and its totals were checked. */
  fetch(kind: BillKind, day: string): Promise<FetchedBill>;
}
