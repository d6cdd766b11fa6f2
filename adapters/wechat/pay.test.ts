import { createVerify, generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { fen } from "#core/money.ts";
import { paymentsContract } from "#tests/contract/payments.ts";
import { playedBy } from "#tests/contract/wechatPayments.ts";
import { startWechatServer, type WechatServer } from "#tests/contract/wechatServer.ts";
import { awakeMsOf } from "#tests/times.ts";
import type { MerchantSettings } from "./payKeys.ts";
import { wechatPayments } from "./pay.ts";

let server: WechatServer;
beforeAll(async () => {
  server = await startWechatServer();
});
afterAll(() => server.close());

const settings = (): MerchantSettings => ({
  ...server.merchant,
  WECHAT_PAY_NOTICES: `${server.url}/wechat/notify`,
});
const anOrder = (orderId: string) => ({
  ...{ orderId, openid: "o_li", totalFen: fen(9_900), description: "订单" },
  expiresAtMs: Date.now() + 30 * 60_000,
});
const aRefund = {
  ...{ orderId: "order001", refundId: "r1", refundFen: fen(1), totalFen: fen(2), reason: "x" },
};
const textOf = (key: string | undefined) => readFileSync(new URL(key ?? ""), "utf8");

paymentsContract(async () => ({
  payments: wechatPayments(settings()),
  ...playedBy(server, { ask: "v3/pay/transactions/jsapi", refund: "v3/refund/domestic/refunds" }),
}));

it("signs what the mini program hands to WeChat", async () => {
  const asked = await wechatPayments(settings()).ask(anOrder("signed01"));
  if (asked.answer !== "asked") throw new Error(JSON.stringify(asked));
  const { timeStamp, nonceStr, package: opened, paySign, signType } = asked.parameters;
  const publicKey = textOf(settings().WECHAT_PAY_PRIVATE_KEY?.replace("private", "public"));
  const verify = createVerify("RSA-SHA256");
  verify.update(`${settings().WECHAT_APPID}\n${timeStamp}\n${nonceStr}\n${opened}\n`);
  expect(verify.verify(publicKey, paySign, "base64")).toBe(true);
  expect(signType).toBe("RSA");
});

it.each([
  ["paying", "open"],
  ["fail", "open"],
  ["cancel", "open"],
])("a buyer's %s reads as %s", async (result, answer) => {
  const payments = wechatPayments(settings());
  const outTradeNo = `buyer-${result}`;
  await payments.ask(anOrder(outTradeNo));
  await server.control("/control/wechat/pay", { outTradeNo, result });
  expect(await payments.read(outTradeNo)).toEqual({ answer });
});

it("does not close what a buyer is paying just now", async () => {
  const payments = wechatPayments(settings());
  await payments.ask(anOrder("paying01"));
  await server.control("/control/wechat/pay", { outTradeNo: "paying01", result: "paying" });
  expect(await payments.close("paying01")).toMatchObject({ answer: "unclear" });
});

describe("keys that change", () => {
  const other = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey;
  const otherKey = String(other.export({ type: "spki", format: "pem" }));
  const asOneLine = (pem: string) => pem.replaceAll("\n", String.raw`\n`);
  const asSpki = (pem: string) =>
    `public.spki://${pem.replace(/-----[A-Z ]+-----/g, "").replaceAll("\n", "")}`;

  it.each([
    ["as a file", (pem: string | undefined) => pem ?? ""],
    ["as text", (pem: string | undefined) => textOf(pem)],
    ["on one line", (pem: string | undefined) => asOneLine(textOf(pem))],
    ["as base64", (pem: string | undefined) => asSpki(textOf(pem))],
  ])("believes the next key beside the one in use, given %s", async (how, form) => {
    const { WECHAT_PAY_PLATFORM_SERIAL: serial, WECHAT_PAY_PLATFORM_KEY: key } = settings();
    const rotating = {
      ...settings(),
      ...{ WECHAT_PAY_PLATFORM_SERIAL: "OLD", WECHAT_PAY_PLATFORM_KEY: otherKey },
      ...{ WECHAT_PAY_PLATFORM_SERIAL_NEXT: serial, WECHAT_PAY_PLATFORM_KEY_NEXT: form(key) },
    };
    expect(await wechatPayments(rotating).read("never001")).toEqual({ answer: "none" });
    const paid = await wechatPayments(rotating).ask(anOrder(`next-${how.replaceAll(" ", "-")}`));
    expect(paid).toMatchObject({ answer: "asked" });
  });

  it("believes no reply that WeChat did not sign", async () => {
    const wrong = wechatPayments({ ...settings(), WECHAT_PAY_PLATFORM_KEY: otherKey });
    const reason = expect.stringMatching(/^Verify the response's data/);
    expect(await wrong.ask(anOrder("unsigned1"))).toEqual({ answer: "unclear", reason });
    expect(await wrong.read("unsigned1")).toEqual({ answer: "unclear", reason });
  });
});

it.each(["WECHAT_PAY_MCHID", "WECHAT_APPID", "WECHAT_PAY_NOTICES", "WECHAT_PAY_PLATFORM_KEY"])(
  "names the setting %s when it is missing, and sends nothing",
  async (name) => {
    const payments = wechatPayments({ ...settings(), [name]: "" });
    await expect(payments.ask(anOrder("missing1"))).rejects.toThrow(`not set: ${name}`);
  },
);

it("believes nothing of an order of another mini program", async () => {
  await wechatPayments(settings()).ask(anOrder("foreign1"));
  const other = wechatPayments({ ...settings(), WECHAT_APPID: "wxother0000000000" });
  expect(await other.read("foreign1")).toMatchObject({ answer: "unclear" });
});

describe("a server that is not WeChat", () => {
  let stranger: Server;
  let reply: { status: number; body: string } | "silence";
  beforeAll(async () => {
    stranger = createServer((_, response) => {
      if (reply !== "silence") response.writeHead(reply.status).end(reply.body);
    });
    await new Promise<void>((resolve) => stranger.listen(0, "127.0.0.1", resolve));
  });
  afterAll(() => {
    stranger.closeAllConnections();
    stranger.close();
  });
  const payments = () => {
    const address = stranger.address();
    const port = typeof address === "object" ? address?.port : undefined;
    return wechatPayments({ ...settings(), WECHAT_PAY_URL: `http://127.0.0.1:${port}` });
  };

  it.each([
    [200, '{"prepay_id":"wx1","trade_state":"SUCCESS","status":"SUCCESS"}'],
    [204, ""],
    [302, ""],
    [404, "<h1>Not Found</h1>"],
    [404, '{"code":"NO_ROUTE"}'],
    [429, '{"code":"FREQUENCY_LIMITED","message":"later"}'],
    [500, '{"code":"SYSTEM_ERROR"}'],
    [502, "Bad Gateway"],
  ])("HTTP %i %s says nothing", async (status, body) => {
    reply = { status, body };
    const order = anOrder("order001");
    expect(await payments().ask(order)).toMatchObject({ answer: "unclear" });
    expect(await payments().read("order001")).toMatchObject({ answer: "unclear" });
    expect(await payments().close("order001")).toMatchObject({ answer: "unclear" });
    expect(await payments().readRefund(aRefund)).toMatchObject({ answer: "unclear" });
    const isRefusal = body.includes("NO_ROUTE");
    const refund = await payments().refund(aRefund);
    expect(refund).toMatchObject({ answer: isRefusal ? "refused" : "unclear" });
  });

  it("that is silent is waited for 5 seconds, no longer", async () => {
    reply = "silence";
    let asked: unknown;
    const waitedMs = await awakeMsOf(
      async () => (asked = await payments().ask(anOrder("silent01"))),
    );
    expect(asked).toMatchObject({ answer: "unclear" });
    expect(waitedMs).toBeLessThan(7_000);
  }, 10_000);
});
