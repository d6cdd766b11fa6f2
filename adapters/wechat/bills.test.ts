import { createHash, createSign, generateKeyPairSync } from "node:crypto";
import { createServer, type Server } from "node:http";
import { Wechatpay } from "wechatpay-axios-plugin";
import { wechatBills } from "#adapters/wechat/bills.ts";
import { readFile } from "node:fs/promises";
import { BILL_DAY, BILL_STORY, billsContract } from "#tests/contract/bills.ts";
import { startWechatServer, type WechatServer } from "#tests/contract/wechatServer.ts";

/** Goal: what WeChat's stand-in serves is read whole, and what is broken is never read half. */
let server: WechatServer;
let nowMs = Date.parse(`${BILL_DAY}T12:00:00+08:00`);
const MORNING_MS = Date.parse("2026-03-11T10:00:00+08:00");

async function at(atMs: number): Promise<void> {
  nowMs = atMs;
  await server.control("/control/clock", { advanceToMs: atMs });
}
beforeAll(async () => {
  server = await startWechatServer();
  jest.spyOn(Date, "now").mockImplementation(() => nowMs);
}, 30_000);
afterAll(async () => {
  jest.restoreAllMocks();
  await server.close();
});

async function tell(): Promise<void> {
  const { merchant } = server;
  const { WECHAT_PAY_URL: baseURL = "", WECHAT_PAY_MCHID: mchid = "" } = merchant;
  const pem = (name: string) => readFile(new URL(merchant[name] ?? ""), "utf8");
  const client = new Wechatpay({
    ...{ baseURL, mchid, serial: merchant["WECHAT_PAY_SERIAL"] ?? "" },
    privateKey: await pem("WECHAT_PAY_PRIVATE_KEY"),
    certs: {
      [merchant["WECHAT_PAY_PLATFORM_SERIAL"] ?? ""]: await pem("WECHAT_PAY_PLATFORM_KEY"),
    },
  });
  const post = (path: string, body: object) => client.chain(path).post(body, { proxy: false });
  const appid = merchant["WECHAT_APPID"];
  const { payments, refund, transfers } = BILL_STORY;
  for (const { orderId: out_trade_no, amountFen: total } of payments) {
    await post("v3/pay/transactions/jsapi", {
      ...{ appid, mchid, description: '茶,红 "大" `x`', out_trade_no, amount: { total } },
      ...{ notify_url: `${server.url}/nobody`, payer: { openid: "o_li" } },
    });
    await server.control("/control/wechat/pay", { outTradeNo: out_trade_no });
  }
  await post("v3/refund/domestic/refunds", {
    ...{ out_trade_no: refund.orderId, out_refund_no: refund.refundId },
    amount: { refund: refund.refundFen, total: 9_900, currency: "CNY" },
  });
  for (const { transferNumber: outBillNo, amountFen, end } of transfers) {
    await post("v3/fund-app/mch-transfer/transfer-bills", {
      ...{ appid, out_bill_no: outBillNo, transfer_scene_id: "1005", openid: "o_li" },
      ...{ transfer_amount: amountFen, transfer_remark: "佣金" },
      transfer_scene_report_infos: [
        { info_type: "岗位类型", info_content: "推广员" },
        { info_type: "报酬说明", info_content: "推广佣金" },
      ],
    });
    await server.control("/control/wechat/transfers/answer", { outBillNo, result: end });
  }
}

billsContract(async () => {
  await server.control("/control/clock", { freezeAtMs: nowMs });
  await tell();
  await at(MORNING_MS - 60_000);
  return { bills: wechatBills(server.merchant), untilReady: () => at(MORNING_MS) };
});

describe("a server that signs as WeChat, and is wrong", () => {
  const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const platform = keys.publicKey.export({ type: "spki", format: "pem" }).toString();
  let wrong: Server;
  let asked: { status: number; body: string };
  let file: string;
  let heard: string[] = [];
  beforeAll(async () => {
    wrong = createServer((request, response) => {
      heard.push(request.url ?? "");
      if (request.url?.startsWith("/v3/billdownload/file")) return void response.end(file);
      const [time, nonce] = [String(Math.floor(nowMs / 1_000)), "nonce"];
      const sign = createSign("RSA-SHA256").update(`${time}\n${nonce}\n${asked.body}\n`);
      response.writeHead(asked.status, {
        "Content-Type": "application/json",
        "Wechatpay-Timestamp": time,
        "Wechatpay-Nonce": nonce,
        "Wechatpay-Serial": "PUB_1",
        "Wechatpay-Signature": sign.sign(keys.privateKey, "base64"),
      });
      response.end(asked.body);
    });
    await new Promise<void>((resolve) => wrong.listen(0, "127.0.0.1", resolve));
  });
  afterAll(() => void wrong.close());

  const FILE = "记账时间,资金流水单号\r\n";
  const HASH = createHash("sha1").update(FILE).digest("hex");
  const address = "https://api.mch.weixin.qq.com/v3/billdownload/file?token=t%2B1";
  const reply = (fields: object) => ({
    status: 200,
    body: JSON.stringify({ hash_type: "SHA1", hash_value: HASH, download_url: address, ...fields }),
  });
  const bills = () => {
    const at = wrong.address();
    const port = typeof at === "object" ? at?.port : undefined;
    return wechatBills({
      ...server.merchant,
      ...{ WECHAT_PAY_URL: `http://127.0.0.1:${port}`, WECHAT_PAY_PLATFORM_SERIAL: "PUB_1" },
      WECHAT_PAY_PLATFORM_KEY: platform,
    });
  };

  it.each([
    ["another SHA-1", reply({ hash_value: "0".repeat(40) }), /SHA-1/],
    ["another kind of hash", reply({ hash_type: "MD5" }), /no file/],
    ["no address", reply({ download_url: "nowhere" }), /no file/],
    [
      "an address of another door",
      reply({ download_url: "https://x/v3/refunds?token=t" }),
      /no file/,
    ],
    ["no token", reply({ download_url: address.split("?")[0] }), /no file/],
    ["a file that is cut", reply({}), /totals are missing/],
    ["words that are no JSON", { status: 200, body: "<html>" }, /no file/],
    ["an error", { status: 500, body: '{"code":"SYSTEM_ERROR"}' }, /HTTP 500 SYSTEM_ERROR/],
    ["no right to bills", { status: 403, body: '{"code":"NO_AUTH"}' }, /HTTP 403 NO_AUTH/],
    ["a proxy's 400", { status: 400, body: "<html>Bad Request" }, /HTTP 400/],
    ["STATEMENT_CREATING", { status: 400, body: '{"code":"STATEMENT_CREATING"}' }, /CREATING/],
  ])("%s is unclear", async (_, answer, reason) => {
    asked = answer;
    file = FILE;
    const expected = { answer: "unclear", reason: expect.stringMatching(reason) };
    expect(await bills().trade(BILL_DAY)).toEqual(expected);
    expect(await bills().fund("basic", BILL_DAY)).toEqual(expected);
  });

  it("is asked at its own place for the file, whatever host the address names", async () => {
    heard = [];
    asked = reply({});
    file = FILE;
    await bills().trade(BILL_DAY);
    expect(heard).toEqual([
      `/v3/bill/tradebill?bill_date=${BILL_DAY}&bill_type=ALL`,
      "/v3/billdownload/file?token=t%2B1",
    ]);
  });

  it("is not believed when another key signed", async () => {
    asked = reply({});
    const at = wrong.address();
    const port = typeof at === "object" ? at?.port : undefined;
    const other = { ...server.merchant, WECHAT_PAY_URL: `http://127.0.0.1:${port}` };
    expect(await wechatBills(other).trade(BILL_DAY)).toMatchObject({ answer: "unclear" });
  });
});

it("names the setting that is missing", async () => {
  const bills = wechatBills({ ...server.merchant, WECHAT_PAY_MCHID: "" });
  await expect(bills.trade(BILL_DAY)).rejects.toThrow("not set: WECHAT_PAY_MCHID");
});
