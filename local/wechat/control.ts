import type { Clock } from "../clock.ts";
import { badRequest, fieldsOf, onlyFields, textField, type Fields } from "../control/fields.ts";
import { limitIn } from "../control/page.ts";
import { get, getAndPost, post, type Route, type Routes } from "../control/route.ts";
import { CALLS_KEPT, type CallLog } from "./callLog.ts";
import type { Payment } from "./cloudPay/payEvent.ts";
import { listNotices, listOrders, listRefunds, listTransfers } from "./lists.ts";
import type { Money } from "./money.ts";
import type { PayNotices } from "./notice/payNotices.ts";
import type { Script } from "./script.ts";
import { BUYER_RESULTS, type BuyerResult, type Opened } from "./trade/payment.ts";
import { DEV_MERCHANT } from "./v3/devKeys.ts";

const PAY_FIELDS = ["functionName", "outTradeNo", "openid", "totalFee", "notices", "delayMs"];
const OPEN_FIELDS = [
  ...["prepayId", "outTradeNo", "mchid", "openid", "result", "notices", "delayMs"],
];
const BALANCE_FEN_MAX = 100_000_000_000;

export interface ControlParts {
  readonly clock: Clock;
  readonly log: CallLog;
  readonly script: Script;
  readonly notices: PayNotices;
  readonly money: Money;
  /** Routes of the stand-ins that have nothing to do with money. */
  readonly others: Routes;
}

/** What a developer can ask of WeChat. */
export function controlRoutes(o: ControlParts): Routes {
  return new Map([...moneyRoutes(o), ...scriptRoutes(o), ...o.others]);
}

function scriptRoutes({ log, script }: ControlParts): [string, Route][] {
  return [
    [
      "/control/wechat/script",
      getAndPost(
        async () => ({ waiting: script.waiting(), offered: script.offered() }),
        async ({ body }) => ({ line: script.add(body) }),
      ),
    ],
    ["/control/wechat/script/clear", post(async () => ({ cleared: script.clear() }))],
    [
      "/control/wechat/log",
      get(async ({ query }) => ({
        calls: log.newest(limitIn(query, { limit: CALLS_KEPT, limitMax: CALLS_KEPT })),
      })),
    ],
  ];
}

function moneyRoutes({ clock, money, notices }: ControlParts): [string, Route][] {
  const { outbox, refunds, transfers, settings } = money;
  return [
    [
      "/control/wechat/pay",
      post(async ({ body }) => {
        const fields = fieldsOf(body);
        if (fields["functionName"] === undefined) return money.buyer.pay(openedOf(fields));
        const payment = paymentOf(fields);
        await money.byHand.paid(payment);
        return notices.pay(payment);
      }),
    ],
    [
      "/control/wechat/deliver",
      post(async () => {
        const [quick, kept] = [await notices.deliver(), await outbox.deliver()];
        return {
          delivered: quick.delivered + kept.delivered,
          refused: quick.refused + kept.refused,
        };
      }),
    ],
    ["/control/wechat/orders", get(async ({ query }) => listOrders(money, query))],
    ["/control/wechat/refunds", get(async ({ query }) => listRefunds(money, query, clock.nowMs()))],
    ["/control/wechat/transfers", get(async ({ query }) => listTransfers(money, query))],
    [
      "/control/wechat/notices",
      get(async ({ query }) => listNotices(money, notices.outstanding(), query)),
    ],
    [
      "/control/wechat/refunds/answer",
      post(async ({ body }) => {
        const fields = fieldsOf(body);
        onlyFields(fields, ["outRefundNo", "result", "mchid"], "an answer");
        const key = { mchid: mchidOf(fields), no: textField(fields, "outRefundNo") };
        const result = textField(fields, "result");
        return { outRefundNo: key.no, result, ...(await refunds.answer(key, result)) };
      }),
    ],
    [
      "/control/wechat/refunds/make",
      post(async ({ body }) => {
        const fields = fieldsOf(body);
        onlyFields(fields, ["outTradeNo", "outRefundNo", "refundFee"], "a refund");
        const outTradeNo = textField(fields, "outTradeNo");
        const outRefundNo = textField(fields, "outRefundNo");
        const refundFen = wholeField(fields, "refundFee", { min: 0 });
        await money.byHand.refunded({ outTradeNo, outRefundNo, refundFen });
        return { outTradeNo, outRefundNo, refundFee: refundFen };
      }),
    ],
    [
      "/control/wechat/transfers/answer",
      post(async ({ body }) => {
        const fields = fieldsOf(body);
        onlyFields(fields, ["outBillNo", "result", "failReason"], "an answer");
        const reason =
          fields["failReason"] === undefined ? undefined : textField(fields, "failReason");
        const no = textField(fields, "outBillNo");
        return transfers.answer(no, textField(fields, "result"), reason);
      }),
    ],
    [
      "/control/wechat/accounts",
      getAndPost(
        async ({ query }) => accountsOf(money, query.get("mchid") ?? DEV_MERCHANT.mchid),
        ({ body }) => setAccounts(money, fieldsOf(body)),
      ),
    ],
    [
      "/control/wechat/settings",
      getAndPost(
        async () => settings.read(),
        async ({ body }) => settings.change(body),
      ),
    ],
  ];
}

/** Sets what the merchant's accounts hold, and tells it. */
async function setAccounts(money: Money, fields: Fields): Promise<object> {
  onlyFields(fields, ["mchid", "basicFen", "operationFen"], "accounts");
  const { basicFen, operationFen } = fields;
  const mchid = mchidOf(fields);
  if (basicFen !== undefined) await money.setBalance(mchid, fenOf(fields, "basicFen"));
  if (operationFen === null) await money.transfers.fund(null);
  else if (operationFen !== undefined) await money.transfers.fund(fenOf(fields, "operationFen"));
  return accountsOf(money, mchid);
}

function accountsOf(money: Money, mchid: string): object {
  const basicFen = money.book().balances.get(mchid) ?? 0;
  return { mchid, basicFen, operationFen: money.transfers.operationFen() };
}

const mchidOf = (fields: Fields): string =>
  fields["mchid"] === undefined ? DEV_MERCHANT.mchid : textField(fields, "mchid");

function fenOf(fields: Fields, name: string): number {
  const fen = wholeField(fields, name, { min: 0 });
  if (fen <= BALANCE_FEN_MAX) return fen;
  throw badRequest(`${name} must be at most ${BALANCE_FEN_MAX}`);
}

function openedOf(fields: Fields): Opened {
  onlyFields(fields, OPEN_FIELDS, "a payment of an order (or give functionName)");
  const { prepayId, outTradeNo, openid, mchid, result = "success" } = fields;
  if ((prepayId === undefined) === (outTradeNo === undefined)) {
    throw badRequest("give functionName, or one of prepayId and outTradeNo");
  }
  const known = BUYER_RESULTS.find((each) => each === result);
  if (known === undefined) throw badRequest(`result must be one of ${BUYER_RESULTS.join(", ")}`);
  return {
    order:
      prepayId === undefined
        ? { outTradeNo: textField(fields, "outTradeNo") }
        : { prepayId: textField(fields, "prepayId") },
    ...(openid === undefined ? {} : { openid: textField(fields, "openid") }),
    ...(mchid === undefined ? {} : { mchid: textField(fields, "mchid") }),
    result: known satisfies BuyerResult,
    notices: wholeField(fields, "notices", { min: 1, otherwise: 1 }),
    delayMs: wholeField(fields, "delayMs", { min: 0, otherwise: 0 }),
  };
}

function paymentOf(fields: Fields): Payment {
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
