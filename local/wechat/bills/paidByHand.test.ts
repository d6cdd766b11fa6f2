import { DEV_MERCHANT } from "../v3/devKeys.ts";
import { openPayStage, type PayStage } from "../testing/payStage.ts";

/** Goal: what a developer paid and paid back by hand stands in the bills of its day, as WeChat's bills would have it. */
const DAY_MS = 24 * 3_600_000;
const START_MS = Date.UTC(2026, 2, 10, 4, 0, 0); // 12:00 on March 10th in China.
const MORNING_MS = 22 * 3_600_000;

let stage: PayStage;
beforeEach(async () => {
  stage = await openPayStage({ startMs: START_MS });
  jest.spyOn(Date, "now").mockImplementation(() => stage.clock.nowMs());
});
afterEach(async () => {
  jest.restoreAllMocks();
  await stage.close();
});

const pay = (outTradeNo: string, totalFee: number) =>
  stage.control("pay", { functionName: "order", outTradeNo, openid: "o_li", totalFee });
const payBack = (outTradeNo: string, outRefundNo: string, refundFee: number) =>
  stage.control("refunds/make", { outTradeNo, outRefundNo, refundFee });

/** The cells of a bill by name; null when WeChat has none. */
async function bill(path: string): Promise<Record<string, string>[] | null> {
  const { status, data } = await stage.ask("get", path);
  if (status !== 200) {
    expect(data).toMatchObject({ code: "NO_STATEMENT_EXIST" });
    return null;
  }
  const file = await stage.ask("get", String(data["download_url"]));
  const [names = [], ...lines] = String(file.data)
    .split("\r\n")
    .map((line) => line.replaceAll("`", "").split(","));
  return lines
    .slice(0, -3)
    .map((cells) => Object.fromEntries(names.map((name, n) => [name, cells[n] ?? ""])));
}
const trade = (date: string) => bill(`v3/bill/tradebill?bill_date=${date}`);
const basic = (date: string) => bill(`v3/bill/fundflowbill?bill_date=${date}`);

it("has payments and refunds by hand on their days, each once, also after a restart", async () => {
  await pay("O1", 9_900);
  await pay("O1", 9_900); // A number is paid once.
  await pay("O2", 500);
  await pay("gift", 0);
  await stage.advanceTo(START_MS + DAY_MS);
  await payBack("O1", "r", 900);
  await payBack("O1", "r", 900);
  await payBack("O2", "r", 900); // Numbers of refunds are unique within an order only.
  await payBack("O2", "none", 0);
  await stage.restart();
  await stage.advanceTo(START_MS + DAY_MS + MORNING_MS);
  const shown = (rows: Record<string, string>[] | null) =>
    rows?.map((row) => [
      row["商户订单号"],
      row["订单金额"],
      row["商户退款单号"],
      row["申请退款金额"],
    ]);
  expect(shown(await trade("2026-03-10"))).toEqual([
    ["O1", "99.00", "0", "0.00"],
    ["O2", "5.00", "0", "0.00"],
  ]);
  expect(shown(await trade("2026-03-11"))).toEqual([
    ["O1", "0.00", "r", "9.00"],
    ["O2", "0.00", "r", "9.00"],
  ]);
  const flows = await basic("2026-03-11");
  expect(flows?.map((row) => [row["收支金额(元)"], row["账户结余(元)"]])).toEqual([
    ["9.00", "95.00"],
    ["9.00", "86.00"],
  ]);
  expect(new Set(flows?.map((row) => row["资金流水单号"])).size).toBe(2);
  expect(await trade("2026-03-12").catch(() => null)).toBeNull();
  expect(await stage.control("accounts")).toMatchObject({ basicFen: 8_600 });
});

it("forgets nothing that a bill may still be asked for, though payments go on for months", async () => {
  await pay("O1", 100);
  for (let day = 1; day <= 200; day++) {
    await stage.advanceTo(START_MS + day * DAY_MS);
    if (day < 110 || day === 200) await pay(`day${day}`, 100);
  }
  expect(await stage.control("accounts")).toMatchObject({ basicFen: 11_100 });
  await stage.advanceTo(START_MS + 200 * DAY_MS + MORNING_MS);
  // The 111th payment, of 100 each; those of 17 days are forgotten, and their money is not.
  const [flow] = (await basic("2026-09-26")) ?? [];
  expect(flow).toMatchObject({ "收支金额(元)": "1.00", "账户结余(元)": "111.00" });
});

it("believes a placed order's own payment, not what is said by hand", async () => {
  await stage.ask("post", "v3/pay/transactions/jsapi", {
    ...{ appid: "wx1", mchid: DEV_MERCHANT.mchid, description: "茶", out_trade_no: "order001" },
    ...{ notify_url: stage.notifyUrl, amount: { total: 100 }, payer: { openid: "o_li" } },
  });
  await pay("order001", 100);
  await expect(payBack("order001", "r", 1)).rejects.toMatchObject({ code: "order_placed" });
  await stage.advanceTo(START_MS + MORNING_MS);
  expect(await trade("2026-03-10")).toBeNull();
});
