import {
  canonicalJson,
  fenFrom,
  isFields,
  notEmulated,
  object,
  oneOf,
  optional,
  readBody,
  text,
  words,
  wrongField,
  type BodyFields,
  type FieldRule,
} from "../v3/bodyFields.ts";
import { wrongNotifyUrl } from "../v3/notifyUrl.ts";
import { isRefusal, paramError, type PayRefusal } from "../v3/payRefusal.ts";
import { OUT_TRADE_NO, TOTAL_FEN_MAX } from "./orderRequest.ts";
import type { RefundTerms } from "./refund.ts";

/** What a refund asks for. Which order it is about is looked up later. */
export interface RefundRequest extends Omit<RefundTerms, "outTradeNo" | "mchid"> {
  readonly order: { readonly transactionId: string } | { readonly outTradeNo: string };
}

export const OUT_REFUND_NO = /^[0-9A-Za-z_\-|*@]{1,64}$/;
const FUNDS_UNSETTLED = "UNSETTLED";

const AMOUNT = object(
  new Map([
    ["refund", fenFrom(1, TOTAL_FEN_MAX)],
    ["total", fenFrom(1, TOTAL_FEN_MAX)],
    ["currency", oneOf("CNY")],
    ["from", notEmulated],
  ]),
);
const RULES: ReadonlyMap<string, FieldRule> = new Map([
  ["transaction_id", optional(text(/^\d{1,32}$/))],
  ["out_trade_no", optional(text(OUT_TRADE_NO))],
  ["out_refund_no", text(OUT_REFUND_NO)],
  ["reason", optional(words(80))],
  ["notify_url", optional(wrongNotifyUrl)],
  ["funds_account", optional(oneOf("AVAILABLE", "UNSETTLED"))],
  ["amount", AMOUNT],
  ["goods_detail", optional(goodsRule)],
  ["sub_mchid", notEmulated],
]);

function goodsRule(value: unknown, name: string): PayRefusal | undefined {
  const isList = Array.isArray(value) && value.every(isFields);
  return isList ? undefined : paramError(`${name} must be a list of objects`);
}

/** Reads the body of "申请退款". Returns the request, or the refusal that WeChat would give. */
export function readRefund(body: Buffer): RefundRequest | PayRefusal {
  const read = readBody(body);
  if (isRefusal(read)) return read;
  const { fields } = read;
  const wrong = wrongField(fields, RULES);
  if (wrong !== undefined) return wrong;
  const { transaction_id: transactionId, out_trade_no: outTradeNo } = fields;
  if (transactionId === undefined && outTradeNo === undefined) {
    return paramError("transaction_id or out_trade_no must be given");
  }
  return requestOf(fields);
}

function requestOf(fields: BodyFields): RefundRequest {
  const amount = fields["amount"] as { readonly refund: number; readonly total: number };
  const { transaction_id: transactionId } = fields;
  return {
    // As with WeChat, its own number goes before the merchant's.
    order:
      transactionId === undefined
        ? { outTradeNo: String(fields["out_trade_no"]) }
        : { transactionId: String(transactionId) },
    outRefundNo: String(fields["out_refund_no"]),
    refundFen: amount.refund,
    totalFen: amount.total,
    reason: fields["reason"] === undefined ? null : String(fields["reason"]),
    fundsAccount: String(fields["funds_account"] ?? FUNDS_UNSETTLED),
    notify: fields["notify_url"] === undefined ? null : { url: String(fields["notify_url"]) },
    request: canonicalJson(fields),
  };
}
