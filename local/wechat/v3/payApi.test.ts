import { createSign, createVerify } from "node:crypto";
import { appendFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClock, type Clock } from "../../clock.ts";
import { createWechat, type Wechat } from "../index.ts";
import { askRoute } from "../testing/askRoute.ts";
import { DEV_MERCHANT } from "./devKeys.ts";

const BILLS = "/wechatpay/v3/fund-app/mch-transfer/transfer-bills";
const START_MS = 1_700_000_000_123;
const BODY = {
  ...{ appid: "wx1", out_bill_no: "b1", transfer_scene_id: "1005", openid: "o_li" },
  ...{ transfer_amount: 100, transfer_remark: "佣金" },
  transfer_scene_report_infos: [
    { info_type: "岗位类型", info_content: "推广员" },
    { info_type: "报酬说明", info_content: "推广佣金" },
  ],
};

let directory: string;
let clock: Clock;
let wechat: Wechat;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "wechat-"));
});
beforeEach(() => {
  clock = createClock(START_MS);
  wechat = start();
});
afterEach(() => wechat.settled());
afterAll(() => rm(directory, { recursive: true }));

const start = () =>
  createWechat({ directory, clock, callFunction: async () => ({ ok: true, result: null }) });
const key = (file: string) => readFile(join(directory, "wechat", file), "utf8");
const control = (path: string, body: object, query = "") =>
  askRoute(wechat.routes, path, { body, query });

interface Tampering {
  readonly sign?: { body?: string; path?: string; method?: string };
  readonly timestampS?: number;
  readonly serial?: string;
  readonly header?: string;
}

/** A merchant written from WeChat's description, by hand: it shares no code with the stand-in. */
async function ask(method: string, path: string, body: object | string = "", lie: Tampering = {}) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  // Signing needs the key file, which lies there once the keys have settled.
  await wechat.settled();
  const timestamp = lie.timestampS ?? Math.floor(clock.nowMs() / 1_000);
  const signed = [lie.sign?.method ?? method, lie.sign?.path ?? path, timestamp, "nonce"];
  const signature = createSign("RSA-SHA256")
    .update(`${[...signed, lie.sign?.body ?? text].join("\n")}\n`)
    .sign(await key("merchant_private_key.pem"), "base64");
  const authorization =
    lie.header ??
    `WECHATPAY2-SHA256-RSA2048 mchid="${DEV_MERCHANT.mchid}",nonce_str="nonce",timestamp="${timestamp}",` +
      `serial_no="${lie.serial ?? DEV_MERCHANT.merchantSerial}",signature="${signature}"`;
  const reply = await wechat.http({
    method,
    path,
    headers: { authorization },
    body: Buffer.from(text),
  });
  if (reply === undefined || reply.status === 0) return { status: reply?.status, json: undefined };
  const { "Wechatpay-Timestamp": at, "Wechatpay-Nonce": nonce } = reply.headers;
  const proven = createVerify("RSA-SHA256")
    .update(`${at}\n${nonce}\n${reply.body.toString()}\n`)
    .verify(
      await key("platform_public_key.pem"),
      reply.headers["Wechatpay-Signature"] ?? "",
      "base64",
    );
  expect([proven, reply.headers["Wechatpay-Serial"]]).toEqual([true, DEV_MERCHANT.platformSerial]);
  return { status: reply.status, json: JSON.parse(reply.body.toString()) };
}

it("believes who signed the path that WeChat's own host has, as code that was led here does", async () => {
  const path = `${BILLS}/out-bill-no/none`;
  const signed = path.slice("/wechatpay".length);
  expect(await ask("GET", path, "", { sign: { path: signed } })).toMatchObject({ status: 404 });
  expect(await ask("GET", path, "", { sign: { path: `${signed}x` } })).toMatchObject({
    json: { code: "SIGN_ERROR" },
  });
});

it("makes, shows and ends a transfer, each reply signed", async () => {
  expect(await ask("POST", BILLS, BODY)).toMatchObject({
    status: 200,
    json: {
      ...{
        out_bill_no: "b1",
        state: "WAIT_USER_CONFIRM",
        create_time: "2023-11-15T06:13:20+08:00",
      },
      package_info: expect.any(String),
    },
  });
  expect(await control("transfers/answer", { outBillNo: "b1", result: "success" })).toMatchObject({
    state: "SUCCESS",
  });
  expect(await ask("GET", `${BILLS}/out-bill-no/b1`)).toMatchObject({
    status: 200,
    json: { mch_id: "1900000001", state: "SUCCESS", transfer_amount: 100, openid: "o_li" },
  });
});

it("keeps transfers and scripts over a restart, and cuts off a line that was half written", async () => {
  await ask("POST", BILLS, { ...BODY, out_bill_no: "kept" });
  await control("transfers/answer", { outBillNo: "later", result: "fail" });
  await appendFile(join(directory, "wechat", "transfers.jsonl"), '{"type":"outcome","outBi');
  const firstKey = await key("merchant_private_key.pem");
  wechat = start();
  expect(await ask("GET", `${BILLS}/out-bill-no/kept`)).toMatchObject({ status: 200 });
  await ask("POST", BILLS, { ...BODY, out_bill_no: "later" });
  wechat = start();
  expect(await control("transfers", {}, "outBillNo=later")).toMatchObject({
    transfers: [{ state: "FAIL", fail_reason: "PAYEE_ACCOUNT_ABNORMAL" }],
  });
  expect(await key("merchant_private_key.pem")).toBe(firstKey);
});

it.each<[string, Tampering]>([
  ["another body", { sign: { body: "{}" } }],
  ["another path", { sign: { path: `${BILLS}/x` } }],
  ["another method", { sign: { method: "PUT" } }],
  ["an old time", { timestampS: START_MS / 1_000 - 301 }],
  ["no number for a time", { timestampS: Number.NaN }],
  ["no signature", { header: "" }],
  ["another scheme", { header: "Bearer x" }],
])("answers 401 to a request signed over %s", async (_, lie) => {
  const request = { ...BODY, out_bill_no: "forged" };
  expect(await ask("POST", BILLS, request, lie)).toMatchObject({
    ...{ status: 401, json: { code: "SIGN_ERROR" } },
  });
  expect(await ask("GET", `${BILLS}/out-bill-no/forged`)).toMatchObject({ status: 404 });
});

it("takes a merchant whose key it does not know at his word", async () => {
  const lie = { serial: "ABCDEF", sign: { body: "{}" } };
  expect(await ask("POST", BILLS, { ...BODY, out_bill_no: "own" }, lie)).toMatchObject({
    status: 200,
  });
});

it.each<[string, object]>([
  ["PARAM_ERROR", { out_bill_no: "" }],
  ["PARAM_ERROR", { out_bill_no: "with_underscore" }],
  ["PARAM_ERROR", { out_bill_no: "x".repeat(33) }],
  ["PARAM_ERROR", { transfer_amount: 10.5 }],
  ["PARAM_ERROR", { transfer_amount: "100" }],
  ["INVALID_REQUEST", { transfer_amount: 9 }],
  ["PARAM_ERROR", { transfer_remark: "长".repeat(33) }],
  ["PARAM_ERROR", { openid: undefined }],
  ["PARAM_ERROR", { transfer_scene_id: undefined }],
  ["PARAM_ERROR", { transfer_scene_report_infos: [] }],
  ["PARAM_ERROR", { transfer_scene_report_infos: [BODY.transfer_scene_report_infos[0]] }],
  ["PARAM_ERROR", { transfer_scene_report_infos: [{ info_type: "岗位类型" }] }],
  ["PARAM_ERROR", { amount: 100 }],
  ["PARAM_ERROR", { user_name: "张三" }],
])("refuses with %s: %j", async (code, fields) => {
  const number = { out_bill_no: "refused" };
  expect(await ask("POST", BILLS, { ...BODY, ...number, ...fields })).toMatchObject({
    ...{ status: 400, json: { code } },
  });
  expect(await ask("GET", `${BILLS}/out-bill-no/refused`)).toMatchObject({ status: 404 });
});

it("tells NOT_FOUND of a number that it does not know, or 30 days after its end", async () => {
  const unknown = { status: 404, json: { code: "NOT_FOUND" } };
  expect(await ask("GET", `${BILLS}/out-bill-no/never`)).toMatchObject(unknown);
  expect(await ask("POST", `${BILLS}/out-bill-no/never/cancel`)).toMatchObject(unknown);
  await ask("POST", BILLS, { ...BODY, out_bill_no: "old" });
  clock.advanceTo(START_MS + 31 * 86_400_000); // It was closed after a day.
  expect(await ask("GET", `${BILLS}/out-bill-no/old`)).toMatchObject({ status: 200 });
  clock.advanceTo(clock.nowMs() + 1);
  expect(await ask("GET", `${BILLS}/out-bill-no/old`)).toMatchObject(unknown);
});

it("cancels in two steps, and not what has ended", async () => {
  await ask("POST", BILLS, { ...BODY, out_bill_no: "c1" });
  const cancel = () => ask("POST", `${BILLS}/out-bill-no/c1/cancel`);
  expect(await cancel()).toMatchObject({ status: 200, json: { state: "CANCELING" } });
  clock.advanceTo(START_MS + 1_000);
  expect(await cancel()).toMatchObject({ status: 200, json: { state: "CANCELLED" } });
  await expect(
    control("transfers/answer", { outBillNo: "c1", result: "success" }),
  ).rejects.toMatchObject({
    code: "transfer_ended",
  });
});

it("loses a reply once, but not the transfer", async () => {
  await control("transfers/answer", { outBillNo: "t1", result: "timeout" });
  const request = { ...BODY, out_bill_no: "t1" };
  expect(await ask("POST", BILLS, request)).toMatchObject({ status: 0 });
  expect(await ask("GET", `${BILLS}/out-bill-no/t1`)).toMatchObject({ status: 200 });
  expect(await ask("POST", BILLS, request)).toMatchObject({ status: 200 });
});

it("leaves other paths alone, refuses what it does not emulate by name, and logs its calls", async () => {
  const elsewhere = { method: "GET", path: "/admin", headers: {}, body: Buffer.alloc(0) };
  expect(await wechat.http(elsewhere)).toBeUndefined();
  expect(await ask("GET", "/wechatpay/v3/certificates")).toMatchObject({
    ...{ status: 501, json: { message: "not emulated: GET /wechatpay/v3/certificates" } },
  });
  expect(await control("log", {}, "limit=1")).toMatchObject({
    calls: [{ door: "pay-v3", api: "GET /wechatpay/v3/certificates", outcome: "NOT_EMULATED" }],
  });
});

it.each([
  ["pay", {}],
  ["pay", { functionName: "f", outTradeNo: "o", openid: "o_li", totalFee: -1 }],
  ["pay", { functionName: "f", outTradeNo: "o", openid: "o_li", totalFee: 1, notices: 0 }],
  ["pay", { functionName: "f", outTradeNo: "o", openid: "o_li", totalFee: 1, delayMs: -1 }],
  ["pay", { functionName: "f", outTradeNo: "o", openid: "o_li", totalFee: 1, notice: 2 }],
  ["transfers/answer", { outBillNo: "b1", result: "paid" }],
])("the control door refuses %s %j", async (path, body) => {
  await expect(control(path, body)).rejects.toMatchObject({ code: "bad_request" });
});
