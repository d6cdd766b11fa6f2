import { startWechatServer, type WechatServer } from "#tests/contract/wechatServer.ts";
import { callOpenApi, refusalOf } from "./openapi.ts";
import { wechatMessages } from "./messages.ts";

let server: WechatServer;
beforeAll(async () => {
  server = await startWechatServer();
  Object.assign(process.env, {
    ...{ TENCENTCLOUD_RUNENV: "SCF", TENCENTCLOUD_REGION: "ap-shanghai", SCF_NAMESPACE: "local" },
    ...{ TENCENTCLOUD_SECRETID: "id", TENCENTCLOUD_SECRETKEY: "key", TCB_ENV: "local" },
    ...{ WX_CONTEXT_KEYS: "WX_API_TOKEN", WX_API_TOKEN: "token" },
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${server.url}/admin` }),
  });
  const fields = ["thing1", "amount2", "character_string3"];
  await server.control("/control/wechat/templates", { templateId: "t1", fields });
});
afterAll(() => server.close());

const templates = {
  paid: { id: "t1", fields: { goods: "thing1", amount: "amount2", orderId: "character_string3" } },
  shipped: { id: "t1", fields: { goods: "thing1" } },
  refunded: { id: "unknown", fields: { goods: "thing1" } },
};
const messages = wechatMessages({ WECHAT_TEMPLATES: JSON.stringify(templates) });
const fields = { goods: "茶".repeat(40), amount: "12.30元", orderId: "O1" };
const message = (openid: string, moment: "paid" | "shipped" | "refunded" | "payout" = "paid") => ({
  ...{ openid, moment, page: "pages/order/order?orderId=O1", fields },
});
const agree = (openid: string) =>
  server.control("/control/wechat/subscribe", { openid, templateId: "t1" });

it("knows which moments have a template", () => {
  expect(messages.templateOf("paid")).toBe("t1");
  expect(messages.templateOf("payout")).toBeNull();
  expect(wechatMessages({}).templateOf("paid")).toBeNull();
});

it("sends to whom agreed, with texts cut to what WeChat takes", async () => {
  await agree("oA");
  expect(await messages.send(message("oA"))).toEqual({ answer: "sent" });
  const reply = await fetch(`${server.url}/control/wechat/messages`);
  const sent = ((await reply.json()) as { messages: object[] }).messages;
  expect(sent).toMatchObject([
    {
      ...{ openid: "oA", templateId: "t1", page: "pages/order/order?orderId=O1" },
      data: { thing1: `${"茶".repeat(19)}…`, amount2: "12.30元", character_string3: "O1" },
    },
  ]);
});

it.each([
  ["who never agreed", "oB", "paid", 43_101],
  ["a template whose fields are others", "oC", "shipped", 47_003],
  ["a template that WeChat does not know", "oC", "refunded", 40_037],
  ["nobody's openid", "o?!", "paid", 40_003],
  ["a moment without a template", "oC", "payout", 0],
] as const)("is refused for %s, with WeChat's number", async (_, openid, moment, code) => {
  if (openid === "oC") await agree(openid);
  const answer = await messages.send(message(openid, moment));
  expect(answer).toMatchObject({ answer: "refused", code });
});

it.each([
  ["is busy itself", { fail: { code: -1, message: "system error" } }],
  ["cuts the connection", { cut: true }],
])("is unclear when WeChat %s", async (_, directive) => {
  await agree("oD");
  const api = "subscribeMessage.send";
  await server.control("/control/wechat/script", { api, ...directive });
  expect(await messages.send(message("oD"))).toMatchObject({ answer: "unclear" });
});

it("ends a call that gets no answer in time", async () => {
  await expect(callOpenApi(() => new Promise(() => undefined), 20)).rejects.toThrow("20 ms");
});

it.each([
  [
    { errCode: 43_101, errMsg: "no" },
    { code: 43_101, reason: "43101 no" },
  ],
  [{ errCode: 40_003 }, { code: 40_003, reason: "40003" }],
  [{ errCode: -1 }, null],
  [{ errCode: "43101" }, null],
  [new Error("ECONNRESET"), null],
  [null, null],
])("reads %j as a refusal: %j", (error, refusal) => {
  expect(refusalOf(error)).toEqual(refusal);
});

it("says in the log what is wrong with a template, and goes on", () => {
  const said = jest.spyOn(console, "error").mockImplementation(() => undefined);
  const none = wechatMessages({ WECHAT_TEMPLATES: "{}x" });
  expect(none.templateOf("paid")).toBeNull();
  expect(said).toHaveBeenCalledTimes(1);
  said.mockRestore();
});
