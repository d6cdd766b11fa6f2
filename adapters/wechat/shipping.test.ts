import { fen } from "#core/money.ts";
import { shippingContract } from "#tests/contract/shipping.ts";
import { startWechatServer, type WechatServer } from "#tests/contract/wechatServer.ts";
import { wechatPayments } from "./pay.ts";
import { wechatShipping } from "./shipping.ts";
import { leadCloudCallsTo } from "./testing/cloudCalls.ts";

let server: WechatServer;
beforeAll(async () => {
  server = await startWechatServer();
  leadCloudCallsTo(server);
});
afterAll(() => server.close());

async function pay(orderId: string, openid: string): Promise<void> {
  const settings = { ...server.merchant, WECHAT_PAY_NOTICES: `${server.url}/wechat/notify` };
  const order = { orderId, openid, totalFen: fen(9_900), description: "订单" };
  await wechatPayments(settings).ask({ ...order, expiresAtMs: Date.now() + 30 * 60_000 });
  await server.control("/control/wechat/pay", { outTradeNo: orderId, result: "success" });
}
const script = (line: object) => server.control("/control/wechat/script", line);
const UPLOAD = "wxa.sec.order.uploadShippingInfo";

shippingContract(async () => ({
  shipping: wechatShipping(server.merchant),
  pay,
  confirm: (outTradeNo) => server.control("/control/wechat/shipping/confirm", { outTradeNo }),
  lose: (fault) =>
    script({ api: UPLOAD, cut: true, ...(fault === "timeout-but-applied" && { applied: true }) }),
}));

const anInfo = (orderId: string) => ({
  ...{ orderId, openid: "o_li", goods: "春茶", how: "pickup" as const, parcels: [], isAll: true },
  ...{ phone: "13800001234", atMs: Date.UTC(2026, 2, 1) },
});

it.each([
  [10060001, "later"],
  [10060012, "later"],
  [10060019, "later"],
  [45009, "later"],
  [48001, "later"],
  [-1, "later"],
  [10060002, "refused"],
  [10060003, "refused"],
  [10060004, "refused"],
  [10060031, "refused"],
  [268485216, "refused"],
  [10060023, "told"],
])("takes WeChat's %i for %s", async (code, answer) => {
  const orderId = `coded0${Math.abs(code)}`;
  await pay(orderId, "o_li");
  await script({ api: UPLOAD, fail: { code, message: "scripted" } });
  const told = await wechatShipping(server.merchant).tell(anInfo(orderId));
  expect(told).toMatchObject({ answer });
  if (told.answer !== "told") expect(told.reason).toMatch(/scripted/);
});

it.each([
  [1, "paid"],
  [2, "shipped"],
  [3, "received"],
  [4, "settled"],
  [5, "refunded"],
  [6, "received"],
])("reads order_state %i as %s", async (order_state, state) => {
  await script({ api: "wxa.sec.order.getOrder", answer: { order: { order_state, shipping: {} } } });
  expect(await wechatShipping(server.merchant).read("order001")).toMatchObject({ state });
});

it("throws what it cannot read, and never while it tells", async () => {
  const shipping = wechatShipping(server.merchant);
  const odd = { api: "wxa.sec.order.getOrder", answer: { order: { order_state: 9 } } };
  await script(odd);
  await expect(shipping.read("order001")).rejects.toThrow("state that is unknown: 9");
  await script(odd);
  expect(await shipping.tell(anInfo("order001"))).toMatchObject({ answer: "later" });
  const unset = wechatShipping({ ...server.merchant, WECHAT_PAY_MCHID: "" });
  await expect(unset.read("order001")).rejects.toThrow("not set: WECHAT_PAY_MCHID");
});

it("has nothing to tell of an order that was paid back", async () => {
  await script({
    ...{ api: "wxa.sec.order.getOrder", answer: { order: { order_state: 5, shipping: {} } } },
  });
  const told = await wechatShipping(server.merchant).tell(anInfo("order001"));
  expect(told).toMatchObject({ answer: "refused" });
});

it("waits no longer than it may for WeChat", async () => {
  const shipping = wechatShipping(server.merchant, 300);
  await script({ api: "wxa.sec.order.getOrder", delayMs: 1_000, times: 2 });
  expect(await shipping.tell(anInfo("order001"))).toEqual({
    ...{ answer: "later", reason: expect.stringMatching(/300 ms/) },
  });
  await expect(shipping.read("order001")).rejects.toThrow("300 ms");
});
