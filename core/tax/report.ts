import { type Fen, fen } from "#core/money.ts";
import { grossOf, type PaidSum, paymentsOf, taxOfSums } from "#core/tax/paid.ts";
import { type Columns, yuan } from "#core/tax/table.ts";
import { identityRemarks, type Taxpayer, WHO } from "#core/tax/taxpayer.ts";

/** What one person was paid in a quarter or a year, with or without tax. */
export type PeriodRow = Taxpayer & PeriodSums & { readonly period: string };
export type PeriodSums = {
  readonly incomeFen: Fen;
  readonly taxFen: Fen;
  readonly netFen: Fen;
  readonly payments: number;
  /** How much of the income was declared with the tax withheld from it already. */
  readonly declaredFen: Fen;
};

export function periodSums(sums: readonly PaidSum[]): PeriodSums {
  const [incomeFen, taxFen] = [grossOf(sums), taxOfSums(sums)];
  return {
    ...{ incomeFen, taxFen },
    netFen: fen(incomeFen - taxFen),
    payments: paymentsOf(sums),
    declaredFen: grossOf(sums.filter(({ mode }) => mode !== "none")),
  };
}

/** The first and the last month of a quarter, `2026-Q1`. */
export function monthsOfQuarter(quarter: string): { fromMonth: string; untilMonth: string } {
  const [year = "", number = ""] = quarter.split("-Q");
  const last = Number(number) * 3;
  const monthOf = (month: number) => `${year}-${String(month).padStart(2, "0")}`;
  return { fromMonth: monthOf(last - 2), untilMonth: monthOf(last) };
}

/** The first and the last month of a year, `2026`. */
export const monthsOfYear = (year: string): { fromMonth: string; untilMonth: string } => ({
  fromMonth: `${year}-01`,
  untilMonth: `${year}-12`,
});

const remarksCell = (row: Taxpayer) => identityRemarks(row).join("；");

/** What 国务院令第 810 号 asks of a platform about each of its people after a quarter. Commission is a class of service income. */
export const QUARTER_COLUMNS: Columns<PeriodRow> = [
  ...WHO,
  ["所属季度", ({ period }) => period],
  ["收入类别", () => "提供服务取得的收入-佣金收入"],
  ["收入总额", ({ incomeFen }) => yuan(incomeFen)],
  ["退款金额", () => yuan(0)],
  ["收入净额", ({ incomeFen }) => yuan(incomeFen)],
  ["付款笔数", ({ payments }) => String(payments)],
  ["其中已办理扣缴申报的收入", ({ declaredFen }) => yuan(declaredFen)],
  ["备注", remarksCell],
];

/** What each person is told of a year, and the filer of all. */
export const YEAR_COLUMNS: Columns<PeriodRow> = [
  ...WHO,
  ["纳税年度", ({ period }) => period],
  ["所得项目", () => "劳务报酬所得"],
  ["收入合计", ({ incomeFen }) => yuan(incomeFen)],
  ["已扣缴税额合计", ({ taxFen }) => yuan(taxFen)],
  ["实付金额合计", ({ netFen }) => yuan(netFen)],
  ["付款笔数", ({ payments }) => String(payments)],
  ["备注", remarksCell],
];
