import {
  addPayment,
  addRefundByHand,
  nothingByHand,
  type HandPayment,
  type HandRefund,
  type PaidByHand,
} from "./paidByHand.ts";
import { DEV_MERCHANT } from "../v3/devKeys.ts";
import { isClosed, type Refund, type RefundFate, type RefundTerms } from "./refund.ts";
import { transactionIdOf } from "./transactionId.ts";

/** Where WeChat tells of an end: an address, or a function of cloudPay. `null`: nowhere. */
export type NotifyTarget = { readonly url: string } | { readonly functionName: string } | null;

/** What a merchant ordered. */
export interface OrderTerms {
  readonly mchid: string;
  readonly appid: string;
  readonly outTradeNo: string;
  readonly description: string;
  readonly totalFen: number;
  readonly attach: string | null;
  /** Who is to pay; `null`: whoever opens the payment. */
  readonly openid: string | null;
  readonly notify: NotifyTarget;
  /** No payment from this instant on. */
  readonly expiresAtMs: number | null;
  /** All that was sent, for comparing: the same order again must say the same. */
  readonly request: string;
}

export type OrderState = "NOTPAY" | "USERPAYING" | "PAYERROR" | "SUCCESS" | "CLOSED";

export interface Order {
  readonly terms: OrderTerms;
  readonly state: OrderState;
  readonly createdAtMs: number;
  readonly prepayId: string;
  readonly prepayAtMs: number;
  readonly paid: { readonly atMs: number; readonly openid: string } | null;
  /** The numbers of its refunds, in order of their coming. */
  readonly refunds: readonly string[];
}

/** Names one order, or one refund, of one merchant. */
export interface PayKey {
  readonly mchid: string;
  readonly no: string;
}

/** All that ever happens to orders and refunds. The file of payments holds these, one a line. */
export type PayEvent =
  | {
      readonly type: "ordered";
      readonly terms: OrderTerms;
      readonly prepayId: string;
      readonly atMs: number;
    }
  | {
      readonly type: "prepaid";
      readonly key: PayKey;
      readonly prepayId: string;
      readonly atMs: number;
    }
  | {
      readonly type: "paid";
      readonly key: PayKey;
      readonly openid: string;
      readonly atMs: number;
    }
  | {
      readonly type: "tried";
      readonly key: PayKey;
      readonly state: "USERPAYING" | "PAYERROR" | "NOTPAY";
    }
  | { readonly type: "closed"; readonly key: PayKey }
  | { readonly type: "refunded"; readonly terms: RefundTerms; readonly atMs: number }
  | {
      readonly type: "refundFate";
      readonly key: PayKey;
      readonly fate: RefundFate;
      readonly atMs: number;
    }
  | ({ readonly type: "paidByHand" } & HandPayment)
  | ({ readonly type: "refundedByHand" } & HandRefund)
  | { readonly type: "balance"; readonly mchid: string; readonly balanceFen: number };

/** Orders and refunds as they stand. */
export interface PayBook {
  readonly orders: Map<string, Order>;
  /** Every merchant that has placed an order. */
  readonly mchids: Set<string>;
  readonly byPrepayId: Map<string, PayKey>;
  readonly byTransactionId: Map<string, PayKey>;
  readonly refunds: Map<string, Refund>;
  /** What was said of refunds that do not exist yet. */
  readonly fates: Map<string, RefundFate>;
  /** What each merchant's basic account holds, in fen. */
  readonly balances: Map<string, number>;
  /** Of the stand-in's own merchant: what developers paid without an order. */
  readonly byHand: PaidByHand;
}

export const emptyPayBook = (): PayBook => ({
  ...{ orders: new Map(), mchids: new Set(), byPrepayId: new Map(), byTransactionId: new Map() },
  ...{ refunds: new Map(), fates: new Map(), balances: new Map(), byHand: nothingByHand() },
});

export const keyText = ({ mchid, no }: PayKey): string => `${mchid}/${no}`;
export const orderKey = ({ mchid, outTradeNo }: OrderTerms): PayKey => ({ mchid, no: outTradeNo });

/** Adds one event to the book. The same events in the same order always give the same book. */
export function applyPayEvent(book: PayBook, event: PayEvent): void {
  switch (event.type) {
    case "ordered": {
      const { terms, prepayId, atMs } = event;
      const key = orderKey(terms);
      book.mchids.add(key.mchid);
      book.byPrepayId.set(prepayId, key);
      book.orders.set(keyText(key), {
        ...{ terms, state: "NOTPAY", createdAtMs: atMs, prepayId, prepayAtMs: atMs },
        ...{ paid: null, refunds: [] },
      });
      return;
    }
    case "prepaid":
      book.byPrepayId.set(event.prepayId, event.key);
      return change(book, event.key, { prepayId: event.prepayId, prepayAtMs: event.atMs });
    case "paid": {
      const order = book.orders.get(keyText(event.key));
      if (order === undefined) return;
      book.byTransactionId.set(transactionIdOf(order.terms), event.key);
      addToBalance(book, event.key.mchid, order.terms.totalFen);
      return change(book, event.key, {
        ...{ state: "SUCCESS", paid: { atMs: event.atMs, openid: event.openid } },
      });
    }
    case "tried":
      return change(book, event.key, { state: event.state });
    case "closed":
      return change(book, event.key, { state: "CLOSED" });
    case "refunded":
      return addRefund(book, event.terms, event.atMs);
    case "refundFate":
      return setFate(book, event);
    case "paidByHand":
      addToBalance(book, DEV_MERCHANT.mchid, event.totalFen);
      return addPayment(book.byHand, event);
    case "refundedByHand":
      addToBalance(book, DEV_MERCHANT.mchid, -event.refundFen);
      return addRefundByHand(book.byHand, event);
    case "balance":
      book.balances.set(event.mchid, event.balanceFen);
  }
}

function change(book: PayBook, key: PayKey, to: Partial<Order>): void {
  const order = book.orders.get(keyText(key));
  if (order !== undefined) book.orders.set(keyText(key), { ...order, ...to });
}

function addToBalance(book: PayBook, mchid: string, fen: number): void {
  book.balances.set(mchid, (book.balances.get(mchid) ?? 0) + fen);
}

function addRefund(book: PayBook, terms: RefundTerms, atMs: number): void {
  const { mchid, outRefundNo: no, outTradeNo } = terms;
  const text = keyText({ mchid, no });
  const fate = book.fates.get(text) ?? "success";
  book.fates.delete(text);
  book.refunds.set(text, { terms, createdAtMs: atMs, fate, fateAtMs: atMs });
  if (fate !== "closed") addToBalance(book, mchid, -terms.refundFen);
  const order = book.orders.get(keyText({ mchid, no: outTradeNo }));
  if (order === undefined) return;
  change(book, orderKey(order.terms), { refunds: [...order.refunds, no] });
}

function setFate(book: PayBook, event: PayEvent & { type: "refundFate" }): void {
  const text = keyText(event.key);
  const refund = book.refunds.get(text);
  if (refund === undefined) {
    book.fates.set(text, event.fate);
    return;
  }
  const { fate, atMs: fateAtMs } = event;
  const changed: Refund = { ...refund, fate, fateAtMs };
  book.refunds.set(text, changed);
  const moved = Number(isClosed(changed)) - Number(isClosed(refund));
  addToBalance(book, event.key.mchid, moved * refund.terms.refundFen);
}
