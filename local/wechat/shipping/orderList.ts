import type { Parameters } from "../open/miniProgramCode.ts";
import { refused, type OpenAnswer } from "../open/openApiCall.ts";
import { keyText, type PayBook } from "../trade/payBook.ts";
import { allPaid, type PaidOrder } from "./paidOrders.ts";
import type { ShippingBook } from "./shippingBook.ts";
import { orderStateAt, secondsOf, shippingJson } from "./shippingReplies.ts";

const PAGE_MAX = 100;
/** WeChat's own end of time: the largest whole number of 32 bits. */
const LAST_SECOND = 0xffff_ffff;

/**
 * `getOrderList`: paid orders by time, state or payer, 100 at most a page.
 *
 * Errors: 10060011 for a `last_index` that no page ended with, 10060014.
 */
export function listPaid(
  payBook: PayBook,
  { shipments }: ShippingBook,
  parameters: Parameters,
  nowMs: number,
): OpenAnswer {
  const { pay_time_range, order_state, openid, last_index, page_size } =
    Object.fromEntries(parameters);
  const size = page_size ?? PAGE_MAX;
  const { begin_time = 0, end_time = LAST_SECOND } = Object(pay_time_range);
  const isRight = [size, begin_time, end_time].every(
    (value) => Number.isSafeInteger(value) && Number(value) >= 0,
  );
  if (!isRight || Number(size) < 1 || Number(size) > PAGE_MAX) {
    return refused(10060014, "请求参数非法");
  }
  const all = allPaid(payBook, nowMs);
  const last = last_index ?? "";
  const from = last === "" ? 0 : all.findIndex((order) => indexOf(order) === last) + 1;
  if (last !== "" && from === 0) return refused(10060011, "last_index不合法");
  const fits = (order: PaidOrder) => {
    const paidAt = secondsOf(order.paidAtMs);
    const state = orderStateAt(order, shipments.get(keyText(order.key)), nowMs);
    return (
      paidAt >= begin_time &&
      paidAt <= end_time &&
      (order_state === undefined || state === order_state) &&
      (openid === undefined || openid === "" || order.openid === openid)
    );
  };
  const found = all.slice(from).filter(fits);
  const page = found.slice(0, Number(size));
  const end = page.at(-1);
  return {
    fields: {
      ...{ errcode: 0, errmsg: "ok", last_index: end === undefined ? "" : indexOf(end) },
      has_more: found.length > page.length,
      order_list: page.map((order) =>
        shippingJson(order, shipments.get(keyText(order.key)), nowMs),
      ),
    },
  };
}

const indexOf = ({ key }: PaidOrder): string => Buffer.from(keyText(key)).toString("hex");
