import { createHash } from "node:crypto";
import { chinaDigits, chinaTime } from "../chinaTime.ts";
import type { Order } from "../trade/payBook.ts";
import { refundEnd, refundIdOf, refundStateAt } from "../trade/refund.ts";
import type { RefundOfOrder } from "../trade/refunds.ts";
import { BANK, tradeStateFields } from "../trade/tradeReplies.ts";
import { transactionIdOf } from "../trade/transactionId.ts";
import type { PayRefusal } from "../v3/payRefusal.ts";
import { CLOUDPAY_MCHID } from "./payEvent.ts";
import { v2RefundStatus } from "./refundEvent.ts";

/** Who asks: a sub-merchant and its mini program. */
export interface Asker {
  readonly subMchId: string;
  readonly subAppid: string;
}

/** WeChat's codes before v3. */
const V2_CODES: Readonly<Record<string, string>> = {
  ...{ ORDER_NOT_EXIST: "ORDERNOTEXIST", ORDER_CLOSED: "ORDERCLOSED", ORDER_PAID: "ORDERPAID" },
  ...{ NOT_ENOUGH: "NOTENOUGH", USER_PAYING: "USERPAYING" },
};

const md5 = (text: string) => createHash("md5").update(text).digest("hex").toUpperCase();

/** What every answer says, signed by nobody: cloudPay's callers have no key to check it with. */
function head({ subMchId, subAppid }: Asker, about: string): object {
  const nonce = md5(about);
  return {
    ...{ return_code: "SUCCESS", return_msg: "OK", appid: subAppid, mch_id: CLOUDPAY_MCHID },
    ...{ sub_appid: subAppid, sub_mch_id: subMchId, nonce_str: nonce.slice(0, 16) },
    sign: md5(`${nonce}&local`),
  };
}

export function succeeded(asker: Asker, about: string, fields: object): object {
  return { ...head(asker, about), result_code: "SUCCESS", ...fields };
}

export function failed(asker: Asker, code: string, message: string): object {
  return {
    ...head(asker, code),
    ...{ result_code: "FAIL", err_code: code, err_code_des: message },
  };
}

/** A refusal of v3's in the words of v2. */
export function refusedAs(asker: Asker, { code, message }: PayRefusal): object {
  if (code === "PARAM_ERROR") return { return_code: "FAIL", return_msg: message };
  return failed(asker, V2_CODES[code] ?? code, message);
}

/** What `wx.requestPayment` takes, among the rest. */
export function orderedFields(appid: string, prepayId: string, nowMs: number): object {
  const timeStamp = String((nowMs - (nowMs % 1_000)) / 1_000);
  const nonce = md5(prepayId).slice(0, 16);
  const signed = `appId=${appid}&nonceStr=${nonce}&package=prepay_id=${prepayId}&signType=MD5&timeStamp=${timeStamp}`;
  return {
    ...{ trade_type: "JSAPI", prepay_id: prepayId },
    payment: {
      ...{ app_id: appid, time_stamp: timeStamp, nonce_str: nonce },
      ...{ package: `prepay_id=${prepayId}`, sign_type: "MD5", pay_sign: md5(`${signed}&local`) },
    },
  };
}

/** All that v2 tells of an order. */
export function orderFields(order: Order): object {
  const { terms, paid } = order;
  const state = { out_trade_no: terms.outTradeNo, ...tradeStateFields(order) };
  if (paid === null) return state;
  return {
    ...state,
    ...{ sub_openid: paid.openid, is_subscribe: "N", sub_is_subscribe: "N", trade_type: "JSAPI" },
    ...{ bank_type: BANK, total_fee: terms.totalFen, cash_fee: terms.totalFen, fee_type: "CNY" },
    ...{ transaction_id: transactionIdOf(terms), attach: terms.attach ?? "" },
    time_end: chinaDigits(paid.atMs),
  };
}

/** The answer to asking for a refund. */
export function refundFields({ refund, order }: RefundOfOrder): object {
  const { outTradeNo, outRefundNo, refundFen, totalFen } = refund.terms;
  return {
    ...{ transaction_id: transactionIdOf(order.terms), out_trade_no: outTradeNo },
    ...{ out_refund_no: outRefundNo, refund_id: refundIdOf(refund.terms) },
    ...{ refund_fee: refundFen, total_fee: totalFen },
    ...{ cash_fee: totalFen, cash_refund_fee: refundFen },
  };
}

/** All that v2 tells of the refunds of an order: its names carry a number for each. */
export function refundListFields(
  order: Order,
  refunds: readonly RefundOfOrder[],
  nowMs: number,
): object {
  const { terms } = order;
  const numbered = refunds.flatMap(({ refund }, n) => {
    const state = refundStateAt(refund, nowMs);
    const doneAtMs = state === "SUCCESS" ? refundEnd(refund)?.atMs : undefined;
    const time = doneAtMs === undefined ? "" : chinaTime(doneAtMs).slice(0, 19).replace("T", " ");
    return [
      [`out_refund_no_${n}`, refund.terms.outRefundNo],
      [`refund_id_${n}`, refundIdOf(refund.terms)],
      [`refund_channel_${n}`, "ORIGINAL"],
      [`refund_fee_${n}`, refund.terms.refundFen],
      [`refund_status_${n}`, v2RefundStatus(state)],
      [`refund_recv_accout_${n}`, "支付用户零钱"],
      ...(time === "" ? [] : [[`refund_success_time_${n}`, time]]),
    ];
  });
  return {
    ...{ transaction_id: transactionIdOf(terms), out_trade_no: terms.outTradeNo },
    ...{ total_fee: terms.totalFen, cash_fee: terms.totalFen, fee_type: "CNY" },
    ...{ total_refund_count: order.refunds.length, refund_count: refunds.length },
    ...(Object.fromEntries(numbered) as object),
  };
}
