import type { Parameters, WechatRefusal } from "../open/miniProgramCode.ts";
import { isOpenid, refused } from "../open/openApiCall.ts";
import type { PayKey } from "../trade/payBook.ts";
import type { DeliveryMode, LogisticsType, ShippedItem, Upload } from "./shippingBook.ts";

/** Which order is meant: by WeChat's number or by the merchant's. */
export type OrderName = { readonly transactionId: string } | { readonly key: PayKey };

/** WeChat takes so many parcels of one order; its older documents said 10. */
const ITEMS_MAX = 15;
const GOODS_MAX = 120;
const NUMBER_MAX = 128;
const LOGISTICS: readonly LogisticsType[] = [1, 2, 3, 4];
const MODES: readonly DeliveryMode[] = [1, 2];
/** RFC 3339, with or without a fraction of a second. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;
/** Masked, but for the last four digits. */
const CONTACT = /^[\d*+-]{1,28}$/;
const LAST_FOUR = /\d{4}$/;

const isRefusal = (value: object): value is WechatRefusal => "errcode" in value;
const fieldsIn = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? { ...value } : {};
const textIn = (value: unknown): string => (typeof value === "string" ? value : "");

/**
 * What `uploadShippingInfo` was asked with, or WeChat's refusal of its form.
 *
 * - Errors: 10060005 to 10060009, 10060014, 10060024 to 10060026, 268485194 to 268485197, 268485216, 268485224,
 *   268485226 to 268485228. Where several apply, which one WeChat picks is not documented.
 * - Source: WeChat, "发货信息录入".
 */
export function readUpload(
  parameters: Parameters,
): { order: OrderName; openid: string; upload: Upload } | WechatRefusal {
  const fields = Object.fromEntries(parameters);
  const order = orderKeyIn(fields["order_key"]);
  if (isRefusal(order)) return order;
  const logisticsType = LOGISTICS.find((type) => type === fields["logistics_type"]);
  if (logisticsType === undefined) return refused(10060005, "物流类型有误");
  const deliveryMode = MODES.find((mode) => mode === fields["delivery_mode"]);
  if (deliveryMode === undefined) return refused(268485224, "发货模式非法");
  const isSplit = deliveryMode === 2;
  if (isSplit && logisticsType !== 1) return refused(10060006, "非快递发货时不允许分拆发货");
  const isAll = fields["is_all_delivered"];
  if (isSplit && typeof isAll !== "boolean") {
    return refused(10060007, "分拆发货模式下必须填写 is_all_delivered 字段");
  }
  const items = itemsIn(fields["shipping_list"], { isSplit, isExpress: logisticsType === 1 });
  if (isRefusal(items)) return items;
  const uploadTime = textIn(fields["upload_time"]);
  const uploadMs = TIME.test(uploadTime) ? Date.parse(uploadTime) : Number.NaN;
  if (Number.isNaN(uploadMs)) return refused(268485216, "上传时间非法，请按照 RFC 3339 格式填写");
  const { openid } = fieldsIn(fields["payer"]);
  if (!isOpenid(openid)) return refused(10060014, "参数错误: payer.openid");
  const upload = { logisticsType, deliveryMode, isAll: !isSplit || isAll === true, uploadMs };
  return { order, openid, upload: { ...upload, items } };
}

function orderKeyIn(value: unknown): OrderName | WechatRefusal {
  const { order_number_type, transaction_id, mchid, out_trade_no } = fieldsIn(value);
  if (order_number_type === 2) {
    if (textIn(transaction_id) === "") return refused(268485195, "transaction_id 字段不能为空");
    return { transactionId: textIn(transaction_id) };
  }
  if (order_number_type !== 1) return refused(268485194, "订单单号类型非法");
  if (textIn(mchid) === "") return refused(268485196, "mchid 字段不能为空");
  if (textIn(out_trade_no) === "") return refused(268485197, "out_trade_no 字段不能为空");
  return { key: { mchid: textIn(mchid), no: textIn(out_trade_no) } };
}

/** The order that `getOrder` and `notifyConfirmReceive` mean. Errors: 10060014. */
export function orderNameIn(parameters: Parameters): OrderName | WechatRefusal {
  const { transaction_id, merchant_id, merchant_trade_no } = Object.fromEntries(parameters);
  if (textIn(transaction_id) !== "") return { transactionId: textIn(transaction_id) };
  const key = { mchid: textIn(merchant_id), no: textIn(merchant_trade_no) };
  if (key.mchid !== "" && key.no !== "") return { key };
  return refused(10060014, "请求参数非法");
}

function itemsIn(
  value: unknown,
  o: { isSplit: boolean; isExpress: boolean },
): ShippedItem[] | WechatRefusal {
  if (!Array.isArray(value) || value.length === 0) {
    return refused(10060014, "参数错误: shipping_list");
  }
  if (!o.isSplit && value.length !== 1) {
    return refused(268485228, "统一发货模式下，物流信息列表长度必须为 1");
  }
  if (value.length > ITEMS_MAX) return refused(10060024, "物流信息列表太长");
  const items: ShippedItem[] = [];
  for (const each of value) {
    const item = itemIn(fieldsIn(each), o.isExpress);
    if (isRefusal(item)) return item;
    items.push(item);
  }
  return items;
}

function itemIn(
  fields: Readonly<Record<string, unknown>>,
  isExpress: boolean,
): ShippedItem | WechatRefusal {
  const goods = textIn(fields["item_desc"]);
  const trackingNo = textIn(fields["tracking_no"]);
  const company = textIn(fields["express_company"]);
  if (goods === "") return refused(10060008, "商品描述 item_desc 字段不能为空");
  if ([...goods].length > GOODS_MAX) return refused(10060009, "商品描述 item_desc 字段太长");
  if (isExpress && trackingNo === "") return refused(268485226, "物流单号不能为空");
  if (isExpress && company === "") return refused(268485227, "物流公司编码不能为空");
  if (company.length > NUMBER_MAX) return refused(10060025, "物流公司编码太长");
  if (trackingNo.length > NUMBER_MAX) return refused(10060026, "物流单号太长");
  const { consignor_contact, receiver_contact } = fieldsIn(fields["contact"]);
  const contact = { consignor: textIn(consignor_contact), receiver: textIn(receiver_contact) };
  const given = [contact.consignor, contact.receiver].filter((text) => text !== "");
  // That SF needs one is documented; with which number it is refused is not.
  if (isExpress && company === "SF" && given.length === 0) {
    return refused(10060014, "参数错误: contact");
  }
  if (!given.every((text) => CONTACT.test(text) && LAST_FOUR.test(text.replaceAll("-", "")))) {
    return refused(10060014, "参数错误: contact");
  }
  return { trackingNo, company, goods, contact };
}
