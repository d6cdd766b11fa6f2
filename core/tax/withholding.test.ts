import fc from "fast-check";
import { fen, NOTHING } from "#core/money.ts";
import { labourSteps, labourTax } from "#core/tax/labour.ts";
import { merged, type PaidSum } from "#core/tax/paid.ts";
import { platformSteps } from "#core/tax/platform.ts";
import { monthsOfQuarter, periodSums, QUARTER_COLUMNS, YEAR_COLUMNS } from "#core/tax/report.ts";
import { tableText } from "#core/tax/table.ts";
import type { Taxpayer } from "#core/tax/taxpayer.ts";
import { nearLimits, twelveMonthsTo } from "#core/tax/thresholds.ts";
import { WITHHOLDING_COLUMNS, withholdingRows } from "#core/tax/withholding.ts";

const who: Taxpayer = {
  ...{ promoterId: "A", identity: "known", name: "张小梅" },
  ...{ idNumber: "11010519491231002X", formerCards: 0 },
};
const quiet = { repaidFen: NOTHING, writtenOffFen: NOTHING, unsettled: 0 };
const sum = (month: string, mode: PaidSum["mode"], gross: number, tax: number): PaidSum => ({
  ...{ promoterId: "A", month, mode, payments: 1 },
  ...{ grossFen: fen(gross), taxFen: fen(tax) },
});

it.each([
  // gross, fee, taxable, rate, quick, tax
  [50_000, 80_000, 0, 2_000, 0, 0],
  [80_000, 80_000, 0, 2_000, 0, 0],
  [100_000, 80_000, 20_000, 2_000, 0, 4_000],
  [400_000, 80_000, 320_000, 2_000, 0, 64_000],
  [400_003, 80_001, 320_002, 2_000, 0, 64_000],
  [2_500_000, 500_000, 2_000_000, 2_000, 0, 400_000],
  [2_500_001, 500_000, 2_000_001, 3_000, 200_000, 400_000],
  [8_000_000, 1_600_000, 6_400_000, 4_000, 700_000, 1_860_000],
])(
  "tells how the tax of %d fen in a month comes about",
  (gross, fee, taxable, rate, quick, tax) => {
    expect(labourSteps(fen(gross))).toEqual({
      ...{ feeFen: fee, allowanceFen: 0, taxableFen: taxable },
      ...{ rateBp: rate, quickFen: quick, taxFen: tax },
    });
  },
);

it("tells how a platform's tax of the year so far comes about", () => {
  expect(platformSteps(fen(30_000_000), 12)).toEqual({
    ...{ feeFen: 6_000_000, allowanceFen: 6_000_000, taxableFen: 18_000_000 },
    ...{ rateBp: 2_000, quickFen: 1_692_000, taxFen: 1_908_000 },
  });
  expect(platformSteps(fen(600_000), 1)).toMatchObject({ taxableFen: 0, rateBp: 300, taxFen: 0 });
});

it("shows steps from which anybody gets the same tax, but for a fen", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20_000_000 }), (gross) => {
      const { taxableFen, rateBp, quickFen, feeFen, taxFen } = labourSteps(fen(gross));
      expect(feeFen + taxableFen).toBe(gross <= 80_000 ? 80_000 : gross);
      const shown = Math.max(0, (taxableFen * rateBp) / 10_000 - quickFen);
      expect(Math.abs(shown - taxFen)).toBeLessThanOrEqual(1);
    }),
  );
});

it("has one line for a month's labour income, however it was split", () => {
  const sums = merged([
    sum("2026-03", "labour", 300_000, 44_000),
    sum("2026-03", "labour", 100_000, 20_000),
  ]);
  const [row, ...others] = withholdingRows(who, "2026-03", sums, quiet);
  expect(others).toEqual([]);
  expect(row).toMatchObject({
    ...{ incomeFen: 400_000, yearIncomeFen: null, beforeFen: 0, dueFen: 64_000 },
    ...{ withheldFen: 64_000, payments: 2, remarks: [] },
  });
});

it("counts a platform's year up, and what was withheld before", () => {
  const sums = [
    sum("2026-01", "platform", 1_000_000, 9_000),
    sum("2026-02", "platform", 400_000, 0),
    sum("2026-03", "platform", 1_000_000, 0),
    sum("2026-03", "labour", 90_000, 2_000),
    sum("2026-04", "platform", 1_000_000, 7),
  ];
  const rows = withholdingRows(who, "2026-03", sums, quiet);
  expect(rows).toMatchObject([
    { mode: "labour", incomeFen: 90_000, dueFen: 2_000, remarks: [] },
    {
      ...{ mode: "platform", incomeFen: 1_000_000, yearIncomeFen: 2_400_000, beforeFen: 9_000 },
      steps: { allowanceFen: 1_500_000, taxableFen: 420_000, rateBp: 300, taxFen: 12_600 },
      ...{ dueFen: 3_600, withheldFen: 0, remarks: ["应扣36.00元与实扣0.00元不符"] },
    },
  ]);
});

it("says what the filer must know", () => {
  const sums = [sum("2026-03", "labour", 100_000, 4_000)];
  const about = { repaidFen: fen(1_050), writtenOffFen: fen(7), unsettled: 2 };
  const missing = { ...who, identity: "missing", name: "", idNumber: "", formerCards: 1 } as const;
  const [row] = withholdingRows(missing, "2026-03", sums, about);
  expect(row?.remarks).toEqual([
    "未提交实名信息",
    "曾更换证件1次，此前月份可能以原证件申报",
    "当月退回多付佣金10.50元",
    "当月核销应退佣金0.07元",
    "另有2笔转账未有结果",
  ]);
});

it("has no line for who was paid without tax, or in other months only", () => {
  const sums = [sum("2026-03", "none", 100_000, 0), sum("2026-02", "labour", 100_000, 4_000)];
  expect(withholdingRows(who, "2026-03", sums, quiet)).toEqual([]);
});

it("writes the columns of the declaration", () => {
  const rows = withholdingRows(who, "2026-03", [sum("2026-03", "labour", 500_000, 80_000)], quiet);
  expect(tableText(WITHHOLDING_COLUMNS, rows, true)).toBe(
    "\uFEFF姓名,身份证件类型,身份证件号码,是否为非居民个人,所得项目,预扣方式,税款所属期,本月收入,本月费用," +
      "累计收入,累计费用,累计减除费用,应纳税所得额,税率/预扣率,速算扣除数,应纳税额,已缴税额," +
      "应补（退）税额,本月实扣税额,付款笔数,备注\r\n" +
      '张小梅,居民身份证,"\t11010519491231002X",否,劳务报酬所得,按次预扣,2026-03,5000.00,1000.00,' +
      ",,,4000.00,20%,0.00,800.00,0.00,800.00,800.00,1,\r\n",
  );
});

it("sums a quarter and a year up, and says how much of it was declared with tax", () => {
  const sums = [sum("2026-01", "none", 1_000, 0), sum("2026-02", "labour", 100_000, 4_000)];
  const row = { ...who, ...periodSums(sums), period: "2026-Q1" };
  expect(row).toMatchObject({ incomeFen: 101_000, taxFen: 4_000, netFen: 97_000, payments: 2 });
  expect(tableText(QUARTER_COLUMNS, [row], false)).toBe(
    '张小梅,居民身份证,"\t11010519491231002X",2026-Q1,提供服务取得的收入-佣金收入,' +
      "1010.00,0.00,1010.00,2,1000.00,\r\n",
  );
  expect(tableText(YEAR_COLUMNS, [{ ...row, period: "2026" }], false)).toContain(
    ",2026,劳务报酬所得,1010.00,40.00,970.00,2,",
  );
  expect(monthsOfQuarter("2026-Q4")).toEqual({ fromMonth: "2026-10", untilMonth: "2026-12" });
});

it.each([
  [[7_999_999, 0], null],
  [[8_000_000, 0], ["month"]],
  [[0, 399_999_999], null],
  [[1, 399_999_999], ["twelve-months"]],
  [
    [9_000_000, 500_000_000],
    ["month", "twelve-months"],
  ],
])("watches the limits of value-added tax: %j is near %j", ([march = 0, before = 0], near) => {
  const sums = [sum("2026-03", "labour", march, 0), sum("2025-04", "none", before, 0)];
  expect(nearLimits(sums, "2026-03")?.near ?? null).toEqual(near);
});

it.each([
  ["2026-03", "2025-04"],
  ["2026-12", "2026-01"],
  ["2026-01", "2025-02"],
])("counts twelve months to %s from %s", (untilMonth, fromMonth) => {
  expect(twelveMonthsTo(untilMonth)).toEqual({ fromMonth, untilMonth });
});

it("agrees with the engine in every line", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20_000_000 }), (gross) => {
      expect(labourSteps(fen(gross)).taxFen).toBe(labourTax(fen(gross)));
    }),
  );
});
