import { badRequest, fieldsOf, onlyFields, textField, type Fields } from "../control/fields.ts";
import { CALLS_KEPT, type CallLog } from "./callLog.ts";
import type { Payment } from "./payEvent.ts";
import type { PayNotices } from "./payNotices.ts";
import type { Transfers } from "./transfers.ts";

/** What a developer can ask of WeChat, by path. A path that is not here is answered `undefined`. */
export type WechatControl = (
  path: string,
  query: URLSearchParams,
  body: unknown,
) => Promise<object> | undefined;

const PAY_FIELDS = ["functionName", "outTradeNo", "openid", "totalFee", "notices", "delayMs"];
const ANSWER_FIELDS = ["outBillNo", "result"];

export function createControl(o: {
  log: CallLog;
  notices: PayNotices;
  transfers: Transfers;
}): WechatControl {
  const doors = new Map<string, (query: URLSearchParams, body: unknown) => Promise<object>>([
    ["/control/wechat/pay", async (_, body) => o.notices.pay(paymentOf(body))],
    ["/control/wechat/deliver", () => o.notices.deliver()],
    [
      "/control/wechat/transfers/answer",
      async (_, body) => {
        const fields = fieldsOf(body);
        onlyFields(fields, ANSWER_FIELDS, "an answer");
        return o.transfers.answer(textField(fields, "outBillNo"), textField(fields, "result"));
      },
    ],
    ["/control/wechat/transfers", (query) => o.transfers.list(query.get("outBillNo"))],
    [
      "/control/wechat/log",
      async (query) => ({ calls: o.log.newest(Number(query.get("limit") ?? CALLS_KEPT) || 0) }),
    ],
  ]);
  return (path, query, body) => doors.get(path)?.(query, body);
}

function paymentOf(body: unknown): Payment {
  const fields = fieldsOf(body);
  onlyFields(fields, PAY_FIELDS, "a payment");
  return {
    functionName: textField(fields, "functionName"),
    outTradeNo: textField(fields, "outTradeNo"),
    openid: textField(fields, "openid"),
    totalFee: wholeField(fields, "totalFee", { min: 0 }), // WeChat charges 1 fen or more; gifts cost none.
    notices: wholeField(fields, "notices", { min: 1, otherwise: 1 }),
    delayMs: wholeField(fields, "delayMs", { min: 0, otherwise: 0 }),
  };
}

function wholeField(
  fields: Fields,
  name: string,
  { min, otherwise }: { min: number; otherwise?: number },
): number {
  const value = fields[name] ?? otherwise;
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= min) return value;
  throw badRequest(`${name} must be a whole number from ${min}`);
}
