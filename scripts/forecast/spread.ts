import type { Step } from "#core/forecast/earnings.ts";
import type { GoodsRow } from "#core/forecast/goodsRows.ts";
import type { ForecastReport } from "#core/forecast/report.ts";
import { bpText, section } from "#scripts/forecast/words.ts";
import { yuan } from "#scripts/tell/money.ts";

/** The longest table that a terminal is good for; `--json` gives more. */
const ROWS_MAX = 15;
const BAR = 24;

/** How pay is spread over the promoters. */
export function earningLines({ earnings }: ForecastReport): readonly string[] {
  const { promoters, earning, nothing, topTenth, lowestFen, highestFen, steps } = earnings;
  const most = Math.max(1, ...steps.map(({ persons }) => persons));
  const bars = steps.map((step) => [
    ...[stepText(step), String(step.persons), yuan(step.sumFen)],
    "#".repeat(Math.ceil((BAR * step.persons) / most)),
  ]);
  if (earning === 0) return ["", `推广员 ${promoters} 位，没有人有收入。`];
  return [
    "",
    `推广员 ${promoters} 位：${earning} 位有收入，${nothing} 位一分没有`,
    `  中位数 ${yuan(earnings.medianFen)}，最低 ${yuan(lowestFen)}，最高 ${yuan(highestFen)}`,
    ...(nothing > 0 ? [`  连没有收入的一起算，中位数 ${yuan(earnings.medianAllFen)}`] : []),
    `  收入最高的十分之一（${topTenth.persons} 位，从 ${yuan(topTenth.fromFen)} 起）共得 ${yuan(topTenth.sumFen)}，占全部的 ${bpText(topTenth.sumBp)}`,
    ...section("收入分布", [["收入", "人数", "合计", ""], ...bars]).slice(2),
  ];
}

/** What each product sells, pays and leaves; those that lose come first, with a warning. */
export function goodsLines({ goods, losses }: ForecastReport): readonly string[] {
  const hasCosts = goods.some(({ marginFen }) => marginFen !== null);
  const rows = goods
    .slice(0, ROWS_MAX)
    .map((one) => [
      ...[one.sku, ...(hasCosts ? [] : [String(one.pieces)])],
      ...[yuan(one.soldFen), yuan(one.draftFen), bpText(one.payBp)],
      ...(hasCosts ? marginCells(one) : []),
    ]);
  const more = goods.length - rows.length;
  const lossOrders = goods.reduce((sum, { losses: count }) => sum + count, 0);
  const lossFen = goods.reduce((sum, one) => sum + one.lossFen, 0);
  return [
    ...section(`商品（${goods.length}）`, [
      [
        ...["商品", ...(hasCosts ? [] : ["件数"]), "净销售额", "分润", "占比"],
        ...(hasCosts ? ["成本", "毛利", "毛利率"] : []),
      ],
      ...rows,
    ]),
    ...(more > 0 ? [`  … 其余 ${more} 种见 --json`] : []),
    ...losses
      .slice(0, ROWS_MAX)
      .map(
        ({ sku, marginFen }) =>
          `  警告：${sku} 亏本，成本加分润超过净销售额 ${yuan(-(marginFen ?? 0))}`,
      ),
    ...(lossOrders > 0 ? [`  有 ${lossOrders} 笔销售低于成本加分润，共亏 ${yuan(lossFen)}`] : []),
  ];
}

const marginCells = ({ costFen, marginFen, marginBp }: GoodsRow): readonly string[] =>
  marginFen === null ? ["不知成本", "-", "-"] : [yuan(costFen), yuan(marginFen), bpText(marginBp)];

function stepText({ fromFen, untilFen }: Step): string {
  const from = `${yuan(fromFen)} 起`;
  return untilFen === null ? from : `${from}，不到 ${yuan(untilFen)}`;
}
