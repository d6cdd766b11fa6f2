import type { Clock } from "../../clock.ts";
import type { InTurn } from "../journal.ts";
import type { Parameters, WechatRefusal } from "../open/miniProgramCode.ts";
import { refused, type OpenAnswer, type OpenInterfaces } from "../open/openApiCall.ts";
import { keyText, type PayBook, type PayKey } from "../trade/payBook.ts";
import { listPaid } from "./orderList.ts";
import { findByTransactionId, findPaid, type PaidOrder } from "./paidOrders.ts";
import { stateAt, type Shipment, type ShippingBook, type ShippingEvent } from "./shippingBook.ts";
import { shippingJson } from "./shippingReplies.ts";
import { orderNameIn, readUpload, type OrderName } from "./shippingRequest.ts";

export interface ShippingMeans {
  readonly clock: Clock;
  readonly inTurn: InTurn<ShippingBook, ShippingEvent>;
  readonly book: () => ShippingBook;
  /** What WeChat Pay knows. */
  readonly payBook: () => PayBook;
  /** The appids that are bound to the merchant; null: any is. */
  readonly appids: () => readonly string[] | null;
  /** Told of every order whose shipping has changed. */
  readonly onChange: (key: PayKey) => void;
}

const OK: OpenAnswer = { fields: { errcode: 0, errmsg: "ok" } };
const NO_ORDER = refused(10060001, "支付单不存在");
const PATH_MAX = 1_024;

/** The order of that name, if it was paid. */
export function paidOf(means: ShippingMeans, name: OrderName): PaidOrder | undefined {
  const nowMs = means.clock.nowMs();
  if ("key" in name) return findPaid(means.payBook(), name.key, nowMs);
  return findByTransactionId(means.payBook(), name.transactionId, nowMs);
}

/** 小程序发货信息管理: what a merchant tells of shipping, and asks. The refusals are listed with each. */
export function shippingApis(means: ShippingMeans): OpenInterfaces {
  const { book, inTurn } = means;
  return new Map([
    ["wxa.sec.order.uploadShippingInfo", (parameters) => upload(means, parameters)],
    ["wxa.sec.order.getOrder", async (parameters) => order(means, parameters)],
    [
      "wxa.sec.order.getOrderList",
      async (parameters) => listPaid(means.payBook(), book(), parameters, means.clock.nowMs()),
    ],
    ["wxa.sec.order.notifyConfirmReceive", (parameters) => remind(means, parameters)],
    [
      "wxa.sec.order.setMsgJumpPath",
      async (parameters) => {
        const path = parameters.get("path");
        if (typeof path !== "string" || path.length > PATH_MAX) {
          return refused(40097, "invalid args"); // No number is documented.
        }
        await inTurn((_, commit) => commit([{ type: "jumpPath", path }]));
        return OK;
      },
    ],
    ["wxa.sec.order.isTradeManaged", async (asked) => own(means, asked, "is_trade_managed")],
    [
      "wxa.sec.order.isTradeManagementConfirmationCompleted",
      async (asked) => own(means, asked, "completed"),
    ],
  ]);
}

/** Errors: those of the form (shippingRequest.ts), 10060001, 10060003, 10060004, 10060023, 10060031. */
async function upload(means: ShippingMeans, parameters: Parameters): Promise<OpenAnswer> {
  const asked = readUpload(parameters);
  if ("errcode" in asked) return asked;
  return means.inTurn(async (book, commit) => {
    const atMs = means.clock.nowMs();
    const paid = paidOf(means, asked.order);
    if (paid === undefined) return NO_ORDER;
    if (paid.openid !== asked.openid) {
      return refused(10060031, "该笔支付单不属于 openid 所指定的用户");
    }
    const before = book.shipments.get(keyText(paid.key));
    const judged = paid.isRefunded ? NOT_SHIPPABLE : judge(before, asked.upload, atMs);
    if ("errcode" in judged) return judged;
    await commit([{ type: "uploaded", key: paid.key, upload: asked.upload, ...judged, atMs }]);
    means.onChange(paid.key);
    return OK;
  });
}

const NOT_SHIPPABLE = refused(10060004, "支付单处于不可发货的状态");

/** Whether shipping may change so, and whether that is the one change that is allowed after the end. */
function judge(
  shipment: Shipment | undefined,
  upload: Shipment["upload"],
  nowMs: number,
): { isReship: boolean } | WechatRefusal {
  if (shipment === undefined) return { isReship: false };
  if (stateAt(shipment, nowMs) > 2) return NOT_SHIPPABLE;
  const before = shipment.upload;
  const wordsOf = ({ uploadMs: _, ...words }: typeof upload) => JSON.stringify(words);
  // For a word that is not later than the last one no number is documented.
  if (wordsOf(before) === wordsOf(upload) || upload.uploadMs <= before.uploadMs) {
    return refused(10060023, "发货信息未更新");
  }
  const isReship =
    shipment.finishedAtMs !== null ||
    before.deliveryMode !== upload.deliveryMode ||
    before.logisticsType !== upload.logisticsType;
  if (isReship && shipment.isReshipped) return refused(10060003, "支付单已使用重新发货机会");
  return { isReship };
}

/** Errors: 10060001, 10060014. */
function order(means: ShippingMeans, parameters: Parameters): OpenAnswer {
  const name = orderNameIn(parameters);
  if ("errcode" in name) return name;
  const paid = paidOf(means, name);
  if (paid === undefined) return NO_ORDER;
  const shipment = means.book().shipments.get(keyText(paid.key));
  const told = shippingJson(paid, shipment, means.clock.nowMs());
  return { fields: { errcode: 0, errmsg: "ok", order: told } };
}

/** Errors: 10060001, 10060014, 10060028, 10060029, 10060030, 10060032. */
async function remind(means: ShippingMeans, parameters: Parameters): Promise<OpenAnswer> {
  const name = orderNameIn(parameters);
  if ("errcode" in name) return name;
  const seconds = parameters.get("received_time");
  if (!Number.isSafeInteger(seconds)) return refused(10060014, "请求参数非法: received_time");
  return means.inTurn(async (book, commit) => {
    const atMs = means.clock.nowMs();
    const paid = paidOf(means, name);
    if (paid === undefined) return NO_ORDER;
    const shipment = book.shipments.get(keyText(paid.key));
    if (shipment === undefined || stateAt(shipment, atMs) !== 2 || paid.isRefunded) {
      return refused(10060028, "支付单不是已发货状态");
    }
    if (shipment.upload.logisticsType !== 1) {
      return refused(10060032, "只有物流快递发货时允许提醒用户确认收货");
    }
    const receivedMs = Number(seconds) * 1_000;
    if (receivedMs + 999 < (shipment.finishedAtMs ?? atMs) || receivedMs > atMs) {
      return refused(10060029, "签收时间非法");
    }
    if (shipment.remindedAtMs !== null) return refused(10060030, "支付单已使用提醒收货机会");
    await commit([{ type: "reminded", key: paid.key, atMs }]);
    return OK;
  });
}

/** Both answers are yes for every app that is the merchant's. Errors: 40013, 40097. */
function own({ appids }: ShippingMeans, asked: Parameters, name: string): OpenAnswer {
  const appid = asked.get("appid");
  if (typeof appid !== "string" || appid === "") return refused(40097, "invalid args");
  const bound = appids();
  if (bound !== null && !bound.includes(appid)) return refused(40013, "invalid appid");
  return { fields: { errcode: 0, errmsg: "ok", [name]: true } };
}
