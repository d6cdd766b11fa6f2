import type { PayKey } from "../trade/payBook.ts";
import type { PaidOrder } from "./paidOrders.ts";
import {
  receiptOf,
  SETTLED_AFTER_MS,
  stateAt,
  type Shipment,
  type ShippedItem,
} from "./shippingBook.ts";

const DESCRIPTION_MAX = 120;
const REFUNDED = 5;

export const secondsOf = (atMs: number): number => Math.floor(atMs / 1_000);

/** WeChat's `order_state` of a paid order. 6, money that waits for its settlement, never comes by itself. */
export const orderStateAt = (
  order: PaidOrder,
  shipment: Shipment | undefined,
  nowMs: number,
): 1 | 2 | 3 | 4 | 5 => (order.isRefunded ? REFUNDED : stateAt(shipment, nowMs));

/** An order as `getOrder` and `getOrderList` tell it. That it was received they tell, and not when. */
export function shippingJson(order: PaidOrder, shipment: Shipment | undefined, nowMs: number) {
  const all = (shipment?.upload.items ?? []).map(({ goods }) => goods).join(";");
  const isLong = [...all].length > DESCRIPTION_MAX;
  return {
    ...numbersJson(order),
    description: isLong ? `${[...all].slice(0, DESCRIPTION_MAX).join("")}...` : all,
    ...{ paid_amount: order.totalFen, openid: order.openid },
    ...{ trade_create_time: secondsOf(order.createdAtMs), pay_time: secondsOf(order.paidAtMs) },
    ...{ order_state: orderStateAt(order, shipment, nowMs), in_complaint: false },
    shipping: shipment === undefined ? {} : uploadJson(shipment),
  };
}

const numbersJson = ({ key, transactionId }: PaidOrder) => ({
  ...{ transaction_id: transactionId, merchant_id: key.mchid, sub_merchant_id: "" },
  merchant_trade_no: key.no,
});

function uploadJson({ upload, finishedAtMs, finishCount }: Shipment) {
  return {
    ...{ delivery_mode: upload.deliveryMode, logistics_type: upload.logisticsType },
    ...{ finish_shipping: finishedAtMs !== null, finish_shipping_count: finishCount },
    goods_desc: "",
    shipping_list: upload.items.map((item) => itemJson(item, upload.uploadMs)),
  };
}

function itemJson({ trackingNo, company, goods, contact }: ShippedItem, uploadMs: number) {
  const { consignor, receiver } = contact;
  return {
    ...{ tracking_no: trackingNo, express_company: company, goods_desc: goods },
    upload_time: secondsOf(uploadMs),
    ...(consignor === "" && receiver === ""
      ? {}
      : { contact: { consignor_contact: consignor, receiver_contact: receiver } }),
  };
}

/** WeChat's event of an order that is shipped as a whole, and again when its money is settled. */
export const SETTLEMENT_EVENT = "trade_manage_order_settlement";

/** What must be pushed of a shipment: a number of its own, when, and what it says. */
export interface OwedPush {
  readonly id: string;
  readonly dueMs: number;
  readonly about: string;
  readonly event: Readonly<Record<string, unknown>>;
}

/** The number of a shipment's last event: when it went out nothing more is owed. */
export const settledId = ({ mchid, no }: PayKey): string => `${mchid}/${no}/settled`;

/**
 * The events that a shipment owes as it stands: one for its shipping, one for the settlement that follows.
 *
 * Source: WeChat, "小程序发货信息管理服务 · 相关消息推送". `confirm_receive_method` is as documented: 1 by itself, 2 by
 * the buyer. Merchants report that WeChat sends it the other way round.
 */
export function owedPushes(order: PaidOrder, shipment: Shipment): OwedPush[] {
  const { finishedAtMs, finishCount, key } = shipment;
  const receipt = receiptOf(shipment);
  if (receipt === undefined || order.isRefunded) return [];
  const shippedMs = finishedAtMs ?? receipt.atMs;
  const settledMs = receipt.atMs + SETTLED_AFTER_MS;
  const name = `${key.mchid}/${key.no}`;
  const head = {
    ...{ MsgType: "event", Event: SETTLEMENT_EVENT, ...numbersJson(order) },
    ...{ pay_time: secondsOf(order.paidAtMs), shipped_time: secondsOf(shippedMs) },
  };
  const shipped = { estimated_settlement_time: secondsOf(settledMs) };
  const settled = {
    ...{ confirm_receive_method: receipt.isAutomatic ? 1 : 2 },
    ...{ confirm_receive_time: secondsOf(receipt.atMs), settlement_time: secondsOf(settledMs) },
  };
  return [
    {
      ...{ id: `${name}/shipped/${finishCount}`, dueMs: shippedMs, about: key.no },
      event: { ...head, ...shipped },
    },
    {
      ...{ id: settledId(key), dueMs: settledMs, about: key.no },
      event: { ...head, ...settled },
    },
  ];
}
