import { readFundBill, readTradeBill } from "#adapters/wechat/billsRows.ts";
import { fenOf } from "#adapters/wechat/billsTable.ts";

/** Goal: a bill is read whole or not at all, whatever is wrong with it. */
const TRADE_NAMES =
  "交易时间,商户号,微信订单号,商户订单号,交易状态,应结订单金额,商户退款单号,退款金额,退款状态,商品名称,订单金额,申请退款金额";
const TRADE_TOTALS = "总交易单数,应结订单总金额,退款总金额,订单总金额,申请退款总金额";
const PAYMENT =
  '`2026-03-10 12:00:00,`190,`42001,`O1,`SUCCESS,`99.00,`0,`0.00,`,`a "tea",`99.01,`0.00';
const REFUND =
  "`2026-03-10 12:00:01,`190,`42001,`O1,`REFUND,`0.00,`R1,`9.07,`SUCCESS,`tea,`0.00,`9.07";
const TOTALS = "`2,`99.00,`9.07,`99.01,`9.07";
const text = (...lines: readonly string[]) =>
  Buffer.from(lines.map((line) => `${line}\r\n`).join(""));
const trade = (...lines: readonly string[]) => readTradeBill(text(...lines), "190");

it("reads rows and checks them against their totals", () => {
  expect(trade(TRADE_NAMES, PAYMENT, REFUND, TRADE_TOTALS, TOTALS)).toEqual([
    {
      ...{ kind: "payment", orderId: "O1", transactionId: "42001", amountFen: 9_901 },
      atMs: Date.parse("2026-03-10T12:00:00+08:00"),
    },
    {
      ...{ kind: "refund", orderId: "O1", refundId: "R1", refundFen: 907, state: "succeeded" },
      atMs: Date.parse("2026-03-10T12:00:01+08:00"),
    },
  ]);
});

it("finds columns by name: another order, a mark at the start and new columns change nothing", () => {
  const turned = (line: string) => ["`new", ...line.split(",").reverse()].join(",");
  const names = `\uFEFF${turned(TRADE_NAMES).slice(1)}`;
  const bill = trade(names, turned(PAYMENT), turned(REFUND), TRADE_TOTALS, TOTALS);
  expect(bill).toEqual(trade(TRADE_NAMES, PAYMENT, REFUND, TRADE_TOTALS, TOTALS));
});

const states = [
  ["SUCCESS", "succeeded"],
  ["PROCESSING", "processing"],
  ["CHANGE", "abnormal"],
  ["FAIL", "closed"],
];
it.each(states)("a refund that is %s has %s", (word, state) => {
  const row = REFUND.replace("`SUCCESS", `\`${word}`);
  const [, refund] = trade(TRADE_NAMES, PAYMENT, row, TRADE_TOTALS, TOTALS);
  expect(refund).toMatchObject({ state });
});

const cut = (line: string) => line.split(",").slice(0, -1).join(",");
it.each([
  ["nothing", [], /totals are missing/],
  ["no totals", [TRADE_NAMES, PAYMENT], /totals are missing/],
  ["names of totals only", [TRADE_NAMES, PAYMENT, TRADE_TOTALS], /totals are missing/],
  ["a row cut short", [TRADE_NAMES, PAYMENT, cut(REFUND), TRADE_TOTALS, TOTALS], /11 cells/],
  ["a row missing", [TRADE_NAMES, PAYMENT, TRADE_TOTALS, TOTALS], /总交易单数 is 2/],
  ["a row twice", [TRADE_NAMES, PAYMENT, REFUND, REFUND, TRADE_TOTALS, TOTALS], /总交易单数/],
  ["two bills in one", [TRADE_NAMES, PAYMENT, REFUND, TRADE_TOTALS, TOTALS, PAYMENT], /after/],
  [
    "a wrong sum",
    [TRADE_NAMES, PAYMENT, REFUND, TRADE_TOTALS, "`2,`99.00,`9.07,`99.02,`9.07"],
    /订单总金额/,
  ],
  [
    "another settled sum",
    [TRADE_NAMES, PAYMENT, REFUND, TRADE_TOTALS, "`2,`98.00,`9.07,`99.01,`9.07"],
    /应结/,
  ],
  [
    "another refund sum",
    [TRADE_NAMES, PAYMENT, REFUND, TRADE_TOTALS, "`2,`99.00,`9.07,`99.01,`9.08"],
    /申请退款/,
  ],
  [
    "a column missing",
    [TRADE_NAMES.replace("商户订单号", "订单"), PAYMENT, REFUND, TRADE_TOTALS, TOTALS],
    /no column 商户订单号/,
  ],
  [
    "a column twice",
    [`${TRADE_NAMES},商户号`, `${PAYMENT},\`190`, TRADE_TOTALS, TOTALS],
    /one name/,
  ],
  [
    "another merchant",
    [TRADE_NAMES, PAYMENT.replace("`190", "`191"), REFUND, TRADE_TOTALS, TOTALS],
    /another merchant/,
  ],
  [
    "an unknown state",
    [TRADE_NAMES, PAYMENT.replace("SUCCESS", "REVOKED"), REFUND, TRADE_TOTALS, TOTALS],
    /REVOKED/,
  ],
  [
    "an unknown refund state",
    [TRADE_NAMES, PAYMENT, REFUND.replace("`SUCCESS", "`MAYBE"), TRADE_TOTALS, TOTALS],
    /MAYBE/,
  ],
  ["no backtick", [TRADE_NAMES, PAYMENT.slice(1), REFUND, TRADE_TOTALS, TOTALS], /backtick/],
  [
    "no time",
    [TRADE_NAMES, PAYMENT.replace("2026-03-10 12", "2026-03-99 12"), REFUND, TRADE_TOTALS, TOTALS],
    /not a time/,
  ],
  ["an error page", ["<html>", "<body>"], /backtick|totals/],
])("refuses a trade bill with %s", (_, lines, reason) => {
  expect(() => trade(...lines)).toThrow(reason);
});

it.each([
  ["0.00", 0],
  ["0.05", 5],
  ["12", 1_200],
  ["12.3", 1_230],
  ["-12.34", -1_234],
  ["0.29000", 29],
  ["999999999.99", 99_999_999_999],
])("%s yuan are %i fen", (yuan, expected) => {
  expect(fenOf(yuan)).toBe(expected);
});

it.each(["", "0.001", "1,000.00", "1e3", "٣.00", "NaN", " 1", "1.", "9999999999.99", "--1"])(
  "%j is no amount",
  (yuan) => {
    expect(() => fenOf(yuan)).toThrow("not an amount");
  },
);

const FUND_NAMES =
  "记账时间,微信支付业务单号,资金流水单号,业务名称,收支类型,收支金额（元）,账户结余（元）,业务凭证号";
const OUT = "`2026-03-10 12:00:00,`1,`f1,`商家转账,`支出,`1.00,`-1.00,`F1";
const IN = "`2026-03-10 12:00:01,`1,`f2,`商家转账退回,`收入,`1.00,`0.00,`F1";
const FUND_TOTALS = "资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额";

it("reads what came in above zero and what left below", () => {
  const rows = readFundBill(text(FUND_NAMES, OUT, IN, FUND_TOTALS, "`2,`1,`1.00,`1,`1.00"));
  expect(rows.map(({ about, amountFen, balanceFen }) => [about, amountFen, balanceFen])).toEqual([
    ["F1", -100, -100],
    ["F1", 100, 0],
  ]);
});

it.each([
  ["another count in", [FUND_NAMES, OUT, IN, FUND_TOTALS, "`2,`2,`1.00,`1,`1.00"], /收入笔数/],
  ["another sum in", [FUND_NAMES, OUT, IN, FUND_TOTALS, "`2,`1,`1.01,`1,`1.00"], /收入金额/],
  ["another count out", [FUND_NAMES, OUT, IN, FUND_TOTALS, "`2,`1,`1.00,`0,`1.00"], /支出笔数/],
  ["another sum out", [FUND_NAMES, OUT, IN, FUND_TOTALS, "`2,`1,`1.00,`1,`0.99"], /支出金额/],
  ["another count", [FUND_NAMES, OUT, IN, FUND_TOTALS, "`3,`1,`1.00,`1,`1.00"], /总笔数/],
  [
    "a way that nobody knows",
    [FUND_NAMES, OUT.replace("支出", "冻结"), FUND_TOTALS, "`1,`0,`0,`1,`1"],
    /冻结/,
  ],
])("refuses a fund bill with %s", (_, lines, reason) => {
  expect(() => readFundBill(text(...lines))).toThrow(reason);
});
