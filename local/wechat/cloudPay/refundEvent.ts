import { createHash } from "node:crypto";
import { chinaTime } from "../chinaTime.ts";
import { refundIdOf, refundStateAt } from "../trade/refund.ts";
import type { RefundOfOrder } from "../trade/refunds.ts";
import { transactionIdOf } from "../trade/transactionId.ts";
import { CLOUDPAY_MCHID } from "./payEvent.ts";

/** The states of a refund in the words of WeChat Pay v2, which cloudPay speaks. */
const STATUS: Readonly<Record<string, string>> = {
  ...{ SUCCESS: "SUCCESS", ABNORMAL: "CHANGE", CLOSED: "REFUNDCLOSE", PROCESSING: "PROCESSING" },
};

export const v2RefundStatus = (state: string): string => STATUS[state] ?? state;

/** The event of cloudPay's callback about a refund. */
export function refundEvent({ refund, order }: RefundOfOrder, atMs: number): object {
  const { terms } = refund;
  const state = refundStateAt(refund, atMs);
  const openid = order.paid?.openid ?? "";
  return {
    ...{ returnCode: "SUCCESS", appid: order.terms.appid, mchId: CLOUDPAY_MCHID },
    ...{ subAppid: order.terms.appid, subMchId: terms.mchid },
    nonceStr: createHash("sha256").update(terms.outRefundNo).digest("hex").slice(0, 32),
    ...{ transactionId: transactionIdOf(order.terms), outTradeNo: terms.outTradeNo },
    ...{ refundId: refundIdOf(terms), outRefundNo: terms.outRefundNo },
    ...{ totalFee: terms.totalFen, settlementTotalFee: terms.totalFen },
    ...{ refundFee: terms.refundFen, settlementRefundFee: terms.refundFen },
    refundStatus: v2RefundStatus(state),
    // "2026-01-31 09:00:00", in China's time.
    successTime: state === "SUCCESS" ? chinaTime(atMs).slice(0, 19).replace("T", " ") : "",
    ...{ refundRecvAccout: "支付用户零钱", refundAccount: "REFUND_SOURCE_RECHARGE_FUNDS" },
    refundRequestSource: "API",
    userInfo: { appId: order.terms.appid, openId: openid },
  };
}
