import type { Clock } from "../../clock.ts";
import { askForBill, DOWNLOAD_PATH, downloadBill, type BillAsk } from "../bills/bills.ts";
import type { Money } from "../money.ts";
import { readOrder } from "../trade/orderRequest.ts";
import { readRefund } from "../trade/refundRequest.ts";
import { refundJson, transactionJson } from "../trade/tradeReplies.ts";
import { transferRoutes } from "../transfer/transferRoutes.ts";
import { balanceRoutes } from "./balanceRoutes.ts";
import { oneOf, readBody, wrongField } from "./bodyFields.ts";
import type { PayCall, PayRoute } from "./payCall.ts";
import { isRefusal, paramError, refuse, type PayReply } from "./payRefusal.ts";

/** Where a call leads. */
export interface FoundRoute {
  readonly api: string;
  readonly parameters: Readonly<Record<string, string>>;
  run(call: PayCall): Promise<PayReply>;
}

const TRADES = "v3/pay/transactions";
const REFUNDS = "v3/refund/domestic/refunds";

/** What WeChat Pay v3 can be asked for here. `find` takes the path below WeChat Pay's own, without the query. */
export function createPayRoutes(o: { clock: Clock; money: Money }) {
  const routes = [
    ...tradeRoutes(o),
    ...refundRoutes(o),
    ...billRoutes(o),
    ...transferRoutes(o.money),
    ...balanceRoutes(o.money),
  ];
  const table = routes.map((route) => ({ route, form: formOf(route.api) }));
  return {
    apis: routes.map(({ api }) => api),
    find(method: string, path: string): FoundRoute | undefined {
      for (const { route, form } of table) {
        const match = route.method === method ? form.exec(path) : null;
        if (match === null) continue;
        const parameter = decoded(match[1] ?? "");
        if (parameter === undefined) return undefined;
        const [, name] = /\{(\w+)\}/.exec(route.api) ?? [];
        return {
          api: route.api,
          parameters: name === undefined ? {} : { [name]: parameter },
          run: async (call) => route.run(call, parameter),
        };
      }
      return undefined;
    },
  };
}

const formOf = (api: string) => new RegExp(`^${api.replace(/\{\w+\}/, "([^/]+)")}$`);

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function tradeRoutes({ money }: { money: Money }): PayRoute[] {
  const { orders } = money;
  const shown = (found: ReturnType<Money["orders"]["find"]>): PayReply =>
    isRefusal(found) ? refuse(found) : { status: 200, json: transactionJson(found) };
  return [
    { method: "POST", api: `${TRADES}/jsapi`, run: (call) => placeOrder(money, call) },
    {
      ...{ method: "GET", api: `${TRADES}/out-trade-no/{out_trade_no}` },
      run: ({ mchid, query }, no) => foreign(mchid, query) ?? shown(orders.find({ mchid, no })),
    },
    {
      ...{ method: "GET", api: `${TRADES}/id/{transaction_id}` },
      run: ({ mchid, query }, id) =>
        foreign(mchid, query) ?? shown(orders.findByTransactionId(mchid, id)),
    },
    {
      ...{ method: "POST", api: `${TRADES}/out-trade-no/{out_trade_no}/close` },
      async run({ mchid, body }, no) {
        const read = readBody(body);
        if (isRefusal(read)) return refuse(read);
        const wrong = wrongField(read.fields, new Map([["mchid", oneOf(mchid)]]));
        if (wrong !== undefined) return refuse(wrong);
        const refusal = await orders.close({ mchid, no });
        return refusal === undefined ? { status: 204 } : refuse(refusal);
      },
    },
  ];
}

const OTHER_MERCHANT = paramError("mchid must be the merchant who signs");

function foreign(mchid: string, query: URLSearchParams): PayReply | undefined {
  return query.get("mchid") === mchid ? undefined : refuse(OTHER_MERCHANT);
}

async function placeOrder({ orders, settings }: Money, call: PayCall): Promise<PayReply> {
  const terms = readOrder(call.body);
  if (isRefusal(terms)) return refuse(terms);
  if (terms.mchid !== call.mchid) return refuse(OTHER_MERCHANT);
  const { appids } = settings.read();
  if (appids !== null && !appids.includes(terms.appid)) {
    const message = "商户号和appid没有绑定关系";
    return refuse({ status: 400, code: "APPID_MCHID_NOT_MATCH", message });
  }
  const placed = await orders.place(terms);
  if (isRefusal(placed)) return refuse(placed);
  return { status: 200, json: { prepay_id: placed.prepayId } };
}

function refundRoutes({ clock, money: { refunds } }: { clock: Clock; money: Money }): PayRoute[] {
  return [
    {
      ...{ method: "POST", api: REFUNDS },
      async run({ mchid, body }) {
        const request = readRefund(body);
        if (isRefusal(request)) return refuse(request);
        const asked = await refunds.ask(mchid, request);
        if (isRefusal(asked)) return refuse(asked);
        return { status: 200, json: refundJson(asked, clock.nowMs()) };
      },
    },
    {
      ...{ method: "GET", api: `${REFUNDS}/{out_refund_no}` },
      run({ mchid }, no) {
        const found = refunds.find({ mchid, no });
        if (isRefusal(found)) return refuse(found);
        return { status: 200, json: refundJson(found, clock.nowMs()) };
      },
    },
  ];
}

function billRoutes({ clock, money }: { clock: Clock; money: Money }): PayRoute[] {
  const ask = ({ mchid, headers, keys }: PayCall): BillAsk => ({
    ...{ mchid, nowMs: clock.nowMs(), secret: keys.apiV3Key },
    baseUrl: `http://${headers["host"] ?? "127.0.0.1"}/wechatpay/`,
    ...{ book: money.book(), bills: money.transfers.bills() },
  });
  return [
    {
      ...{ method: "GET", api: "v3/bill/tradebill" },
      run: (call) => askForBill(ask(call), "trade", call.query),
    },
    {
      ...{ method: "GET", api: "v3/bill/fundflowbill" },
      run: (call) => askForBill(ask(call), "fundflow", call.query),
    },
    {
      ...{ method: "GET", api: DOWNLOAD_PATH },
      run: (call) => downloadBill(ask(call), call.query),
    },
  ];
}
