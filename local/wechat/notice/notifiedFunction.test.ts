/** Goal: a function behind its HTTP route hears WeChat's notices, verifies and decrypts them, in the whole server. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Wechatpay } from "wechatpay-axios-plugin";
import { startTestServer, type TestServer } from "../../testServer.ts";
import { DEV_MERCHANT } from "../v3/devKeys.ts";

const START_MS = Date.UTC(2026, 2, 10, 4, 0, 0);
/** Written as merchants write it: headers and raw body in, 200 or 401 out. */
const PAID = `
const { createDecipheriv, createVerify } = require("node:crypto");
const { readFileSync } = require("node:fs");
const key = (file) => readFileSync(__dirname + "/../../.data/wechat/" + file, "utf8").trim();
const heard = [];
exports.main = async (event) => {
  if (event.read) return heard;
  const { headers, isBase64Encoded } = event;
  const body = isBase64Encoded ? Buffer.from(event.body, "base64").toString() : event.body;
  const header = (name) => headers[name] ?? headers[name.toLowerCase()];
  const signed = [header("Wechatpay-Timestamp"), header("Wechatpay-Nonce"), body, ""].join("\\n");
  const verified = createVerify("RSA-SHA256").update(signed)
    .verify(key("platform_public_key.pem"), header("Wechatpay-Signature"), "base64");
  const isNow = Math.abs(Date.now() / 1000 - Number(header("Wechatpay-Timestamp"))) < 300;
  if (!verified || !isNow) return { statusCode: 401, body: '{"code":"FAIL"}' };
  const { resource, event_type } = JSON.parse(body);
  const sealed = Buffer.from(resource.ciphertext, "base64");
  const open = createDecipheriv("aes-256-gcm", key("api_v3_key.txt"), resource.nonce);
  open.setAAD(Buffer.from(resource.associated_data)).setAuthTag(sealed.subarray(-16));
  const text = Buffer.concat([open.update(sealed.subarray(0, -16)), open.final()]).toString();
  heard.push({ event_type, ...JSON.parse(text) });
  return { statusCode: 200, headers: {}, body: '{"code":"SUCCESS"}' };
};`;

let server: TestServer;
let client: Wechatpay;
beforeAll(async () => {
  server = await startTestServer({ functions: { paid: { code: PAID } }, freezeAtMs: START_MS });
  const directory = join(server.directory, ".data", "wechat");
  // The first call is answered when the keys are there.
  await fetch(`${server.url}/wechatpay/v3/certificates`);
  const key = (file: string) => readFileSync(join(directory, file), "utf8");
  jest.spyOn(Date, "now").mockImplementation(() => START_MS);
  client = new Wechatpay({
    ...{ baseURL: `${server.url}/wechatpay`, mchid: DEV_MERCHANT.mchid },
    ...{ serial: DEV_MERCHANT.merchantSerial, privateKey: key("merchant_private_key.pem") },
    certs: { [DEV_MERCHANT.platformSerial]: key("platform_public_key.pem") },
  });
});
afterAll(async () => {
  jest.restoreAllMocks();
  await server.close();
});

it("hears of a payment at once, and of a refund when the clock gets there", async () => {
  const notify_url = `${server.url}/paid`;
  await client.chain("v3/pay/transactions/jsapi").post(
    {
      ...{ appid: "wxlocal0000000000", mchid: DEV_MERCHANT.mchid, description: "茶" },
      ...{ out_trade_no: "order001", notify_url, amount: { total: 9_900 } },
      payer: { openid: "o_li" },
    },
    { proxy: false },
  );
  const { body } = await server.control("wechat/pay", { outTradeNo: "order001" });
  expect(body).toMatchObject({
    ok: true,
    noticeTaken: true,
    replies: ['HTTP 200 {"code":"SUCCESS"}'],
  });
  await client.chain("v3/refund/domestic/refunds").post(
    {
      ...{ out_trade_no: "order001", out_refund_no: "r1", notify_url },
      amount: { refund: 900, total: 9_900, currency: "CNY" },
    },
    { proxy: false },
  );
  const driven = await server.control("clock", { advanceToMs: START_MS + 60_000 });
  expect(driven.body).toMatchObject({ ok: true, ran: 1 });
  const heard = await server.control("call", { name: "paid", data: { read: true } });
  expect(heard.body["result"]).toMatchObject([
    { event_type: "TRANSACTION.SUCCESS", out_trade_no: "order001", payer: { openid: "o_li" } },
    { event_type: "REFUND.SUCCESS", out_refund_no: "r1", amount: { refund: 900 } },
  ]);
});

it("met no error of its own", () => expect(server.errors).toEqual([]));
