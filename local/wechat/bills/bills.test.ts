/** Goal: the bills of a day add up, in WeChat's form, and cannot be had too early. */
import { createHash } from "node:crypto";
import { createSign } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { openPayStage, type PayStage } from "../testing/payStage.ts";
import { billText, yuan } from "./billTable.ts";

const START_MS = Date.UTC(2026, 2, 10, 4, 0, 0); // 12:00 on March 10th in China.
const NEXT_MORNING_MS = Date.UTC(2026, 2, 11, 2, 0, 0);
const TRADE = "v3/bill/tradebill?bill_date=2026-03-10";

let stage: PayStage;
beforeAll(async () => {
  stage = await openPayStage({ startMs: START_MS });
  jest.spyOn(Date, "now").mockImplementation(() => stage.clock.nowMs());
  for (const [no, total] of [
    ["order001", 9_900],
    ["order002", 5],
  ] as const) {
    await stage.ask("post", "v3/pay/transactions/jsapi", {
      ...{
        appid: "wxlocal0000000000",
        mchid: "1900000001",
        description: "茶,红",
        out_trade_no: no,
      },
      ...{ notify_url: stage.notifyUrl, amount: { total }, payer: { openid: "o_li" } },
    });
  }
  await stage.control("pay", { outTradeNo: "order001" });
  await stage.control("pay", { outTradeNo: "order002", result: "cancel" });
  await stage.ask("post", "v3/refund/domestic/refunds", {
    ...{ out_trade_no: "order001", out_refund_no: "r1" },
    amount: { refund: 900, total: 9_900, currency: "CNY" },
  });
  await stage.ask("post", "v3/fund-app/mch-transfer/transfer-bills", {
    ...{ appid: "wx1", out_bill_no: "b1", transfer_scene_id: "1005", openid: "o_li" },
    ...{ transfer_amount: 100, transfer_remark: "佣金" },
    transfer_scene_report_infos: [
      { info_type: "岗位类型", info_content: "推广员" },
      { info_type: "报酬说明", info_content: "推广佣金" },
    ],
  });
  await stage.control("transfers/answer", { outBillNo: "b1", result: "fail" });
});
afterAll(async () => {
  jest.restoreAllMocks();
  await stage.close();
});

it("has no bill of a day that is not over, nor before ten o'clock of the next", async () => {
  expect(await stage.ask("get", TRADE)).toMatchObject({
    ...{ status: 400, data: { code: "NO_STATEMENT_EXIST" } },
  });
  await stage.advanceTo(NEXT_MORNING_MS - 1);
  expect(await stage.ask("get", TRADE)).toMatchObject({
    ...{ status: 400, data: { code: "STATEMENT_CREATING" } },
  });
  await stage.advanceTo(NEXT_MORNING_MS);
});

async function download(path: string): Promise<{ text: string; hash: unknown }> {
  const { status, data } = await stage.ask("get", path);
  expect([status, data]).toMatchObject([200, { hash_type: "SHA1" }]);
  const file = await stage.ask("get", String(data["download_url"]));
  return { text: String(file.data), hash: data["hash_value"] };
}
const linesOf = (text: string) => text.split("\r\n").map((line) => line.split(","));

it("writes a payment and a refund as two rows, and their totals", async () => {
  const { text, hash } = await download(TRADE);
  expect(hash).toBe(createHash("sha1").update(text).digest("hex"));
  const [names, paid, refunded, totalNames, totals, end] = linesOf(text);
  expect(names?.slice(0, 7)).toEqual([
    ...["交易时间", "公众账号ID", "商户号", "特约商户号", "设备号", "微信订单号", "商户订单号"],
  ]);
  const cell = (row: string[] | undefined, name: string) => row?.[names?.indexOf(name) ?? -1];
  const shown = [
    "交易时间",
    "商户订单号",
    "交易状态",
    "应结订单金额",
    "商户退款单号",
    "退款金额",
    "退款状态",
    "商品名称",
  ];
  expect(shown.map((name) => cell(paid, name))).toEqual([
    ...["`2026-03-10 12:00:00", "`order001", "`SUCCESS", "`99.00", "`0", "`0.00", "`", "`茶 红"],
  ]);
  expect(shown.map((name) => cell(refunded, name))).toEqual([
    ...[
      "`2026-03-10 12:00:00",
      "`order001",
      "`REFUND",
      "`0.00",
      "`r1",
      "`9.00",
      "`SUCCESS",
      "`茶 红",
    ],
  ]);
  expect([paid?.length, refunded?.length]).toEqual([names?.length, names?.length]);
  expect(totalNames?.[0]).toBe("总交易单数");
  expect(totals).toEqual(["`2", "`99.00", "`9.00", "`0.00", "`0.00000", "`99.00", "`9.00"]);
  expect(end).toEqual([""]);
});

it.each([
  ["SUCCESS", "SUCCESS"],
  ["REFUND", "REFUND"],
])("has bills of one kind: %s", async (type, state) => {
  const { text } = await download(`${TRADE}&bill_type=${type}`);
  const [names, row, ...rest] = linesOf(text);
  expect(row?.[names?.indexOf("交易状态") ?? -1]).toBe(`\`${state}`);
  expect([row?.length, rest.length]).toEqual([names?.length, 3]);
});

it("writes what each account moved, and what came back", async () => {
  const basic = linesOf((await download("v3/bill/fundflowbill?bill_date=2026-03-10")).text);
  expect(basic.slice(1, 3).map((row) => [row[3], row[5], row[6], row[7]])).toEqual([
    ["`交易", "`收入", "`99.00", "`99.00"],
    ["`退款", "`支出", "`9.00", "`90.00"],
  ]);
  expect(basic[4]).toEqual(["`2", "`1", "`99.00", "`1", "`9.00"]);
  const operation = "v3/bill/fundflowbill?bill_date=2026-03-10&account_type=OPERATION";
  expect(linesOf((await download(operation)).text)[4]).toEqual([
    ...["`2", "`1", "`1.00", "`1", "`1.00"],
  ]);
});

it("packs a bill when it is asked to; the hash is of what is inside", async () => {
  const { data } = await stage.ask("get", `${TRADE}&tar_type=GZIP`);
  // By hand, since the client takes every body for text.
  const url = new URL(String(data["download_url"]));
  const timestamp = Math.floor(stage.clock.nowMs() / 1_000);
  const key = await readFile(join(stage.directory, "wechat", "merchant_private_key.pem"));
  const signature = createSign("RSA-SHA256")
    .update(`GET\n${url.pathname}${url.search}\n${timestamp}\nn\n\n`)
    .sign(key, "base64");
  const authorization = `WECHATPAY2-SHA256-RSA2048 mchid="1900000001",nonce_str="n",timestamp="${timestamp}",serial_no="5157F09EFDC096DE15EBE81A47057A7232F1B8E1",signature="${signature}"`;
  const file = await fetch(url, { headers: { authorization } });
  const text = gunzipSync(Buffer.from(await file.arrayBuffer()));
  expect(createHash("sha1").update(text).digest("hex")).toBe(data["hash_value"]);
});

it.each<[path: string, code: string]>([
  ["v3/bill/tradebill", "PARAM_ERROR"],
  ["v3/bill/tradebill?bill_date=20260310", "PARAM_ERROR"],
  [`${TRADE}&bill_type=ALLES`, "PARAM_ERROR"],
  [`${TRADE}&tar_type=ZIP`, "PARAM_ERROR"],
  ["v3/bill/tradebill?bill_date=2025-11-01", "PARAM_ERROR"],
  ["v3/bill/tradebill?bill_date=2026-03-09", "NO_STATEMENT_EXIST"],
  ["v3/bill/fundflowbill?bill_date=2026-03-10&account_type=FEES", "NO_STATEMENT_EXIST"],
  ["v3/billdownload/file?token=a.b", "INVALID_REQUEST"],
])("refuses %s with %s", async (path, code) => {
  expect(await stage.ask("get", path)).toMatchObject({ status: 400, data: { code } });
});

it("lets nobody download with an address of five minutes ago", async () => {
  const { data } = await stage.ask("get", TRADE);
  await stage.advanceTo(stage.clock.nowMs() + 5 * 60_000 + 1);
  expect(await stage.ask("get", String(data["download_url"]))).toMatchObject({ status: 400 });
});

it("keeps rows whole whatever merchants write, and yuan exact", () => {
  const text = billText({ names: ["a"], rows: [["x,y\r\n`z"]], totalNames: ["n"], totals: ["1"] });
  expect(text).toBe("a\r\n`x y   z\r\nn\r\n`1\r\n");
  expect([0, 5, 99, 100, -1, 123_456].map(yuan)).toEqual([
    ...["0.00", "0.05", "0.99", "1.00", "-0.01", "1234.56"],
  ]);
});
