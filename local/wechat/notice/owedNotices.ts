import { payEvent } from "../cloudPay/payEvent.ts";
import { refundEvent } from "../cloudPay/refundEvent.ts";
import type { Order, NotifyTarget } from "../trade/payBook.ts";
import { refundEnd } from "../trade/refund.ts";
import type { RefundOfOrder } from "../trade/refunds.ts";
import { refundNoticeJson, transactionJson } from "../trade/tradeReplies.ts";
import { transactionIdOf } from "../trade/transactionId.ts";
import { billEnd, type Bill } from "../transfer/transferBill.ts";
import { billNoticeJson } from "../transfer/transferReplies.ts";
import type { NoticeWay, OwedNotice } from "./outNotice.ts";
import { noticeId } from "./payNotice.ts";

/** Every notice that WeChat Pay sends here, by its event. */
export const NOTICE_EVENTS = [
  "TRANSACTION.SUCCESS",
  ...["REFUND.SUCCESS", "REFUND.ABNORMAL", "REFUND.CLOSED"],
  "MCHTRANSFER.BILL.FINISHED",
] as const;

function wayTo(notify: NotifyTarget, openid: string, appid: string): NoticeWay | undefined {
  if (notify === null || "url" in notify) return notify ?? undefined;
  const identity = { openid, appid, source: "wx_paycallback" };
  return { functionName: notify.functionName, identity };
}

/** What is owed for an order: nothing before it is paid. */
export function orderNotice(order: Order): OwedNotice | undefined {
  const { terms, paid } = order;
  if (paid === null) return undefined;
  const way = wayTo(terms.notify, paid.openid, terms.appid);
  if (way === undefined) return undefined;
  const eventType = "TRANSACTION.SUCCESS";
  const fact = { ...order, refunds: [] };
  const { outTradeNo, totalFen: totalFee, mchid: subMchId, appid, attach } = terms;
  const placed = { subMchId, appid, attach, transactionId: transactionIdOf(terms) };
  const payment = { openid: paid.openid, outTradeNo, totalFee };
  return {
    ...{ id: noticeId(eventType, `${subMchId}/${outTradeNo}`), eventType, way },
    ...{ about: outTradeNo, summary: "支付成功", originalType: "transaction" },
    createdAtMs: paid.atMs,
    resource: "url" in way ? transactionJson(fact) : payEvent(payment, paid.atMs, placed),
  };
}

/** The notices that a refund might ever send: all but one must be forgiven when its fate changes. */
export function refundNoticeIds({ refund }: RefundOfOrder): string[] {
  const { mchid, outRefundNo } = refund.terms;
  const events = ["REFUND.SUCCESS", "REFUND.ABNORMAL", "REFUND.CLOSED"];
  return events.map((event) => noticeId(event, `${mchid}/${outRefundNo}`));
}

/** What is owed for a refund, as its fate stands: the end may still lie ahead. */
export function refundNotice(found: RefundOfOrder): OwedNotice | undefined {
  const { refund, order } = found;
  const end = refundEnd(refund);
  const way = wayTo(refund.terms.notify, order.paid?.openid ?? "", order.terms.appid);
  if (end === undefined || way === undefined) return undefined;
  const { mchid, outRefundNo } = refund.terms;
  const eventType = `REFUND.${end.state}`;
  const resource = "url" in way ? refundNoticeJson(found, end.atMs) : refundEvent(found, end.atMs);
  return {
    ...{ id: noticeId(eventType, `${mchid}/${outRefundNo}`), eventType, way, resource },
    ...{ about: outRefundNo, summary: SUMMARIES[end.state] ?? end.state, originalType: "refund" },
    createdAtMs: end.atMs,
  };
}

const SUMMARIES: Readonly<Record<string, string>> = {
  ...{ SUCCESS: "退款成功", ABNORMAL: "退款异常", CLOSED: "退款关闭" },
};

export const billNoticeId = ({ mchid, request }: Bill): string =>
  noticeId("MCHTRANSFER.BILL.FINISHED", `${mchid}/${request.out_bill_no}`);

/** What is owed for a transfer, as it stands: its end may still lie ahead. */
export function billNotice(bill: Bill): OwedNotice | undefined {
  const url = bill.request.notify_url;
  const ended = billEnd(bill);
  if (url === undefined || ended === undefined) return undefined;
  return {
    ...{ id: billNoticeId(bill), eventType: "MCHTRANSFER.BILL.FINISHED", way: { url } },
    ...{ about: bill.request.out_bill_no, summary: "商家转账单据终态通知" },
    ...{ originalType: "mch_payment", createdAtMs: ended.updatedAtMs },
    resource: billNoticeJson(ended),
  };
}
