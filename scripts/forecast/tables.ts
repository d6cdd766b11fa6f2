import type { Ratios } from "#core/forecast/report.ts";
import { capLines, changeLines, worstLines } from "#scripts/forecast/findings.ts";
import { adviceLines } from "#scripts/forecast/advice.ts";
import { earningLines, goodsLines } from "#scripts/forecast/spread.ts";
import { bpText, section, wordOf } from "#scripts/forecast/words.ts";
import type { ToldForecast } from "#scripts/forecast/runForecast.ts";
import { yuan } from "#scripts/tell/money.ts";

/** A forecast as tables for people. */
export function forecastLines(told: ToldForecast): readonly string[] {
  const { source, notes, draft, report, seconds } = told;
  const { total } = report;
  const head = [
    `方案 ${draft.id} 试算：${source}，${report.orders.toLocaleString("en-US")} 个已付款订单，用时 ${seconds} 秒`,
    ...notes.map((note) => `  ${note}`),
    comparedWith(told),
  ];
  if (report.orders === 0) return [...head, "这段时间没有已付款的订单。"];
  return [
    ...head,
    "",
    `净销售额 ${yuan(total.leftFen)}（已付 ${yuan(total.paidFen)}，退款 ${yuan(total.refundedFen)}）`,
    `分润 ${yuan(total.draftFen + total.bonusFen)}，占 ${bpText(total.payBp)}`,
    ...(total.supplyFen === 0 ? [] : [`另付供货价 ${yuan(total.supplyFen)}：是货款，不算分润`]),
    ...monthLines(told),
    ...placeLines(told),
    ...earningLines(report),
    ...goodsLines(report),
    ...taxLines(told),
    ...capLines(report),
    ...worstLines(report),
    ...changeLines(report),
    ...adviceLines(told),
  ];
}

function comparedWith({ againstFile, report }: ToldForecast): string {
  if (report.against === null) return "没有可比较的方案（--against 可以指定一份）。";
  if (againstFile !== null) return `与方案 ${againstFile} 比较。`;
  return `与当时实际入账的分润比较${report.total.bonusFen > 0 ? "（不含周期奖）" : ""}。`;
}

function monthLines({ report }: ToldForecast): readonly string[] {
  const isCompared = report.against !== null;
  const hasBonus = report.total.bonusFen > 0;
  const hasRoom = !isCompared && !hasBonus; // A terminal of 80 columns has room for no more.
  const row = (name: string, one: Ratios) => [
    ...[name, String(one.orders), yuan(one.leftFen)],
    ...(hasRoom ? [yuan(one.refundedFen)] : []),
    ...[yuan(one.draftFen), ...(hasBonus ? [yuan(one.bonusFen)] : []), bpText(one.payBp)],
    ...(isCompared ? [yuan(one.baseFen + one.baseBonusFen), bpText(one.basePayBp)] : []),
  ];
  const columns = [
    ...["月份", "订单", "净销售额", ...(hasRoom ? ["退款"] : []), "分润"],
    ...[...(hasBonus ? ["周期奖"] : []), "占比"],
    ...(isCompared ? ["对照分润", "占比"] : []),
  ];
  return section("每月", [
    columns,
    ...report.months.map((one) => row(one.month, one)),
    row("合计", report.total),
  ]);
}

/** What the tax office may not let the brand deduct, and what is withheld. */
function taxLines({ report, draft }: ToldForecast): readonly string[] {
  const isTaxed = draft.tax !== "none";
  const row = (name: string, one: Ratios) => [
    ...[name, yuan(one.directOverFen), yuan(one.allOverFen)],
    ...(isTaxed ? [yuan(one.taxFen)] : []),
  ];
  const taxed = {
    none: "方案不代扣税",
    labour: "代扣税按劳务报酬逐月估算",
    platform: "代扣税按平台累计预扣估算",
  };
  return [
    ...section("税", [
      ["月份", "直接超5%", "合计超5%", ...(isTaxed ? ["代扣税"] : [])],
      ...report.months.map((one) => row(one.month, one)),
      row("合计", report.total),
    ]),
    "  “超5%”是每个订单的分润超过净额 5% 的部分，不得税前扣除（财税〔2009〕29号）。",
    `  “直接”只算距离 1，“合计”把全部分润算在一起，以税务机关的口径为准。${taxed[draft.tax]}。`,
  ];
}

function placeLines({ report }: ToldForecast): readonly string[] {
  const isCompared = report.against !== null;
  const columns = ["项目", "分润", ...(isCompared ? ["对照", "相差"] : [])];
  const rows = report.places.map(({ place, draftFen, baseFen }) => [
    ...[wordOf(place), yuan(draftFen)],
    ...(isCompared ? [yuan(baseFen), yuan(draftFen - baseFen)] : []),
  ]);
  return section("按项目", [columns, ...rows]);
}
