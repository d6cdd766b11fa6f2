/** Goal: the unmodified wx-server-sdk orders, asks and pays back with cloudPay, and functions are called back. */
import { startTestServer, type TestServer } from "../../testServer.ts";

const START_MS = Date.UTC(2026, 2, 10, 4, 0, 0);
/** Passes its event on to cloudPay, or tells what was said by an error. */
const ASK = `
const cloud = require("wx-server-sdk");
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
exports.main = async ({ api, data }) => {
  try {
    return await cloud.cloudPay[api](data);
  } catch (error) {
    return { refused: error.errMsg };
  }
};`;
/** Remembers what it was told. */
const TOLD = `
const told = [];
exports.main = async (event) => {
  if (event.read) return told.splice(0);
  told.push(event);
  return { errcode: 0, errmsg: "" };
};`;

let server: TestServer;
beforeAll(async () => {
  const functions = { ask: { code: ASK, timeout: 60 }, told: { code: TOLD } };
  server = await startTestServer({ functions, freezeAtMs: START_MS });
});
afterAll(() => server.close());

async function ask(api: string, data: object): Promise<Record<string, unknown>> {
  const { body } = await server.control("call", { name: "ask", data: { api, data } });
  if (body["ok"] !== true) throw new Error(JSON.stringify(body));
  return body["result"] as Record<string, unknown>;
}
const told = async () =>
  (await server.control("call", { name: "told", data: { read: true } })).body["result"];

const ORDER = {
  ...{ body: "茶", outTradeNo: "t1", spbillCreateIp: "127.0.0.1", subMchId: "1900000109" },
  ...{ totalFee: 9_900, envId: "local-env", functionName: "told", openid: "o_li", attach: "a" },
};
const NUMBER = { subMchId: "1900000109", outTradeNo: "t1" };

it("orders, is paid, tells the function, and can be asked", async () => {
  const ordered = await ask("unifiedOrder", ORDER);
  expect(ordered).toMatchObject({
    ...{ returnCode: "SUCCESS", resultCode: "SUCCESS", errMsg: "cloudPay.unifiedOrder:ok" },
    payment: {
      ...{ timeStamp: "1773115200", nonceStr: expect.any(String), signType: "MD5" },
      ...{ package: expect.stringMatching(/^prepay_id=wx/), paySign: expect.any(String) },
    },
  });
  expect(await ask("queryOrder", NUMBER)).toMatchObject({ tradeState: "NOTPAY" });
  const { package: opens } = ordered["payment"] as { package: string };
  const { body } = await server.control("wechat/pay", {
    prepayId: opens.slice("prepay_id=".length),
  });
  expect(body).toMatchObject({ noticeTaken: true, replies: [{ errcode: 0, errmsg: "" }] });
  expect(await told()).toMatchObject([
    {
      ...{ returnCode: "SUCCESS", resultCode: "SUCCESS", outTradeNo: "t1", totalFee: 9_900 },
      ...{ subMchId: "1900000109", subOpenid: "o_li", attach: "a", timeEnd: "20260310120000" },
      transactionId: body["transactionId"],
    },
  ]);
  expect(await ask("queryOrder", NUMBER)).toMatchObject({
    ...{ tradeState: "SUCCESS", transactionId: body["transactionId"], totalFee: 9_900 },
    ...{ subOpenid: "o_li", timeEnd: "20260310120000" },
  });
  expect(await ask("unifiedOrder", ORDER)).toMatchObject({ resultCode: "FAIL", errCode: 0 });
});

it("pays back, and calls the function when that is done", async () => {
  const refund = {
    ...{ ...NUMBER, outRefundNo: "r1", totalFee: 9_900, refundFee: 900 },
    ...{ functionName: "told", envId: "local-env" },
  };
  expect(await ask("refund", refund)).toMatchObject({
    ...{ resultCode: "SUCCESS", outRefundNo: "r1", refundFee: 900 },
  });
  const found = { ...NUMBER, outRefundNo: "r1" };
  expect(await ask("queryRefund", found)).toMatchObject({ refundStatus_0: "PROCESSING" });
  await server.control("clock", { advanceToMs: START_MS + 1_000 });
  expect(await ask("queryRefund", found)).toMatchObject({ refundStatus_0: "SUCCESS" });
  expect(await told()).toMatchObject([
    {
      ...{ returnCode: "SUCCESS", outRefundNo: "r1", refundFee: 900, totalFee: 9_900 },
      ...{ refundStatus: "SUCCESS", successTime: "2026-03-10 12:00:01" },
    },
  ]);
});

it("closes orders, and has bills", async () => {
  await ask("unifiedOrder", { ...ORDER, outTradeNo: "t2" });
  const second = { ...NUMBER, outTradeNo: "t2" };
  expect(await ask("closeOrder", second)).toMatchObject({ resultCode: "SUCCESS" });
  expect(await ask("queryOrder", second)).toMatchObject({ tradeState: "CLOSED" });
  const bill = { subMchId: "1900000109", billDate: "20260310", billType: "ALL" };
  expect(await ask("downloadBill", bill)).toMatchObject({ errorCode: "20002" });
  await server.control("clock", { advanceToMs: START_MS + 24 * 3_600_000 });
  const { data } = await ask("downloadBill", bill);
  expect(String(data).split("\r\n")).toHaveLength(6);
});

it.each<[api: string, data: object, said: object]>([
  ["queryOrder", { ...NUMBER, outTradeNo: "none" }, { resultCode: "FAIL" }],
  ["queryRefund", { ...NUMBER, outRefundNo: "none" }, { resultCode: "FAIL" }],
  ["closeOrder", NUMBER, { resultCode: "FAIL" }],
  [
    "refund",
    { ...NUMBER, outRefundNo: "r9", totalFee: 9_900, refundFee: 9_900 },
    { returnCode: "FAIL" },
  ],
  ["unifiedOrder", { ...ORDER, functionName: undefined }, { returnCode: "FAIL" }],
  ["unifiedOrder", { ...ORDER, outTradeNo: "t 3" }, { returnCode: "FAIL" }],
  ["unifiedOrder", { ...ORDER, outTradeNo: "t3", totalFee: 1.5 }, { returnCode: "FAIL" }],
  ["unifiedOrder", { ...ORDER, outTradeNo: "t3", tradeType: "NATIVE" }, { returnCode: "FAIL" }],
  ["microPay", ORDER, { refused: expect.stringContaining("not emulated: cloudPay.microPay") }],
  ["shortUrl", {}, { refused: expect.stringContaining("not emulated: cloudPay.shortUrl") }],
])("refuses %s %j with %j", async (api, data, said) => {
  expect(await ask(api, data)).toMatchObject(said);
});

it("answers as it was scripted", async () => {
  const fail = { code: "SYSTEMERROR", message: "later" };
  await server.control("wechat/script", { api: "cloudPay.queryOrder", fail });
  expect(await ask("queryOrder", NUMBER)).toMatchObject({ errCodeDes: "later" });
  expect(await ask("queryOrder", NUMBER)).toMatchObject({ resultCode: "SUCCESS" });
});

it("met no error of its own", () => expect(server.errors).toEqual([]));
