import { APPID_DEFAULT } from "../../functions/context.ts";
import { TOTAL_FEN_MAX } from "../trade/orderRequest.ts";
import type { OrderTerms } from "../trade/payBook.ts";
import { OUT_REFUND_NO, type RefundRequest } from "../trade/refundRequest.ts";
import {
  canonicalJson,
  fenFrom,
  oneOf,
  optional,
  text,
  words,
  wrongField,
  type BodyFields,
  type FieldRule,
} from "../v3/bodyFields.ts";
import type { PayRefusal } from "../v3/payRefusal.ts";

/** Shorter than with v3: v2 takes numbers of any length up to 32. */
const OUT_TRADE_NO = text(/^[0-9A-Za-z_\-|*@]{1,32}$/);
const TIME = text(/^\d{14}$/);
const NAME = text(/^.{1,64}$/);
const CHINA_MS = 8 * 3_600_000;

/** What every call of cloudPay may say of the merchant. */
const MERCHANT: readonly (readonly [string, FieldRule])[] = [
  ["sub_mch_id", text(/^\d{1,32}$/)],
  ["sub_appid", optional(text(/^.{1,32}$/))],
  ["nonce_str", optional(text(/^[0-9A-Za-z]{1,32}$/))],
];

const UNIFIED_ORDER = new Map<string, FieldRule>([
  ...MERCHANT,
  ["function_name", NAME],
  ["env_id", NAME],
  ["body", words(128)],
  ["out_trade_no", OUT_TRADE_NO],
  ["total_fee", fenFrom(1, TOTAL_FEN_MAX)],
  ["spbill_create_ip", text(/^[0-9a-fA-F.:]{1,64}$/)],
  ["trade_type", optional(oneOf("JSAPI"))],
  ["openid", optional(text(/^[\w-]{1,128}$/))],
  ["sub_openid", optional(text(/^[\w-]{1,128}$/))],
  ["attach", optional(words(127))],
  ["fee_type", optional(oneOf("CNY"))],
  ["time_start", optional(TIME)],
  ["time_expire", optional(TIME)],
  ["detail", optional(words(6_000))],
  ["device_info", optional(words(32))],
  ["goods_tag", optional(words(32))],
]);
const ORDER_BY_NUMBER = new Map<string, FieldRule>([
  ...MERCHANT,
  ["out_trade_no", optional(OUT_TRADE_NO)],
  ["transaction_id", optional(text(/^\d{1,32}$/))],
]);
const CLOSE_ORDER = new Map<string, FieldRule>([...MERCHANT, ["out_trade_no", OUT_TRADE_NO]]);
const REFUND = new Map<string, FieldRule>([
  ...ORDER_BY_NUMBER,
  ["function_name", NAME],
  ["env_id", NAME],
  ["out_refund_no", text(OUT_REFUND_NO)],
  ["total_fee", fenFrom(1, TOTAL_FEN_MAX)],
  ["refund_fee", fenFrom(1, TOTAL_FEN_MAX)],
  ["refund_fee_type", optional(oneOf("CNY"))],
  ["refund_desc", optional(words(80))],
  ["refund_account", optional(words(64))],
]);
const QUERY_REFUND = new Map<string, FieldRule>([
  ...ORDER_BY_NUMBER,
  ["out_refund_no", optional(text(OUT_REFUND_NO))],
]);
const DOWNLOAD_BILL = new Map<string, FieldRule>([
  ...MERCHANT,
  ["bill_date", text(/^\d{8}$/)],
  ["bill_type", optional(oneOf("ALL", "SUCCESS", "REFUND"))],
  ["tar_type", optional(oneOf("GZIP"))],
]);

const RULES: Readonly<Record<string, ReadonlyMap<string, FieldRule>>> = {
  ...{ unifiedOrder: UNIFIED_ORDER, queryOrder: ORDER_BY_NUMBER, closeOrder: CLOSE_ORDER },
  ...{ refund: REFUND, queryRefund: QUERY_REFUND, downloadBill: DOWNLOAD_BILL },
};
/** What cloudPay can be asked for here. */
export const CLOUD_PAY_APIS = Object.keys(RULES);

/** The first field of a call that is not as it must be. */
export function wrongCloudPay(api: string, fields: BodyFields): PayRefusal | undefined {
  return wrongField(fields, RULES[api] ?? new Map());
}

/** The order of a `unifiedOrder` whose fields are right. `openid`: who calls, for an order that names nobody. */
export function orderOfCloudPay(fields: BodyFields, openid: string | undefined): OrderTerms {
  const { attach, time_expire: expire } = fields;
  const payer = fields["sub_openid"] ?? fields["openid"] ?? openid;
  return {
    mchid: String(fields["sub_mch_id"]),
    appid: String(fields["sub_appid"] ?? APPID_DEFAULT),
    outTradeNo: String(fields["out_trade_no"]),
    description: String(fields["body"]),
    totalFen: Number(fields["total_fee"]),
    attach: attach === undefined ? null : String(attach),
    openid: payer === undefined ? null : String(payer),
    notify: { functionName: String(fields["function_name"]) },
    expiresAtMs: expire === undefined ? null : chinaInstant(String(expire)),
    request: canonicalJson({ ...fields, nonce_str: undefined }),
  };
}

/** The refund of a `refund` whose fields are right. */
export function refundOfCloudPay(fields: BodyFields): RefundRequest {
  const { transaction_id: transactionId, refund_desc: reason } = fields;
  return {
    order:
      transactionId === undefined
        ? { outTradeNo: String(fields["out_trade_no"]) }
        : { transactionId: String(transactionId) },
    outRefundNo: String(fields["out_refund_no"]),
    refundFen: Number(fields["refund_fee"]),
    totalFen: Number(fields["total_fee"]),
    reason: reason === undefined ? null : String(reason),
    fundsAccount: "UNSETTLED",
    notify: { functionName: String(fields["function_name"]) },
    request: canonicalJson({ ...fields, nonce_str: undefined }),
  };
}

/** "20260131090000", in China's time. */
function chinaInstant(digits: string): number {
  const [y, mo, d, h, mi, s] = [0, 4, 6, 8, 10, 12].map((at, n) =>
    Number(digits.slice(at, n === 0 ? 4 : at + 2)),
  );
  return Date.UTC(y ?? 0, (mo ?? 1) - 1, d, h, mi, s) - CHINA_MS;
}
