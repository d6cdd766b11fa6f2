import { AMOUNT_FEN_MAX, type Fen, fen } from "#core/money.ts";
import { wechatTimeMs } from "#core/time.ts";
import type {
  PaymentParameters,
  ReadPayment,
  ReadRefund,
  RefundOrder,
  RefundState,
  UnclearPayment,
} from "#ports/payments.ts";

/** What came of a call: whatever the SDK returned, or why it returned nothing. */
export type CloudReply = { readonly fields: unknown } | { readonly failure: string };

const TRADE_STATES: ReadonlyMap<unknown, "paid" | "open" | "closed"> = new Map([
  ...(["SUCCESS", "REFUND"] as const).map((state) => [state, "paid"] as const),
  ...(["NOTPAY", "USERPAYING", "PAYERROR"] as const).map((state) => [state, "open"] as const),
  ...(["CLOSED", "REVOKED"] as const).map((state) => [state, "closed"] as const),
]);
const REFUND_STATES: ReadonlyMap<unknown, RefundState> = new Map([
  ["PROCESSING", "processing"],
  ["SUCCESS", "succeeded"],
  ["REFUNDCLOSE", "closed"],
  ["CHANGE", "abnormal"],
]);
/** WeChat's codes for a number that it never heard of, and its sentences, since the SDK writes over the code. */
const NONE: ReadonlySet<unknown> = new Set([
  ...["ORDERNOTEXIST", "此交易订单号不存在", "订单不存在"],
  ...["REFUNDNOTEXIST", "退款订单查询失败"],
]);
/** Answers that speak of a moment: nothing follows from them. */
const PASSING = /SYSTEM|系统|FREQUENCY|频率|超时|later/i;

/** What `wx.requestPayment` takes; null when the order was not placed. */
export function parametersIn(reply: CloudReply): PaymentParameters | null {
  const payment = mapOf(isDone(reply) ? fieldsIn(reply).get("payment") : null);
  const [timeStamp, nonceStr, opened, signType, paySign] = [
    ...["timeStamp", "nonceStr", "package", "signType", "paySign"],
  ].map((name) => payment.get(name));
  const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
  if (!isText(timeStamp) || !isText(nonceStr) || !isText(opened)) return null;
  if (!isText(signType) || !isText(paySign)) return null;
  return { timeStamp, nonceStr, package: opened, signType, paySign };
}

export function readOrder(mchid: string, orderId: string, reply: CloudReply): ReadPayment {
  if (isNone(reply)) return { answer: "none" };
  const fields = fieldsIn(reply);
  const state = TRADE_STATES.get(fields.get("tradeState"));
  const isOurs = fields.get("subMchId") === mchid && fields.get("outTradeNo") === orderId;
  if (!isDone(reply) || state === undefined || !isOurs) return unclear(reply);
  if (state !== "paid") return { answer: state };
  const amountFen = amount(fields.get("totalFee"));
  const transactionId = fields.get("transactionId");
  const successAtMs = wechatTimeMs(String(fields.get("timeEnd")));
  if (amountFen === null || successAtMs === null) return unclear(reply);
  if (typeof transactionId !== "string" || transactionId === "") return unclear(reply);
  return { answer: "paid", payment: { orderId, transactionId, amountFen, successAtMs } };
}

/** One refund, asked for by its number: its fields end in `_0`. */
export function readRefund(
  mchid: string,
  { orderId, refundId }: Pick<RefundOrder, "orderId" | "refundId">,
  reply: CloudReply,
): ReadRefund {
  if (isNone(reply)) return { answer: "none" };
  const fields = fieldsIn(reply);
  const isOurs = fields.get("subMchId") === mchid && fields.get("outRefundNo_0") === refundId;
  const state = REFUND_STATES.get(fields.get("refundStatus_0"));
  const refundFen = amount(fields.get("refundFee_0"));
  const totalFen = amount(fields.get("totalFee"));
  if (!isDone(reply) || !isOurs || state === undefined) return unclear(reply);
  if (refundFen === null || totalFen === null) return unclear(reply);
  if (fields.get("outTradeNo") !== orderId) return { answer: "foreign" };
  const succeededAtMs =
    state === "succeeded" ? spokenTime(fields.get("refundSuccessTime_0")) : null;
  const refund = { orderId, refundId, refundFen, totalFen, state, succeededAtMs };
  return { answer: "refund", refund };
}

/** Null when the refund was taken on. */
export function refusalOf(reply: CloudReply): ReadRefund | null {
  if (isDone(reply)) return null;
  const fields = fieldsIn(reply);
  const said = [fields.get("errCodeDes"), fields.get("returnMsg")].find(
    (word) => typeof word === "string" && word !== "" && word !== "OK",
  );
  const isAnswer = fields.get("returnCode") !== undefined && typeof said === "string";
  if (!isAnswer || PASSING.test(said)) return unclear(reply);
  return { answer: "refused", code: "cloudpay", reason: said };
}

export const readClosed = isDone;

export function unclear(reply: CloudReply): UnclearPayment {
  if ("failure" in reply) return { answer: "unclear", reason: reply.failure };
  const fields = fieldsIn(reply);
  const said = ["errCodeDes", "returnMsg", "tradeState"].flatMap((name) => fields.get(name) ?? []);
  return { answer: "unclear", reason: ["cloudPay", ...said].join(" ") };
}

const mapOf = (value: unknown): ReadonlyMap<string, unknown> =>
  new Map(typeof value === "object" && value !== null ? Object.entries(value) : []);
const fieldsIn = (reply: CloudReply) => mapOf("fields" in reply ? reply.fields : null);

function isDone(reply: CloudReply): boolean {
  const fields = fieldsIn(reply);
  return fields.get("returnCode") === "SUCCESS" && fields.get("resultCode") === "SUCCESS";
}

function isNone(reply: CloudReply): boolean {
  const fields = fieldsIn(reply);
  if (fields.get("returnCode") !== "SUCCESS" || fields.get("resultCode") !== "FAIL") return false;
  return NONE.has(fields.get("errCode")) || NONE.has(fields.get("errCodeDes"));
}

/** Numbers come as numbers or, where a field was XML, as digits. */
function amount(value: unknown): Fen | null {
  const number = typeof value === "string" && /^\d{1,12}$/.test(value) ? Number(value) : value;
  const isFen = typeof number === "number" && Number.isInteger(number) && number >= 0;
  return isFen && number <= AMOUNT_FEN_MAX ? fen(number) : null;
}

/** "2026-01-31 09:00:00", in China's time. */
const spokenTime = (value: unknown): number | null =>
  typeof value === "string" ? wechatTimeMs(value.replace(/\D/g, "")) : null;
