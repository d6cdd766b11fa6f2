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
import type { OrderTerms } from "./payBook.ts";

/** The most that WeChat takes in one order is the bank's affair; this only keeps sums exact. */
export const TOTAL_FEN_MAX = 100_000_000_000;

const ANY: FieldRule = () => undefined;
const TIME = text(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d)$/);

/** 下单: 6 to 32 characters of these. */
export const OUT_TRADE_NO = /^[0-9A-Za-z_\-|*]{6,32}$/;

const AMOUNT = object(
  new Map([
    ["total", fenFrom(1, TOTAL_FEN_MAX)],
    ["currency", optional(oneOf("CNY"))],
  ]),
);
const RULES: ReadonlyMap<string, FieldRule> = new Map([
  ["appid", text(/^.{1,32}$/)],
  ["mchid", text(/^\d{8,32}$/)],
  ["description", words(127)],
  ["out_trade_no", text(OUT_TRADE_NO)],
  ["time_expire", optional(TIME)],
  ["attach", optional(words(128))],
  ["notify_url", wrongNotifyUrl],
  ["goods_tag", optional(words(32))],
  ["support_fapiao", optional(oneOf(true, false))],
  ["amount", AMOUNT],
  ["payer", object(new Map([["openid", text(/^[^\p{C}]{1,128}$/u)]]))],
  ["detail", optional(detailRule)],
  ["scene_info", optional(sceneRule)],
  ["settle_info", optional(object(new Map([["profit_sharing", optional(notShared)]])))],
]);

function detailRule(value: unknown, name: string): PayRefusal | undefined {
  return isFields(value) ? undefined : paramError(`${name} must be an object`);
}
function sceneRule(value: unknown, name: string): PayRefusal | undefined {
  const rules = new Map([
    ["payer_client_ip", text(/^[0-9a-fA-F.:]{1,45}$/)],
    ["device_id", optional(words(32))],
    ["store_info", optional(ANY)],
  ]);
  return object(rules)(value, name);
}
function notShared(value: unknown, name: string): PayRefusal | undefined {
  return value === false ? undefined : notEmulated(value, name);
}

/**
 * Reads the body of "JSAPI下单".
 *
 * - Returns the order's terms, or the refusal that WeChat would give.
 * - Not emulated: profit sharing, coupons (a `goods_tag` is taken and changes nothing).
 */
export function readOrder(body: Buffer): OrderTerms | PayRefusal {
  const read = readBody(body);
  if (isRefusal(read)) return read;
  const { fields } = read;
  const wrong = wrongField(fields, RULES);
  if (wrong !== undefined) return wrong;
  return termsOf(fields);
}

function termsOf(fields: BodyFields): OrderTerms {
  const amount = fields["amount"] as { readonly total: number };
  const payer = fields["payer"] as { readonly openid: string };
  const expire = fields["time_expire"];
  return {
    mchid: String(fields["mchid"]),
    appid: String(fields["appid"]),
    outTradeNo: String(fields["out_trade_no"]),
    description: String(fields["description"]),
    totalFen: amount.total,
    attach: fields["attach"] === undefined ? null : String(fields["attach"]),
    openid: payer.openid,
    notify: { url: String(fields["notify_url"]) },
    expiresAtMs: expire === undefined ? null : Date.parse(String(expire)),
    request: canonicalJson(fields),
  };
}
