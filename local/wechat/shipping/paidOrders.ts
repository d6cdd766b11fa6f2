import { keyText, type Order, type PayBook, type PayKey } from "../trade/payBook.ts";
import { refundStateAt } from "../trade/refund.ts";
import { transactionIdOf } from "../trade/transactionId.ts";
import { DEV_MERCHANT } from "../v3/devKeys.ts";

/** An order that WeChat Pay knows as paid: the only kind that can be shipped. */
export interface PaidOrder {
  readonly key: PayKey;
  readonly transactionId: string;
  readonly openid: string;
  readonly totalFen: number;
  readonly createdAtMs: number;
  readonly paidAtMs: number;
  /** Nothing of the money is left with the merchant. */
  readonly isRefunded: boolean;
}

/** Undefined: there is no such order, or nobody has paid it. */
export function findPaid(book: PayBook, key: PayKey, nowMs: number): PaidOrder | undefined {
  const order = book.orders.get(keyText(key));
  if (order !== undefined) return paidOrder(book, order, nowMs);
  if (key.mchid !== DEV_MERCHANT.mchid) return undefined;
  const backFen = handRefunds(book);
  for (const { payments } of book.byHand.days.values()) {
    const payment = payments.get(key.no);
    if (payment !== undefined) return paidByHand(payment, backFen);
  }
  return undefined;
}

export function findByTransactionId(
  book: PayBook,
  transactionId: string,
  nowMs: number,
): PaidOrder | undefined {
  const key = book.byTransactionId.get(transactionId);
  if (key !== undefined) return findPaid(book, key, nowMs);
  return handOrders(book).find((order) => order.transactionId === transactionId);
}

/** All of them, in order of their placing; those that were paid by hand last. */
export function allPaid(book: PayBook, nowMs: number): readonly PaidOrder[] {
  const placed = [...book.orders.values()].flatMap((order) => paidOrder(book, order, nowMs) ?? []);
  return [...placed, ...handOrders(book)];
}

function paidOrder(book: PayBook, order: Order, nowMs: number): PaidOrder | undefined {
  const { terms, paid, createdAtMs } = order;
  if (paid === null) return undefined;
  const { mchid, outTradeNo, totalFen } = terms;
  const backFen = order.refunds
    .flatMap((no) => book.refunds.get(keyText({ mchid, no })) ?? [])
    .filter((refund) => refundStateAt(refund, nowMs) === "SUCCESS")
    .reduce((sum, { terms: { refundFen } }) => sum + refundFen, 0);
  return {
    ...{ key: { mchid, no: outTradeNo }, transactionId: transactionIdOf(terms) },
    ...{ openid: paid.openid, totalFen, createdAtMs, paidAtMs: paid.atMs },
    isRefunded: backFen >= totalFen,
  };
}

function handOrders(book: PayBook): PaidOrder[] {
  const backFen = handRefunds(book);
  const days = [...book.byHand.days.values()];
  return days.flatMap(({ payments }) =>
    [...payments.values()].map((payment) => paidByHand(payment, backFen)),
  );
}

function handRefunds({ byHand }: PayBook): Map<string, number> {
  const backFen = new Map<string, number>();
  for (const { refunds } of byHand.days.values()) {
    for (const { outTradeNo, refundFen } of refunds.values()) {
      backFen.set(outTradeNo, (backFen.get(outTradeNo) ?? 0) + refundFen);
    }
  }
  return backFen;
}

function paidByHand(
  payment: { outTradeNo: string; openid: string; totalFen: number; atMs: number },
  backFen: ReadonlyMap<string, number>,
): PaidOrder {
  const { outTradeNo, openid, totalFen, atMs } = payment;
  const key = { mchid: DEV_MERCHANT.mchid, no: outTradeNo };
  return {
    ...{ key, transactionId: transactionIdOf({ mchid: key.mchid, outTradeNo }) },
    ...{ openid, totalFen, createdAtMs: atMs, paidAtMs: atMs },
    isRefunded: (backFen.get(outTradeNo) ?? 0) >= totalFen,
  };
}
