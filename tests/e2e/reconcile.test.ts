import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Wechatpay } from "wechatpay-axios-plugin";
import { DAY_MS, HOUR_MS } from "#core/time.ts";
import { demoEnvironment } from "#scripts/stack/environment.ts";
import { adminDatabase } from "#scripts/stack/database.ts";
import { type Stack, startStack } from "#scripts/stack/start.ts";
import { billReadsContract } from "#tests/contract/billReads.ts";
import { moneyReadsContract } from "#tests/contract/moneyReads.ts";
import { codeOf, joinChain, order, publish, scan } from "#tests/e2e/brand.ts";
import { done, person, staff, START_MS } from "#tests/e2e/stack.ts";

/** Goal: WeChat tells nobody anything, and the next morning the bills bring every fact, to the fen. */
const folder = mkdtempSync(join(tmpdir(), "fenrun-bills-"));
let stack: Stack;
let wechat: Wechatpay;
let nowMs = START_MS;
beforeAll(async () => {
  const dataFolder = join(folder, "data");
  stack = await startStack({ dataFolder, durability: "off", freezeAtMs: START_MS });
  const settings = demoEnvironment(dataFolder, stack.url);
  const serial = settings["WECHAT_PAY_PLATFORM_SERIAL"] ?? "";
  wechat = new Wechatpay({
    ...{ baseURL: settings["WECHAT_PAY_URL"] ?? "", mchid: "1900000001" },
    ...{ serial: settings["WECHAT_PAY_SERIAL"] ?? "" },
    privateKey: readFileSync(join(dataFolder, "wechat", "merchant_private_key.pem"), "utf8"),
    certs: { [serial]: settings["WECHAT_PAY_PLATFORM_KEY"] ?? "" },
  });
  jest.spyOn(Date, "now").mockImplementation(() => nowMs);
}, 60_000);
afterAll(async () => {
  jest.restoreAllMocks();
  await stack?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const LINES: readonly (readonly [order: string, fen: number])[] = [
  ...([["order-0001", 100_000]] as const),
  ...([["order-0002", 12_345]] as const),
  ...([["order-0003", 7]] as const),
  ...([["order-0004", 50_001]] as const),
];
const FORGED_FEN = 12_346;

async function advance(toMs: number): Promise<void> {
  nowMs = toMs;
  await stack.control.post("/control/clock", { advanceToMs: toMs });
}
const at = (day: number, hours: number) => START_MS - 8 * HOUR_MS + day * DAY_MS + hours * HOUR_MS;
const books = (event: object) => done(stack.control.call("books", staff, event));
const report = (from: string, until: string) => books({ action: "report", from, until });

/** Somebody orders and pays at WeChat without our function: nobody waits for an answer, no notice arrives. */
async function payAtWechat(orderId: string, total: number): Promise<void> {
  await wechat.chain("v3/pay/transactions/jsapi").post(
    {
      ...{ appid: "wxfenrundemo00001", mchid: "1900000001", description: "tea" },
      ...{ out_trade_no: orderId, notify_url: "http://127.0.0.1:9/lost", amount: { total } },
      payer: { openid: "U1" },
    },
    { proxy: false },
  );
  await stack.control.post("/control/wechat/pay", { outTradeNo: orderId });
}

async function refundAtWechat(orderId: string, refund: number, total: number): Promise<void> {
  await wechat.chain("v3/refund/domestic/refunds").post(
    {
      ...{ out_trade_no: orderId, out_refund_no: `back-${orderId}` },
      amount: { refund, total, currency: "CNY" },
    },
    { proxy: false },
  );
}

it("replays a day whose notices were all lost, and matches every line", async () => {
  const { control } = stack;
  await publish(control, { id: "p", rates: [{ distance: 1, rateBp: 1_000 }] });
  await joinChain(control, ["A"]);
  await scan(control, "U1", await codeOf(control, "A"));
  for (const [orderId, total] of LINES) {
    await order(control, orderId, "U1", total);
    await payAtWechat(orderId, total);
  }
  await payAtWechat("forged-0001", FORGED_FEN);
  await refundAtWechat("order-0003", 7, 7);
  await refundAtWechat("order-0004", 1_234, 50_001);

  await advance(at(1, 10));
  expect(await books({ action: "breaks" })).toMatchObject({ breaks: [] });
  expect(await report("2026-03-01", "2026-03-01")).toMatchObject({ isTied: false });

  await advance(at(1, 10.75));
  const { breaks } = await books({ action: "breaks" });
  expect(breaks).toEqual([
    expect.objectContaining({
      ...{ _id: "payment_unknown:forged-0001", kind: "payment_unknown", day: "2026-03-01" },
      ...{ theirsFen: FORGED_FEN, oursFen: null, owner: null, ageDays: 0 },
    }),
  ]);
  const paidFen = LINES.reduce((sum, [, total]) => sum + total, 0);
  expect(await report("2026-03-01", "2026-03-01")).toMatchObject({
    isTied: false,
    totals: {
      ...{ billPaidFen: paidFen + FORGED_FEN, paidFen, basicInFen: paidFen + FORGED_FEN },
      ...{ billRefundedFen: 1_241, refundedFen: 1_241, basicOutFen: 1_241, openBreaks: 1 },
    },
  });
}, 60_000);

it("is tied once a person has said what the forged order was", async () => {
  const id = "payment_unknown:forged-0001";
  await books({ action: "takeBreak", id });
  await books({ action: "closeBreak", id, note: "同一商户号在别处收的一笔款" });
  expect(await report("2026-03-01", "2026-03-01")).toMatchObject({
    isTied: true,
    totals: { explainedPaidFen: FORGED_FEN, refundedFen: 1_241, openBreaks: 0 },
  });
});

it("matches transfers that were paid, failed and expired", async () => {
  const { control } = stack;
  for (const [orderId] of LINES) {
    await done(control.call("order", person("U1"), { action: "confirmReceipt", orderId }));
  }
  await advance(at(17, 12));
  const ids = ["w1", "w2", "w3"] as const;
  for (const withdrawalId of ids) {
    const ask = { action: "request", withdrawalId, amountFen: 1_000 };
    await done(control.call("withdraw", person("A"), ask));
    await done(control.call("withdraw", staff, { action: "review", withdrawalId, approve: true }));
  }
  await advance(at(17, 12.5));
  const { transfers } = await control.get("/control/wechat/transfers");
  const numbers = (transfers as { out_bill_no: string }[]).map((one) => one.out_bill_no).sort();
  expect(numbers).toHaveLength(3);
  const [paid, failed] = numbers;
  for (const [outBillNo, result] of [
    [paid, "success"],
    [failed, "fail"],
  ]) {
    await control.post("/control/wechat/transfers/answer", { outBillNo, result });
  }
  await advance(at(20, 11));
  expect(await books({ action: "breaks" })).toMatchObject({ breaks: [] });
  const tied = await report("2026-03-18", "2026-03-19");
  expect(tied).toMatchObject({
    isTied: true,
    totals: {
      ...{ operationOutFen: 3_000, operationInFen: 2_000, payoutFen: 1_000 },
      ...{ releasedFen: 2_000, inFlightFen: 0, taxFen: 0 },
    },
  });
}, 120_000);

describe("the questions of the books, over the wire", () => {
  billReadsContract(() => adminDatabase(stack.url));
});

describe("the questions of the money desk, over the wire", () => {
  moneyReadsContract(() => adminDatabase(stack.url));
});
