import type { HeardReply } from "#adapters/wechat/payClient.ts";
import { AMOUNT_FEN_MAX, type Fen, fen } from "#core/money.ts";
import type {
  KnownPayment,
  KnownRefund,
  ReadPayment,
  ReadRefund,
  RefundState,
  UnclearPayment,
} from "#ports/payments.ts";

/** Whose payments are asked about: what is told of anybody else's is believed in nothing. */
export interface Merchant {
  readonly appid: string;
  readonly mchid: string;
}

export type Fields = ReadonlyMap<string, unknown>;
export const fieldsOf = (value: unknown): Fields =>
  new Map(typeof value === "object" && value !== null ? Object.entries(value) : []);

/** WeChat's states of an order. One that is not listed here is no clear answer. */
const TRADE_STATES: ReadonlyMap<unknown, "paid" | "open" | "closed"> = new Map([
  ...(["SUCCESS", "REFUND"] as const).map((state) => [state, "paid"] as const),
  ...(["NOTPAY", "USERPAYING", "PAYERROR"] as const).map((state) => [state, "open"] as const),
  ...(["CLOSED", "REVOKED"] as const).map((state) => [state, "closed"] as const),
]);
const REFUND_STATES: ReadonlyMap<unknown, RefundState> = new Map([
  ["PROCESSING", "processing"],
  ["SUCCESS", "succeeded"],
  ["CLOSED", "closed"],
  ["ABNORMAL", "abnormal"],
]);

/** WeChat's own words for a number that it never heard of. A proxy or a wrong address answers 404 too. */
const NONE: ReadonlySet<unknown> = new Set([
  ...["NOT_FOUND", "ORDER_NOT_EXIST", "RESOURCE_NOT_EXISTS"],
]);
/** WeChat looked at the request and took nothing on. Other errors speak of a moment, or of our signature. */
const REFUSING: ReadonlySet<number> = new Set([400, 403, 404]);

/** What a reply to "查询订单" says of one order. */
export function readPaymentReply(
  merchant: Merchant,
  orderId: string,
  reply: HeardReply,
): ReadPayment {
  if (isNone(reply)) return { answer: "none" };
  if ("failure" in reply || reply.status !== 200) return unclear(reply);
  const fields = fieldsOf(reply.data);
  const state = TRADE_STATES.get(fields.get("trade_state"));
  const isOurs = isMerchants(merchant, fields) && fields.get("out_trade_no") === orderId;
  if (state === undefined || !isOurs) return unclear(reply, "unreadable");
  if (state !== "paid") return { answer: state };
  const payment = paymentIn(fields);
  return payment ? { answer: "paid", payment } : unclear(reply, "unreadable");
}

/** What a reply to "查询单笔退款" or "申请退款" says of one refund. */
export function readRefundReply(
  asked: { readonly orderId: string; readonly refundId: string; readonly refundFen?: Fen },
  reply: HeardReply,
): ReadRefund {
  if (isNone(reply)) return { answer: "none" };
  if ("failure" in reply || reply.status !== 200) return unclear(reply);
  const refund = refundIn(fieldsOf(reply.data), "status");
  if (refund?.refundId !== asked.refundId) return unclear(reply, "unreadable");
  if (refund.orderId !== asked.orderId) return { answer: "foreign" };
  const isOther = asked.refundFen !== undefined && asked.refundFen !== refund.refundFen;
  return isOther ? unclear(reply, "another amount") : { answer: "refund", refund };
}

/** The refusal in a reply, where it is one; else it is unclear. */
export function readRefusal(reply: HeardReply): ReadRefund {
  if ("failure" in reply || !REFUSING.has(reply.status)) return unclear(reply);
  const fields = fieldsOf(reply.data);
  const [code, reason] = [text(fields.get("code")), text(fields.get("message"))];
  return code === null ? unclear(reply) : { answer: "refused", code, reason: reason ?? "" };
}

/** Both compared: a merchant may have several mini programs, and each has its own orders. */
export const isMerchants = ({ appid, mchid }: Merchant, fields: Fields): boolean =>
  fields.get("appid") === appid && fields.get("mchid") === mchid;

/** A payment that succeeded, as WeChat tells it when asked and in notices; null when anything of it is not as it must be. */
export function paymentIn(fields: Fields): KnownPayment | null {
  const amountFields = fieldsOf(fields.get("amount"));
  const orderId = text(fields.get("out_trade_no"));
  const transactionId = text(fields.get("transaction_id"));
  const amountFen = amount(amountFields.get("total"));
  const successAtMs = time(fields.get("success_time"));
  const isYuan = (amountFields.get("currency") ?? "CNY") === "CNY";
  if (orderId === null || transactionId === null || amountFen === null || !isYuan) return null;
  return successAtMs === null ? null : { orderId, transactionId, amountFen, successAtMs };
}

/** A refund; `stateField` is `status` when asked, `refund_status` in notices. */
export function refundIn(
  fields: Fields,
  stateField: "status" | "refund_status",
): KnownRefund | null {
  const amounts = fieldsOf(fields.get("amount"));
  const orderId = text(fields.get("out_trade_no"));
  const refundId = text(fields.get("out_refund_no"));
  const refundFen = amount(amounts.get("refund"));
  const totalFen = amount(amounts.get("total"));
  const state = REFUND_STATES.get(fields.get(stateField));
  if (orderId === null || refundId === null || state === undefined) return null;
  if (refundFen === null || totalFen === null) return null;
  const succeededAtMs = state === "succeeded" ? time(fields.get("success_time")) : null;
  return { orderId, refundId, refundFen, totalFen, state, succeededAtMs };
}

/** 1 to 64 printable characters. */
export const text = (value: unknown): string | null =>
  typeof value === "string" && /^[^\p{C}]{1,64}$/u.test(value) ? value : null;
const amount = (value: unknown): Fen | null =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= AMOUNT_FEN_MAX
    ? fen(value)
    : null;
function time(value: unknown): number | null {
  const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d)$/;
  if (typeof value !== "string" || !isTime.test(value)) return null;
  const atMs = Date.parse(value);
  return Number.isNaN(atMs) ? null : atMs;
}

function isNone(reply: HeardReply): boolean {
  return "status" in reply && reply.status === 404 && NONE.has(fieldsOf(reply.data).get("code"));
}

export function unclear(reply: HeardReply, ...more: string[]): UnclearPayment {
  if ("failure" in reply) return { answer: "unclear", reason: reply.failure };
  const fields = fieldsOf(reply.data);
  const said = [fields.get("code"), fields.get("message")].filter((word) => text(word) !== null);
  return { answer: "unclear", reason: [`HTTP ${reply.status}`, ...more, ...said].join(" ") };
}
