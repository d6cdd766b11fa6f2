import type { Fen } from "#core/money.ts";

/** A row of a trade bill: a payment, or a refund as far as it had come when the bill was made. */
export type TradeRow = PaymentRow | RefundRow;
export type PaymentRow = {
  readonly kind: "payment";
  readonly orderId: string;
  readonly transactionId: string;
  /** What the order cost, vouchers included: the amount that a notice tells. */
  readonly amountFen: Fen;
  readonly atMs: number;
};
/** A refund stands in the bill of the day on which it was asked for. */
export type RefundRow = {
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
