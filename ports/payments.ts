import type { PaymentChannel } from "#core/commission/facts.ts";
import type { Fen } from "#core/money.ts";

/** What a buyer is asked for. `orderId` is the merchant's own number at WeChat: one number is one order for ever. */
export interface PaymentOrder {
  readonly orderId: string;
  readonly openid: string;
  readonly totalFen: Fen;
  /** What the buyer reads in WeChat: 1 to 127 characters. */
  readonly description: string;
  /** After that WeChat takes no payment of it. */
  readonly expiresAtMs: number;
}

/** What the mini program hands to `wx.requestPayment`, whole. */
export interface PaymentParameters {
  readonly timeStamp: string;
  readonly nonceStr: string;
  readonly package: string;
  readonly signType: string;
  readonly paySign: string;
}

/** There is no clear answer: nothing follows from it, in either direction. `reason` is for staff to read. */
export interface UnclearPayment {
  readonly answer: "unclear";
  readonly reason: string;
}

export type AskedPayment =
  | { readonly answer: "asked"; readonly parameters: PaymentParameters }
  | { readonly answer: "paid" | "closed" }
  | UnclearPayment;

/** A payment as WeChat tells it, in a notice or when asked. */
export interface KnownPayment {
  readonly orderId: string;
  readonly transactionId: string;
  readonly amountFen: Fen;
  readonly successAtMs: number;
}
/** `open`: it can be paid still. `closed`: it cannot. `none`: WeChat never heard of it. */
export type ReadPayment =
  | { readonly answer: "paid"; readonly payment: KnownPayment }
  | { readonly answer: "open" | "closed" | "none" }
  | UnclearPayment;

export interface RefundOrder {
  readonly orderId: string;
  /** The merchant's own number of the refund: the same one again is the same refund. */
  readonly refundId: string;
  readonly refundFen: Fen;
  /** What was paid for the whole order. */
  readonly totalFen: Fen;
  readonly reason: string;
}
/** `processing`: WeChat has taken it on. `abnormal`: the buyer's account refuses it, and staff must look at WeChat. */
export type RefundState = "processing" | "succeeded" | "closed" | "abnormal";
export interface KnownRefund {
  readonly orderId: string;
  readonly refundId: string;
  readonly refundFen: Fen;
  /** What was paid for the whole order. */
  readonly totalFen: Fen;
  readonly state: RefundState;
  /** When the money went back; null until it did. */
  readonly succeededAtMs: number | null;
}
export type ReadRefund =
  | { readonly answer: "refund"; readonly refund: KnownRefund }
  | { readonly answer: "none" }
  /** The number belongs to a refund of another order: under it this one will never be. */
  | { readonly answer: "foreign" }
  /** WeChat took nothing on and said why, such as a balance that does not suffice. Asking again may help, later. */
  | { readonly answer: "refused"; readonly code: string; readonly reason: string }
  | UnclearPayment;

/**
 * Money in, and back to the buyer. Every call ends within seconds and may be repeated at any time without being paid
 * or refunded twice.
 */
export interface Payments {
  readonly channel: PaymentChannel;
  ask(order: PaymentOrder): Promise<AskedPayment>;
  read(orderId: string): Promise<ReadPayment>;
  /** `closed` also when it was closed before; `paid` when the buyer was faster. */
  close(orderId: string): Promise<{ readonly answer: "closed" | "paid" } | UnclearPayment>;
  refund(order: RefundOrder): Promise<ReadRefund>;
  readRefund(order: Pick<RefundOrder, "orderId" | "refundId">): Promise<ReadRefund>;
}
