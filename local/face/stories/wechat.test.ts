/** Story: playing WeChat, making things go wrong on purpose, and reading the bill. */
import { startTestServer, type TestServer } from "../../testServer.ts";
import { readerOfEach, story } from "../testing/reader.ts";
import { askForTransfer } from "../testing/transfer.ts";

let server: TestServer;
const reader = readerOfEach(() => server.url);

beforeAll(async () => {
  server = await startTestServer({
    functions: {
      paid: { code: "exports.main = async (event) => ({ errcode: 0, got: event.totalFee });" },
      orders: {
        code: `const cloud = require("wx-server-sdk"); cloud.init();
          const head = { subMchId: "1900000109", nonceStr: "n", envId: "local-env", functionName: "paid" };
          exports.main = async ({ api, userInfo, tcbContext, ...rest }) => cloud.cloudPay[api]({ ...head, ...rest });`,
        timeout: 60,
      },
      sends: {
        code: `const cloud = require("wx-server-sdk"); cloud.init();
          exports.main = async () => cloud.openapi.subscribeMessage.send({
            touser: "oZhangZhangZhangZhangZhang12", templateId: "T1",
            data: { thing1: { value: "好茶" } } }).catch((error) => ({ code: error.errCode }));`,
        timeout: 60,
      },
    },
    freezeAtMs: Date.UTC(2026, 0, 1),
  });
});
afterAll(() => server.close());

story("pays an order that only the project knows of", async () => {
  const { page, go, sees, button } = reader();
  await go("#/wechat?tab=orders");
  await page.getByLabel("回调函数").selectOption("paid");
  await page.getByLabel("outTradeNo").fill("order-1");
  await page.getByLabel("openid").fill("o_zhang");
  await page.getByLabel("金额（元）").fill("12.345");
  await sees("写成 12.34");
  await page.getByLabel("金额（元）").fill("12.34");
  await button("通知“已支付”");
  await sees('"got": 1234');
  await page.getByRole("link", { name: "通知", exact: true }).click();
  await button("现在全部送出");
  await sees("送到 0 个通知");
  expect(reader().complaints).toEqual([]);
});

story("is the buyer: pays an order, refuses another, and sees a refund through", async () => {
  const { page, go, sees } = reader();
  const ask = (data: object, identity = {}) =>
    server.control("call", { name: "orders", data, identity });
  for (const [outTradeNo, identity] of [
    ["tea-1", {}] as const,
    ["tea-2", { openid: "o_li" }] as const,
  ]) {
    const order = { body: "春茶", outTradeNo, totalFee: 8_800, spbillCreateIp: "127.0.0.1" };
    const { body } = await ask({ api: "unifiedOrder", ...order }, identity);
    expect(body).toMatchObject({ result: { resultCode: "SUCCESS" } });
  }
  await go("#/wechat?tab=orders");
  const row = (name: string) => page.getByRole("row", { name: new RegExp(name) });
  await row("tea-1").getByText("¥88.00").waitFor();
  await row("tea-1").getByRole("button", { name: "支付", exact: true }).click();
  // The order was placed by nobody in particular, so somebody must be named.
  await page.getByLabel("付款人 openid").fill("o_li");
  await reader().button("确认支付");
  await row("tea-1").getByText("SUCCESS").waitFor();
  await row("tea-2").getByRole("button", { name: "支付失败" }).click();
  await row("tea-2").getByText("PAYERROR").waitFor();
  await page.getByRole("searchbox").fill("tea-2");
  await sees("1–1 / 1");

  const refund = { outTradeNo: "tea-1", outRefundNo: "back-1", totalFee: 8_800, refundFee: 800 };
  await ask({ api: "refund", ...refund });
  await go("#/wechat?tab=refunds");
  await row("back-1").getByText("¥8.00 / ¥88.00").waitFor();
  await row("back-1").getByRole("button", { name: "异常" }).click();
  const now = Number((await server.control("health")).body["nowMs"]);
  await server.control("clock", { advanceToMs: now + 2_000 });
  await row("back-1").getByText("ABNORMAL").waitFor();
  await go("#/wechat?tab=notices");
  await sees("支付成功");
  expect(reader().complaints).toEqual([]);
});

story("is WeChat: lets one transfer succeed and another fail", async () => {
  const { page, go } = reader();
  const atMs = Number((await server.control("health")).body["nowMs"]);
  for (const outBillNo of ["pay1", "pay2"]) {
    const asked = { outBillNo, openid: "o_zhangzhangzhangzhangzhangzh", amountFen: 1_250, atMs };
    expect(await askForTransfer(server, asked)).toBe(200);
  }
  await go("#/wechat?tab=transfers");
  const row = (name: string) => page.getByRole("row", { name: new RegExp(name) });
  await row("pay1").getByText("¥12.50").waitFor();
  await row("pay1").getByRole("button", { name: "成功" }).click();
  await row("pay1").getByText("SUCCESS").waitFor();
  await row("pay2").getByRole("button", { name: "失败" }).click();
  await row("pay2").getByText("FAIL", { exact: true }).waitFor();
  expect(reader().complaints).toEqual([]);
});

story("scripts an answer, sees it used in the log, and clears what is left", async () => {
  const { page, go, sees, button } = reader();
  await go("#/wechat?tab=script");
  await page.getByLabel("接口").fill("subscribeMessage.send");
  await page.getByLabel("内容（JSON）").fill('{ "code": 43101, "message": "no }');
  await sees("没有用引号结束");
  await page.getByLabel("内容（JSON）").fill('{ "code": 43101, "message": "no" }');
  await page.getByLabel("几次").fill("2");
  await button("添加");
  await page.getByRole("table").getByText("subscribeMessage.send").waitFor();
  await server.control("call", { name: "sends" });
  await button("清空");
  await sees("没有脚本");
  await page.getByRole("link", { name: "调用记录" }).click();
  await page
    .getByRole("row", { name: /subscribeMessage/ })
    .getByText("43101")
    .waitFor();
  await page.getByRole("link", { name: "订阅消息" }).click();
  await sees("还没有");
  expect(reader().complaints).toEqual([]);
});

story("makes faults happen by rule and by seed, and stops them", async () => {
  const { page, go, sees, button } = reader();
  await go("#/faults");
  await page.getByLabel("故障").selectOption("slowReply");
  await page.getByLabel("函数").selectOption("paid");
  await page.getByLabel("慢多少毫秒").fill("5");
  await button("添加规则");
  await page.getByRole("row", { name: /functionName=paid/ }).waitFor();
  await page.getByLabel("写冲突").fill("150");
  expect(await page.getByRole("button", { name: "设置" }).isDisabled()).toBe(true);
  await page.getByLabel("写冲突").fill("15");
  await page.getByLabel("种子").fill("7");
  await button("设置");
  await sees("已设置");
  expect((await server.control("faults")).body).toMatchObject({
    seed: 7,
    rates: { conflict: 0.15 },
  });
  await button("全部清除");
  await sees("没有规则");
  expect((await server.control("faults")).body).toMatchObject({ rates: {}, rules: [] });
  expect(reader().complaints).toEqual([]);
});

story("reads the meter by function and what a day costs, and counts anew", async () => {
  const { page, go, sees, button } = reader();
  await server.control("call", { name: "paid" });
  await go("#/usage");
  await page.getByRole("row", { name: /paid/ }).waitFor();
  await page.getByRole("table", { name: "一天的账单" }).getByText("合计").waitFor();
  await button("清零…");
  await button("清零");
  await sees("还没有用量");
  expect(reader().complaints).toEqual([]);
});
