import { chinaTime } from "../chinaTime.ts";
import type { Order } from "./payBook.ts";
import { refundEnd, refundIdOf, refundStateAt, type Refund } from "./refund.ts";
import type { RefundOfOrder } from "./refunds.ts";
import { transactionIdOf } from "./transactionId.ts";

/** What WeChat says of each state, for people to read. */
const STATE_TEXTS: Readonly<Record<string, string>> = {
  ...{ SUCCESS: "支付成功", REFUND: "转入退款", NOTPAY: "订单未支付", CLOSED: "订单已关闭" },
  ...{ USERPAYING: "用户支付中", PAYERROR: "支付失败" },
};
/** Who the buyer's money comes from, when nobody says otherwise. */
export const BANK = "OTHERS";
const RECEIVER = "支付用户零钱";

/** What WeChat calls the state: a paid order of which anything is paid back counts as REFUND. */
export function tradeState(order: Order): string {
  return order.state === "SUCCESS" && order.refunds.length > 0 ? "REFUND" : order.state;
}

/** The state and its words. */
export function tradeStateFields(order: Order) {
  const state = tradeState(order);
  return { trade_state: state, trade_state_desc: STATE_TEXTS[state] ?? state };
}

/** All that WeChat tells of an order; the payment itself only when it is done. */
export function transactionJson(order: Order): object {
  const { terms, paid } = order;
  const head = {
    ...{ appid: terms.appid, mchid: terms.mchid, out_trade_no: terms.outTradeNo },
    ...tradeStateFields(order),
  };
  if (paid === null) {
    return {
      ...head,
      amount: { total: terms.totalFen, currency: "CNY" },
      payer: terms.openid === null ? {} : { openid: terms.openid },
    };
  }
  return {
    ...head,
    ...{ transaction_id: transactionIdOf(terms), trade_type: "JSAPI", bank_type: BANK },
    ...{ attach: terms.attach ?? "", success_time: chinaTime(paid.atMs) },
    payer: { openid: paid.openid },
    amount: {
      ...{ total: terms.totalFen, payer_total: terms.totalFen },
      ...{ currency: "CNY", payer_currency: "CNY" },
    },
  };
}

const numbersOf = ({ refund, order }: RefundOfOrder) => ({
  refund_id: refundIdOf(refund.terms),
  out_refund_no: refund.terms.outRefundNo,
  transaction_id: transactionIdOf(order.terms),
  out_trade_no: order.terms.outTradeNo,
});

/** When money was back at its owner; undefined while it is not. */
function successAtMs(refund: Refund, nowMs: number): number | undefined {
  return refundStateAt(refund, nowMs) === "SUCCESS" ? refundEnd(refund)?.atMs : undefined;
}

/** All that WeChat tells of a refund. */
export function refundJson(found: RefundOfOrder, nowMs: number): object {
  const { refund } = found;
  const { refundFen, totalFen, fundsAccount } = refund.terms;
  const doneAtMs = successAtMs(refund, nowMs);
  return {
    ...numbersOf(found),
    ...{ channel: "ORIGINAL", user_received_account: RECEIVER },
    ...(doneAtMs === undefined ? {} : { success_time: chinaTime(doneAtMs) }),
    create_time: chinaTime(refund.createdAtMs),
    status: refundStateAt(refund, nowMs),
    funds_account: fundsAccount,
    amount: {
      ...{ total: totalFen, refund: refundFen, payer_total: totalFen, payer_refund: refundFen },
      ...{ settlement_refund: refundFen, settlement_total: totalFen, discount_refund: 0 },
      currency: "CNY",
    },
    promotion_detail: [],
  };
}

/** What the notice of a refund's end says. */
export function refundNoticeJson(found: RefundOfOrder, atMs: number): object {
  const { refund, order } = found;
  const { refundFen, totalFen } = refund.terms;
  const doneAtMs = successAtMs(refund, atMs);
  return {
    mchid: order.terms.mchid,
    ...numbersOf(found),
    refund_status: refundStateAt(refund, atMs),
    ...(doneAtMs === undefined ? {} : { success_time: chinaTime(doneAtMs) }),
    user_received_account: RECEIVER,
    amount: {
      ...{ total: totalFen, refund: refundFen, payer_total: totalFen, payer_refund: refundFen },
    },
  };
}
