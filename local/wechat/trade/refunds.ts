import type { Clock } from "../../clock.ts";
import { ControlError } from "../../control/errors.ts";
import type { Commit, InTurn } from "../journal.ts";
import { invalidRequest, type PayRefusal } from "../v3/payRefusal.ts";
import { keyText, type Order, type PayBook, type PayEvent, type PayKey } from "./payBook.ts";
import { isClosed, isRefundFate, refundStateAt, type Refund, type RefundTerms } from "./refund.ts";
import type { RefundRequest } from "./refundRequest.ts";

const REFUNDS_PER_ORDER_MAX = 50;
/** WeChat pays back for a year. */
const REFUNDABLE_MS = 365 * 24 * 3_600_000;

const NO_ORDER: PayRefusal = { status: 404, code: "RESOURCE_NOT_EXISTS", message: "订单不存在" };
const NO_REFUND: PayRefusal = {
  ...{ status: 404, code: "RESOURCE_NOT_EXISTS", message: "退款单不存在" },
};
const NOT_ENOUGH: PayRefusal = {
  ...{ status: 403, code: "NOT_ENOUGH", message: "基本账户余额不足,请充值后重新发起" },
};

export interface RefundOfOrder {
  readonly refund: Refund;
  readonly order: Order;
}

export interface Refunds {
  /**
   * Asks for money back. The same number with the same words is the same refund, never a second one.
   *
   * Errors: RESOURCE_NOT_EXISTS, INVALID_REQUEST (another request under the number, another total, too much, too
   * often, too late, not paid), NOT_ENOUGH.
   */
  ask(mchid: string, request: RefundRequest): Promise<RefundOfOrder | PayRefusal>;
  find(key: PayKey): RefundOfOrder | PayRefusal;
  /** Says what becomes of a refund, also before it was asked for. Refuses to change an end but ABNORMAL. */
  answer(key: PayKey, result: string): Promise<{ readonly state: string | null }>;
}

export function createRefunds(o: {
  clock: Clock;
  inTurn: InTurn<PayBook, PayEvent>;
  book: () => PayBook;
}): Refunds {
  const { clock, inTurn } = o;
  return {
    ask: (mchid, request) =>
      inTurn(async (book, commit) => {
        const atMs = clock.nowMs();
        const order = orderOf(book, mchid, request);
        if (order === undefined) return NO_ORDER;
        const key = { mchid, no: request.outRefundNo };
        const known = book.refunds.get(keyText(key));
        if (known !== undefined) {
          if (known.terms.request === request.request) return { refund: known, order };
          return invalidRequest("订单金额或退款金额与之前请求不一致,请核实后再试");
        }
        const wrong = wrongRefund(book, order, request, atMs);
        if (wrong !== undefined) return wrong;
        await commit([{ type: "refunded", terms: termsOf(mchid, request, order), atMs }]);
        return foundIn(book, key) ?? NO_REFUND;
      }),
    find: (key) => foundIn(o.book(), key) ?? NO_REFUND,
    answer: (key, result) =>
      inTurn((book, commit) => answer(book, commit, { key, result, atMs: clock.nowMs() })),
  };
}

function foundIn(book: PayBook, key: PayKey): RefundOfOrder | undefined {
  const refund = book.refunds.get(keyText(key));
  const no = refund?.terms.outTradeNo ?? "";
  const order = book.orders.get(keyText({ mchid: key.mchid, no }));
  return refund && order && { refund, order };
}

function orderOf(book: PayBook, mchid: string, { order }: RefundRequest): Order | undefined {
  const key =
    "outTradeNo" in order
      ? { mchid, no: order.outTradeNo }
      : book.byTransactionId.get(order.transactionId);
  const found = key?.mchid === mchid ? book.orders.get(keyText(key)) : undefined;
  // What was never paid is no order to whoever pays back.
  return found?.paid == null ? undefined : found;
}

function termsOf(mchid: string, request: RefundRequest, order: Order): RefundTerms {
  const { order: _, ...rest } = request;
  return { ...rest, mchid, outTradeNo: order.terms.outTradeNo };
}

function wrongRefund(
  book: PayBook,
  order: Order,
  { totalFen, refundFen }: RefundRequest,
  nowMs: number,
): PayRefusal | undefined {
  const { mchid, totalFen: paidFen } = order.terms;
  if (totalFen !== paidFen) return invalidRequest("订单金额与支付时不一致,请核实后再试");
  if (nowMs > (order.paid?.atMs ?? 0) + REFUNDABLE_MS) {
    return invalidRequest("订单已超过可退款的最大期限");
  }
  if (order.refunds.length >= REFUNDS_PER_ORDER_MAX) {
    return invalidRequest(`部分退款不能超过${REFUNDS_PER_ORDER_MAX}次`);
  }
  let takenFen = 0;
  for (const no of order.refunds) {
    const other = book.refunds.get(keyText({ mchid, no }));
    if (other !== undefined && !isClosed(other)) takenFen += other.terms.refundFen;
  }
  if (takenFen + refundFen > paidFen) return invalidRequest("申请退款金额超过订单可退金额");
  return (book.balances.get(mchid) ?? 0) < refundFen ? NOT_ENOUGH : undefined;
}

async function answer(
  book: PayBook,
  commit: Commit<PayEvent>,
  { key, result, atMs }: { key: PayKey; result: string; atMs: number },
): Promise<{ readonly state: string | null }> {
  if (!isRefundFate(result)) {
    throw new ControlError("bad_request", `no such result of a refund: ${result}`);
  }
  const before = book.refunds.get(keyText(key));
  const state = before && refundStateAt(before, atMs);
  if (before !== undefined && (state === "SUCCESS" || state === "CLOSED")) {
    if (before.fate === result) return { state };
    throw new ControlError("refund_ended", `${key.no} has ended as ${state}`, 409);
  }
  await commit([{ type: "refundFate", key, fate: result, atMs }]);
  const after = book.refunds.get(keyText(key));
  return { state: after === undefined ? null : refundStateAt(after, atMs) };
}
