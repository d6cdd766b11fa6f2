/** Goal: the client that merchants use places, pays, closes and pays back orders, and is told of each end. */
import { stageForEach } from "../testing/stageForEach.ts";

const START_MS = Date.UTC(2026, 2, 10, 4, 0, 0); // 12:00 in China.
const JSAPI = "v3/pay/transactions/jsapi";
const REFUNDS = "v3/refund/domestic/refunds";
const MCHID = "1900000001";

const stage = stageForEach(START_MS);

const order = (more: object = {}) => ({
  ...{ appid: "wxlocal0000000000", mchid: MCHID, description: "茶", out_trade_no: "order001" },
  ...{ notify_url: stage().notifyUrl, amount: { total: 9_900, currency: "CNY" } },
  ...{ payer: { openid: "o_li" }, attach: "shop=1" },
  ...more,
});
const refund = (more: object = {}) => ({
  ...{ out_trade_no: "order001", out_refund_no: "r1", notify_url: stage().notifyUrl },
  ...{ amount: { refund: 900, total: 9_900, currency: "CNY" } },
  ...more,
});
const query = (no = "order001") =>
  stage().ask("get", `v3/pay/transactions/out-trade-no/${no}?mchid=${MCHID}`);
const close = (no = "order001") =>
  stage().ask("post", `v3/pay/transactions/out-trade-no/${no}/close`, { mchid: MCHID });
const pay = (more: object = {}) => stage().control("pay", { outTradeNo: "order001", ...more });
async function paidOrder(): Promise<void> {
  await stage().ask("post", JSAPI, order());
  await pay();
}

it("places an order, takes the buyer's money, and tells the merchant, who can trust what he hears", async () => {
  const placed = await stage().ask("post", JSAPI, order());
  expect(placed).toEqual({ status: 200, data: { prepay_id: expect.stringMatching(/^wx.{34}$/) } });
  expect(await query()).toMatchObject({ status: 200, data: { trade_state: "NOTPAY" } });
  expect((await query()).data).not.toHaveProperty("transaction_id");

  const { prepay_id: prepayId } = placed.data;
  const paid = await stage().control("pay", { prepayId });
  expect(paid).toMatchObject({ outTradeNo: "order001", tradeState: "SUCCESS", noticeTaken: true });
  const transaction = {
    ...{ appid: "wxlocal0000000000", mchid: MCHID, out_trade_no: "order001" },
    ...{ transaction_id: expect.stringMatching(/^4200\d{24}$/), trade_type: "JSAPI" },
    ...{ trade_state: "SUCCESS", trade_state_desc: "支付成功", bank_type: "OTHERS" },
    ...{ attach: "shop=1", success_time: "2026-03-10T12:00:00+08:00" },
    payer: { openid: "o_li" },
    amount: { total: 9_900, payer_total: 9_900, currency: "CNY", payer_currency: "CNY" },
  };
  expect(stage().heard).toEqual([
    {
      ...{ verified: true, atMs: START_MS, id: expect.stringMatching(/^[\da-f-]{36}$/) },
      ...{ eventType: "TRANSACTION.SUCCESS", resource: transaction },
    },
  ]);
  expect((await query()).data).toEqual(transaction);
  const byId = `v3/pay/transactions/id/${String(paid["transactionId"])}?mchid=${MCHID}`;
  expect((await stage().ask("get", byId)).data).toEqual(transaction);
});

it.each<[code: string, status: number, more: object]>([
  ["PARAM_ERROR", 400, { appid: undefined }],
  ["PARAM_ERROR", 400, { mchid: "1900000002" }],
  ["PARAM_ERROR", 400, { description: "" }],
  ["PARAM_ERROR", 400, { description: "茶".repeat(43) }],
  ["PARAM_ERROR", 400, { out_trade_no: "short" }],
  ["PARAM_ERROR", 400, { out_trade_no: "x".repeat(33) }],
  ["PARAM_ERROR", 400, { out_trade_no: "order 001" }],
  ["PARAM_ERROR", 400, { amount: { total: 0 } }],
  ["PARAM_ERROR", 400, { amount: { total: 1.5 } }],
  ["PARAM_ERROR", 400, { amount: { total: "100" } }],
  ["PARAM_ERROR", 400, { amount: { total: 1, currency: "USD" } }],
  ["PARAM_ERROR", 400, { amount: { total: 1, totl: 1 } }],
  ["PARAM_ERROR", 400, { payer: {} }],
  ["PARAM_ERROR", 400, { payer: { openid: "" } }],
  ["PARAM_ERROR", 400, { notify_url: undefined }],
  ["PARAM_ERROR", 400, { notify_url: "https://example.com/notify" }],
  ["PARAM_ERROR", 400, { notify_url: "http://127.0.0.1/notify?a=1" }],
  ["PARAM_ERROR", 400, { notify_url: "ftp://127.0.0.1/notify" }],
  ["PARAM_ERROR", 400, { time_expire: "2026-03-10" }],
  ["PARAM_ERROR", 400, { time_expire: "2026-03-10T12:00:00+08:00" }],
  ["PARAM_ERROR", 400, { attach: "x".repeat(129) }],
  ["PARAM_ERROR", 400, { settle_info: { profit_sharing: true } }],
  ["PARAM_ERROR", 400, { descripton: "misspelt" }],
  ["PARAM_ERROR", 400, { code: 1, status: "x", message: 2 }],
])("refuses with %s %i an order with %j", async (code, status, more) => {
  expect(await stage().ask("post", JSAPI, order(more))).toMatchObject({ status, data: { code } });
  expect(await query()).toMatchObject({ status: 404, data: { code: "ORDER_NOT_EXIST" } });
});

it("refuses an app that is not bound to the merchant, once it was told which are", async () => {
  await stage().control("settings", { appids: ["wx1"] });
  expect(await stage().ask("post", JSAPI, order())).toMatchObject({
    ...{ status: 400, data: { code: "APPID_MCHID_NOT_MATCH" } },
  });
  expect(await stage().ask("post", JSAPI, order({ appid: "wx1" }))).toMatchObject({ status: 200 });
});

it("gives the same order the same prepay_id for two hours, and another order none", async () => {
  const first = await stage().ask("post", JSAPI, order());
  expect(await stage().ask("post", JSAPI, order())).toEqual(first);
  expect(await stage().ask("post", JSAPI, order({ amount: { total: 1 } }))).toMatchObject({
    ...{ status: 403, data: { code: "OUT_TRADE_NO_USED" } },
  });
  await stage().advanceTo(START_MS + 2 * 3_600_000);
  await expect(pay()).rejects.toMatchObject({ code: "prepay_expired" });
  const renewed = await stage().ask("post", JSAPI, order());
  expect(renewed.data["prepay_id"]).not.toBe(first.data["prepay_id"]);
  const old = stage().control("pay", { prepayId: first.data["prepay_id"] });
  await expect(old).rejects.toMatchObject({ code: "order_not_found" });
  expect(await pay()).toMatchObject({ tradeState: "SUCCESS" });
  expect(await stage().ask("post", JSAPI, order())).toMatchObject({
    ...{ status: 403, data: { code: "OUT_TRADE_NO_USED" } },
  });
});

/** Goal: every state on one screen: what the buyer did, what it is called, and what closing it says. */
it.each<[did: string | undefined, state: string, closing: [number, string | undefined]]>([
  [undefined, "NOTPAY", [204, undefined]],
  ["cancel", "NOTPAY", [204, undefined]],
  ["fail", "PAYERROR", [204, undefined]],
  ["paying", "USERPAYING", [202, "USER_PAYING"]],
  ["success", "SUCCESS", [400, "ORDER_PAID"]],
])("after %s an order is %s, and closing it says %j", async (did, state, [status, code]) => {
  await stage().ask("post", JSAPI, order());
  if (did !== undefined) await pay({ result: did });
  expect(await query()).toMatchObject({ data: { trade_state: state } });
  const closed = await close();
  expect([closed.status, closed.data?.["code"]]).toEqual([status, code]);
  if (status !== 204) return;
  expect(await query()).toMatchObject({ data: { trade_state: "CLOSED" } });
  expect(await close()).toMatchObject({ status: 204 });
  await expect(pay()).rejects.toMatchObject({ code: "order_closed" });
  expect(await stage().ask("post", JSAPI, order())).toMatchObject({
    data: { code: "ORDER_CLOSED" },
  });
});

it("takes no money that is not owed: twice, late, or from somebody else", async () => {
  const expire = { time_expire: "2026-03-10T13:00:00+08:00" };
  await stage().ask("post", JSAPI, order(expire));
  await expect(pay({ openid: "o_wu" })).rejects.toMatchObject({ code: "payer_mismatch" });
  await stage().ask("post", JSAPI, order({ ...expire, out_trade_no: "order002" }));
  await pay();
  await expect(pay()).rejects.toMatchObject({ code: "order_paid" });
  await stage().advanceTo(START_MS + 3_600_000);
  await expect(pay({ outTradeNo: "order002" })).rejects.toMatchObject({ code: "order_expired" });
  await expect(pay({ outTradeNo: "order003" })).rejects.toMatchObject({ code: "order_not_found" });
});

it("shows no merchant another's orders", async () => {
  await paidOrder();
  const foreign = await stage().ask(
    "get",
    "v3/pay/transactions/out-trade-no/order001?mchid=1900000009",
  );
  expect(foreign).toMatchObject({ status: 400, data: { code: "PARAM_ERROR" } });
});

it("pays back in parts, never more than was paid, and tells of each end", async () => {
  await paidOrder();
  const asked = await stage().ask("post", REFUNDS, refund({ reason: "售后" }));
  expect(asked).toMatchObject({
    status: 200,
    data: {
      ...{ out_refund_no: "r1", out_trade_no: "order001", status: "PROCESSING" },
      ...{ refund_id: expect.stringMatching(/^5030\d{24}$/), channel: "ORIGINAL" },
      amount: { refund: 900, total: 9_900 },
    },
  });
  expect(await query()).toMatchObject({ data: { trade_state: "REFUND" } });
  expect(await stage().ask("post", REFUNDS, refund({ reason: "售后" }))).toEqual(asked);
  await stage().advanceTo(START_MS + 1_000);
  expect(await stage().ask("get", `${REFUNDS}/r1`)).toMatchObject({
    data: { status: "SUCCESS", success_time: "2026-03-10T12:00:01+08:00" },
  });
  expect(stage().heard[1]).toMatchObject({
    ...{ verified: true, eventType: "REFUND.SUCCESS" },
    resource: { out_refund_no: "r1", refund_status: "SUCCESS", amount: { refund: 900 } },
  });
  const rest = (fen: number) =>
    refund({ out_refund_no: "r2", amount: { refund: fen, total: 9_900, currency: "CNY" } });
  expect(await stage().ask("post", REFUNDS, rest(9_001))).toMatchObject({
    ...{ status: 400, data: { code: "INVALID_REQUEST" } },
  });
  expect(await stage().ask("post", REFUNDS, rest(9_000))).toMatchObject({ status: 200 });
});

/** Goal: what becomes of a refund, said before or after it was asked for. */
it.each([
  ["success", "SUCCESS"],
  ["closed", "CLOSED"],
  ["abnormal", "ABNORMAL"],
  ["processing", undefined],
])("a refund can end as %s", async (result, state) => {
  await paidOrder();
  await stage().control("refunds/answer", { outRefundNo: "r1", result });
  await stage().ask("post", REFUNDS, refund());
  await stage().ask("post", REFUNDS, refund({ out_refund_no: "r2" }));
  await stage().control("refunds/answer", { outRefundNo: "r2", result });
  await stage().advanceTo(START_MS + 3_600_000);
  for (const no of ["r1", "r2"]) {
    expect(await stage().ask("get", `${REFUNDS}/${no}`)).toMatchObject({
      data: { status: state ?? "PROCESSING" },
    });
  }
  expect(
    stage()
      .heard.slice(1)
      .map(({ eventType }) => eventType),
  ).toEqual(state === undefined ? [] : [`REFUND.${state}`, `REFUND.${state}`]);
});

it("gives the money of a closed refund back to the order, and changes no other end", async () => {
  await paidOrder();
  const all = { amount: { refund: 9_900, total: 9_900, currency: "CNY" } };
  await stage().control("refunds/answer", { outRefundNo: "r1", result: "closed" });
  await stage().ask("post", REFUNDS, refund(all));
  await stage().advanceTo(START_MS + 1_000);
  const answer = (result: string) =>
    stage().control("refunds/answer", { outRefundNo: "r1", result });
  await expect(answer("success")).rejects.toMatchObject({ code: "refund_ended" });
  expect(await stage().ask("post", REFUNDS, refund({ ...all, out_refund_no: "r2" }))).toMatchObject(
    {
      status: 200,
    },
  );
});

it.each<[code: string, status: number, more: object]>([
  ["RESOURCE_NOT_EXISTS", 404, { out_trade_no: "order009" }],
  ["PARAM_ERROR", 400, { out_trade_no: undefined }],
  ["PARAM_ERROR", 400, { out_refund_no: "a b" }],
  ["PARAM_ERROR", 400, { notify_url: "https://example.com/" }],
  ["PARAM_ERROR", 400, { funds_account: "ELSEWHERE" }],
  ["PARAM_ERROR", 400, { amount: { refund: 1.5, total: 9_900, currency: "CNY" } }],
  ["PARAM_ERROR", 400, { amount: { refund: 1, total: 9_900 } }],
  ["INVALID_REQUEST", 400, { amount: { refund: 1, total: 9_901, currency: "CNY" } }],
  ["INVALID_REQUEST", 400, { out_refund_no: "used", reason: "another" }],
])("refuses with %s %i a refund with %j", async (code, status, more) => {
  await paidOrder();
  await stage().ask("post", REFUNDS, refund({ out_refund_no: "used" }));
  expect(await stage().ask("post", REFUNDS, refund(more))).toMatchObject({
    status,
    data: { code },
  });
  expect(await stage().ask("get", `${REFUNDS}/r1`)).toMatchObject({
    ...{ status: 404, data: { code: "RESOURCE_NOT_EXISTS" } },
  });
});

it("pays back at most 50 times, within a year, and only what the account holds", async () => {
  await paidOrder();
  const one = { amount: { refund: 1, total: 9_900, currency: "CNY" } };
  const ask = (no: string) => stage().ask("post", REFUNDS, refund({ ...one, out_refund_no: no }));
  await stage().control("accounts", { basicFen: 0 });
  expect(await ask("dry")).toMatchObject({ status: 403, data: { code: "NOT_ENOUGH" } });
  expect(await stage().control("accounts", { basicFen: 51 })).toMatchObject({ basicFen: 51 });
  for (let n = 0; n < 50; n += 1) expect(await ask(`n${n}`)).toMatchObject({ status: 200 });
  expect(await ask("n50")).toMatchObject({ status: 400, data: { code: "INVALID_REQUEST" } });

  await stage().ask("post", JSAPI, order({ out_trade_no: "order002" }));
  await pay({ outTradeNo: "order002" });
  await stage().advanceTo(START_MS + 365 * 86_400_000 + 1);
  const late = refund({ out_trade_no: "order002" });
  expect(await stage().ask("post", REFUNDS, late)).toMatchObject({
    data: { code: "INVALID_REQUEST" },
  });
});

it("keeps everything when the process is killed", async () => {
  await paidOrder();
  await stage().ask("post", REFUNDS, refund());
  await stage().restart();
  expect(await query()).toMatchObject({ data: { trade_state: "REFUND" } });
  await stage().advanceTo(START_MS + 1_000);
  expect(stage().heard.map(({ eventType }) => eventType)).toEqual([
    ...["TRANSACTION.SUCCESS", "REFUND.SUCCESS"],
  ]);
});

it("answers as it was scripted, with or without effect, and logs it", async () => {
  await stage().control("script", {
    api: JSAPI,
    fail: { status: 500, code: "SYSTEM_ERROR", message: "later" },
  });
  await stage().control("script", {
    api: JSAPI,
    cut: true,
    applied: true,
    match: { out_trade_no: "order001" },
  });
  expect(await stage().ask("post", JSAPI, order())).toEqual({
    ...{ status: 500, data: { code: "SYSTEM_ERROR", message: "later" } },
  });
  expect(await query()).toMatchObject({ status: 404 });
  await expect(stage().ask("post", JSAPI, order())).rejects.toThrow();
  expect(await query()).toMatchObject({ status: 200 });
  expect(await stage().control("script")).toMatchObject({
    waiting: [],
    offered: { [JSAPI]: "call" },
  });
  const { calls } = await stage().control("log");
  expect(calls).toMatchObject([
    { outcome: "SYSTEM_ERROR", scripted: true, answer: expect.stringContaining("later") },
    { outcome: "ORDER_NOT_EXIST" },
    { outcome: "dropped", scripted: true },
    { outcome: "ok" },
  ]);
});

it("lists orders and refunds for developers, the newest first, by page and word", async () => {
  for (const no of ["order001", "order002", "order003"]) {
    await stage().ask("post", JSAPI, order({ out_trade_no: no }));
  }
  await pay();
  await stage().ask("post", REFUNDS, refund());
  const list = (path: string, search: string) => stage().control(path, {}, search);
  expect(await list("orders", "limit=1&offset=1")).toMatchObject({
    ...{ total: 3, orders: [{ out_trade_no: "order002", trade_state: "NOTPAY" }] },
  });
  expect(await list("orders", "q=REFUND")).toMatchObject({ orders: [{ refunds: ["r1"] }] });
  expect(await list("refunds", "q=r1")).toMatchObject({ total: 1, refunds: [{ fate: "success" }] });
  expect(await list("notices", "")).toMatchObject({
    notices: [
      { eventType: "REFUND.SUCCESS", state: "waiting", dueMs: START_MS + 1_000, tries: 0 },
      { eventType: "TRANSACTION.SUCCESS", state: "taken", tries: 1, last: { answer: "HTTP 204" } },
    ],
  });
  await expect(list("orders", "limit=many")).rejects.toMatchObject({ code: "bad_request" });
});
