import { gzipSync } from "node:zlib";
import type { Clock } from "../../clock.ts";
import { billBookOf } from "../bills/billBook.ts";
import { readBillRequest } from "../bills/billRequest.ts";
import { tradeBill } from "../bills/tradeBill.ts";
import type { Money } from "../money.ts";
import type { BodyFields } from "../v3/bodyFields.ts";
import { isRefusal, paramError } from "../v3/payRefusal.ts";
import {
  failed,
  orderedFields,
  orderFields,
  refundFields,
  refundListFields,
  refusedAs,
  succeeded,
  type Asker,
} from "./cloudPayReplies.ts";
import { orderOfCloudPay, refundOfCloudPay } from "./cloudPayRequest.ts";

/** One call whose fields are right. */
export interface Call {
  readonly asker: Asker;
  readonly fields: BodyFields;
  readonly openid: string | undefined;
}
/** JSON, or the bytes of a file. */
export type Answered = object | Buffer;
export type Api = (call: Call) => Promise<Answered>;

/** What cloudPay does, by name. */
export function cloudPayApis(o: { clock: Clock; money: Money }): ReadonlyMap<string, Api> {
  return new Map([...orderApis(o), ...refundApis(o)]);
}

function orderApis({ clock, money }: { clock: Clock; money: Money }): [string, Api][] {
  const { orders } = money;
  return [
    [
      "unifiedOrder",
      async ({ asker, fields, openid }) => {
        const terms = orderOfCloudPay(fields, openid);
        const placed = await orders.place(terms);
        if (!isRefusal(placed)) {
          const ordered = orderedFields(asker.subAppid, placed.prepayId, clock.nowMs());
          return succeeded(asker, placed.prepayId, ordered);
        }
        const known = orders.find({ mchid: asker.subMchId, no: terms.outTradeNo });
        const isPaid = !isRefusal(known) && known.paid !== null;
        return isPaid ? failed(asker, "ORDERPAID", "该订单已支付") : refusedAs(asker, placed);
      },
    ],
    [
      "queryOrder",
      async ({ asker, fields }) => {
        const found = findOrder(money, asker, fields);
        if (isRefusal(found)) return refusedAs(asker, found);
        return succeeded(asker, found.prepayId, orderFields(found));
      },
    ],
    [
      "closeOrder",
      async ({ asker, fields }) => {
        const no = String(fields["out_trade_no"]);
        const refusal = await orders.close({ mchid: asker.subMchId, no });
        return refusal === undefined ? succeeded(asker, no, {}) : refusedAs(asker, refusal);
      },
    ],
    ["downloadBill", async (call) => downloadBill(money, call, clock.nowMs())],
  ];
}

function findOrder({ orders }: Money, { subMchId: mchid }: Asker, fields: BodyFields) {
  const { transaction_id: id, out_trade_no: no } = fields;
  if (id !== undefined) return orders.findByTransactionId(mchid, String(id));
  if (no !== undefined) return orders.find({ mchid, no: String(no) });
  return paramError("transaction_id or out_trade_no must be given");
}

function refundApis({ clock, money }: { clock: Clock; money: Money }): [string, Api][] {
  const { refunds } = money;
  return [
    [
      "refund",
      async ({ asker, fields }) => {
        if (fields["transaction_id"] === undefined && fields["out_trade_no"] === undefined) {
          return refusedAs(asker, paramError("transaction_id or out_trade_no must be given"));
        }
        const asked = await refunds.ask(asker.subMchId, refundOfCloudPay(fields));
        if (!isRefusal(asked)) {
          return succeeded(asker, asked.refund.terms.outRefundNo, refundFields(asked));
        }
        const { code, message } = asked;
        if (code !== "RESOURCE_NOT_EXISTS") return refusedAs(asker, asked);
        return failed(asker, "ORDERNOTEXIST", message);
      },
    ],
    [
      "queryRefund",
      async ({ asker, fields }) => {
        const { out_refund_no: only } = fields;
        const mchid = asker.subMchId;
        const one = only === undefined ? undefined : refunds.find({ mchid, no: String(only) });
        const order = one === undefined ? findOrder(money, asker, fields) : one;
        if (isRefusal(order)) {
          const isUnknown = order.code !== "PARAM_ERROR";
          return isUnknown
            ? failed(asker, "REFUNDNOTEXIST", "退款订单查询失败")
            : refusedAs(asker, order);
        }
        const found = "order" in order ? order.order : order;
        const numbers = only === undefined ? found.refunds : [String(only)];
        const shown = numbers.flatMap((no) => {
          const each = refunds.find({ mchid, no });
          return isRefusal(each) ? [] : [each];
        });
        if (shown.length === 0) return failed(asker, "REFUNDNOTEXIST", "退款订单查询失败");
        return succeeded(
          asker,
          found.terms.outTradeNo,
          refundListFields(found, shown, clock.nowMs()),
        );
      },
    ],
  ];
}

async function downloadBill(money: Money, { asker, fields }: Call, nowMs: number) {
  const digits = String(fields["bill_date"]);
  const date = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  const query = new URLSearchParams({
    ...{ bill_date: date, bill_type: String(fields["bill_type"] ?? "ALL") },
  });
  const request = readBillRequest("trade", query, nowMs);
  const text = isRefusal(request)
    ? undefined
    : tradeBill(billBookOf(money.book(), asker.subMchId, date), asker.subMchId, request, nowMs);
  if (text === undefined) {
    return { return_code: "FAIL", return_msg: "No Bill Exist", error_code: "20002" };
  }
  return fields["tar_type"] === "GZIP" ? gzipSync(text) : Buffer.from(text);
}
