import { createSign, randomBytes } from "node:crypto";
import { heard, type HeardReply, limits, payClient } from "#adapters/wechat/payClient.ts";
import { merchantKey, type MerchantSettings, required } from "#adapters/wechat/payKeys.ts";
import {
  fieldsOf,
  type Merchant,
  readPaymentReply,
  readRefundReply,
  readRefusal,
  text,
  unclear,
} from "#adapters/wechat/payReply.ts";
import type { AskedPayment, PaymentParameters, Payments, ReadPayment } from "#ports/payments.ts";

const TRADES = "v3/pay/transactions";
const REFUNDS = "v3/refund/domestic/refunds";

/**
 * JSAPI payments and refunds with WeChat Pay v3.
 *
 * - Settings: those of `payClient`, `WECHAT_APPID`, and `WECHAT_PAY_NOTICES`, where WeChat sends its notices.
 * - Errors: throws the name of a setting that is missing, before anything is sent.
 * - Source: WeChat Pay, "JSAPI/小程序下单", "查询订单", "关闭订单", "申请退款", "查询单笔退款": whatever is not a signed 200 or
 *   204 says nothing about the order, but a number that WeChat says it never heard of.
 */
export function wechatPayments(settings: MerchantSettings): Payments {
  const client = payClient(settings);
  const merchant = (): Merchant => ({
    appid: required(settings, "WECHAT_APPID"),
    mchid: required(settings, "WECHAT_PAY_MCHID"),
  });
  const orderPath = (orderId: string) => `${TRADES}/out-trade-no/${encodeURIComponent(orderId)}`;

  async function post(path: string, body: object): Promise<HeardReply> {
    const { wechat } = await client();
    return heard(wechat.chain(path).post(body, limits()));
  }

  async function read(orderId: string): Promise<ReadPayment> {
    const [{ mchid }, { wechat }] = [merchant(), await client()];
    const reply = await heard(
      wechat.chain(orderPath(orderId)).get({ params: { mchid }, ...limits() }),
    );
    return readPaymentReply(merchant(), orderId, reply);
  }

  /** A refusal says nothing of the order; how it stands does. */
  async function standing(orderId: string, reply: HeardReply) {
    const isRefused = "status" in reply && reply.status >= 400 && reply.status < 500;
    const seen = isRefused ? await read(orderId) : null;
    if (seen?.answer === "paid" || seen?.answer === "closed") return { answer: seen.answer };
    return unclear(reply);
  }

  return {
    channel: "wechat",
    async ask(order): Promise<AskedPayment> {
      const reply = await post(`${TRADES}/jsapi`, {
        ...merchant(),
        out_trade_no: order.orderId,
        description: order.description,
        time_expire: new Date(order.expiresAtMs).toISOString().replace(/\.\d+Z$/, "+00:00"),
        notify_url: required(settings, "WECHAT_PAY_NOTICES"),
        amount: { total: order.totalFen, currency: "CNY" },
        payer: { openid: order.openid },
      });
      if ("failure" in reply || reply.status !== 200) return standing(order.orderId, reply);
      const prepayId = text(fieldsOf(reply.data).get("prepay_id"));
      if (prepayId === null) return unclear(reply, "unreadable");
      return { answer: "asked", parameters: parametersOf(settings, prepayId) };
    },
    read,
    async close(orderId) {
      const { mchid } = merchant();
      const reply = await post(`${orderPath(orderId)}/close`, { mchid });
      if ("status" in reply && reply.status === 204) return { answer: "closed" };
      return standing(orderId, reply);
    },
    async refund(order) {
      const reply = await post(REFUNDS, {
        out_trade_no: order.orderId,
        out_refund_no: order.refundId,
        reason: order.reason,
        notify_url: required(settings, "WECHAT_PAY_NOTICES"),
        amount: { refund: order.refundFen, total: order.totalFen, currency: "CNY" },
      });
      const isTaken = "status" in reply && reply.status === 200;
      return isTaken ? readRefundReply(order, reply) : readRefusal(reply);
    },
    async readRefund({ orderId, refundId }) {
      const { wechat } = await client();
      const path = `${REFUNDS}/${encodeURIComponent(refundId)}`;
      const reply = await heard(wechat.chain(path).get(limits()));
      return readRefundReply({ orderId, refundId }, reply);
    },
  };
}

/** Source: WeChat Pay, "小程序调起支付": appid, time, nonce and package, each followed by a line feed, signed by the merchant. */
function parametersOf(settings: MerchantSettings, prepayId: string): PaymentParameters {
  const timeStamp = String(Math.trunc(Date.now() / 1_000));
  const nonceStr = randomBytes(16).toString("hex");
  const opened = `prepay_id=${prepayId}`;
  const paySign = createSign("RSA-SHA256")
    .update(`${required(settings, "WECHAT_APPID")}\n${timeStamp}\n${nonceStr}\n${opened}\n`)
    .sign(merchantKey(settings), "base64");
  return { timeStamp, nonceStr, package: opened, signType: "RSA", paySign };
}
