import { chinaMinute, yuan } from "#core/explain/amounts.ts";
import type { SalesFigures } from "#core/reports/figures.ts";
import type { BoardRow, FunnelRow, ReportAge, SalesRow, TrendDay } from "#core/reports/shown.ts";
import type { AssessedRow, Measure, TargetShown } from "#core/reports/targets.ts";

/** A report as the rows of a file: headings first, then the figures, at last how old they are. */
export type Exported = {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Which columns hold numbers, by their places. */
  readonly numbers: readonly number[];
};

/** What one file holds at most; it says so where there is more. */
export const EXPORT_ROWS_MAX = 5_000;

const amount = (amountFen: number): string => yuan(amountFen).replaceAll(",", "");
const FIGURES = ["订单数", "件数", "实付（元）", "退款（元）", "净额（元）", "分润（元）"];
const figures = (row: SalesFigures): readonly string[] => [
  ...[String(row.orders), String(row.pieces), amount(row.paidFen), amount(row.refundedFen)],
  ...[amount(row.netFen), amount(row.sharesFen)],
];

export const exportedSales = (rows: readonly SalesRow[], age: ReportAge, isMore: boolean) =>
  exported(
    ["商品", "省份", "推广员"],
    FIGURES,
    rows.map((row) => [
      ...[row.product?.title ?? "", row.province?.name ?? "", row.promoter?.label ?? ""],
      ...figures(row),
    ]),
    { age, isMore },
  );

export const exportedTrend = (days: readonly TrendDay[], age: ReportAge) =>
  exported(
    ["日期"],
    [...FIGURES, "新粉丝", "新推广员"],
    days.map((row) => [
      ...[row.day, ...figures(row), String(row.newFans), String(row.newPromoters)],
    ]),
    { age, isMore: false },
  );

export const exportedFunnel = (rows: readonly FunnelRow[], age: ReportAge) =>
  exported(
    ["渠道", "活动"],
    ["打开推广码", "新粉丝", "首单", "复购", "实付（元）", "净额（元）", "分润（元）"],
    rows.map((row) => [
      ...[row.name === "" ? "无渠道" : row.name, row.campaign === null ? "" : `${row.campaign}`],
      ...[row.touches, row.newFans, row.firstOrders, row.repeatOrders].map(String),
      ...[amount(row.paidFen), amount(row.netFen), amount(row.sharesFen)],
    ]),
    { age, isMore: false },
  );

export const exportedBoard = (
  rows: readonly BoardRow[],
  by: Measure,
  age: ReportAge,
  isMore: boolean,
) =>
  exported(
    ["推广员", "等级", "分组", "地区"],
    ["名次", HEADING[by]],
    rows.map((row) => [
      ...[row.label, row.level ?? "", row.groups.join("、"), row.region ?? ""],
      ...[String(row.place), valueOf(by, row.value)],
    ]),
    { age, isMore },
  );

export const exportedTargets = (nodes: readonly TargetShown[], by: Measure, age: ReportAge) =>
  exported(
    ["目标归属", "是否达成"],
    ["全年目标", "本期目标", "本期完成", "还差"],
    nodes.map((row) => [
      ...[row.label, row.isReached ? "达成" : "未达成"],
      ...[row.yearValue, row.targetValue, row.reachedValue, row.missingValue].map((value) =>
        valueOf(by, value),
      ),
    ]),
    { age, isMore: false },
  );

const PROPOSED = { keep: "保留", demote: "降级", remove: "清退" } as const;
export const exportedAssessment = (
  rows: readonly AssessedRow[],
  by: Measure,
  age: ReportAge,
  isMore: boolean,
) =>
  exported(
    ["推广员", "等级", "地区", "结果", "建议（不会自动执行）"],
    [HEADING[by], "目标"],
    rows.map((row) => [
      ...[row.label, row.level ?? "", row.region ?? "", row.passed ? "达标" : "未达标"],
      ...[PROPOSED[row.proposed], valueOf(by, row.value), valueOf(by, row.targetValue)],
    ]),
    { age, isMore },
  );

const HEADING: Readonly<Record<Measure, string>> = {
  ...{ sales: "销售额（元）", shares: "分润（元）", fans: "新粉丝", orders: "订单数" },
};
const valueOf = (by: Measure, value: number): string =>
  by === "fans" || by === "orders" ? String(value) : amount(value);

function exported(
  texts: readonly string[],
  numbers: readonly string[],
  rows: readonly (readonly string[])[],
  { age, isMore }: { readonly age: ReportAge; readonly isMore: boolean },
): Exported {
  const { asOfMs, missingDays } = age;
  const notes = [
    asOfMs === null ? "还没有统计" : `截至 ${chinaMinute(asOfMs)}，退款已减去`,
    ...(missingDays.length === 0 ? [] : [`还有 ${missingDays.length} 天没有统计`]),
    ...(isMore ? [`只含前 ${EXPORT_ROWS_MAX} 行，请缩小范围`] : []),
  ];
  const headings = [...texts, ...numbers];
  const note = [notes.join("；"), ...headings.slice(1).map(() => "")];
  return { headings, rows: [...rows, note], numbers: numbers.map((_, at) => texts.length + at) };
}
