import type { ForecastReport } from "#core/forecast/report.ts";
import { ratioBp } from "#core/forecast/ratio.ts";
import type { WorstOrder } from "#core/forecast/worst.ts";
import { bpText, chinaTime, section, wordOf } from "#scripts/forecast/words.ts";
import { tableText, yuan } from "#scripts/tell/money.ts";

const CHANGES_MAX = 10;

/** What the caps cut. */
export function capLines({ caps }: ForecastReport): readonly string[] {
  if (caps.cutFen === 0) return ["", "封顶：没有一个订单碰到上限"];
  const rows = [...caps.places]
    .sort((a, b) => b.cutFen - a.cutFen)
    .map(({ place, cutFen }) => [wordOf(place), yuan(cutFen)]);
  return [
    "",
    `封顶：商品上限削减 ${caps.sales} 笔，单笔订单上限削减 ${caps.orders} 个订单，共少付 ${yuan(caps.cutFen)}`,
    ...section("", [["项目", "少付"], ...rows]).slice(2),
  ];
}

/** What pays the largest part of what it brings. */
export function worstLines({ worstSales, worstOrders }: ForecastReport): readonly string[] {
  return [
    ...["", "占比最高的商品销售"],
    ...worstTable(worstSales, (one) => one.sku),
    ...["", "占比最高的订单"],
    ...worstTable(worstOrders),
  ];
}

/** A table in which each row is followed by who got it: his names are too long for a column. */
function worstTable<W extends WorstOrder>(
  worst: readonly W[],
  skuOf?: (one: W) => string,
): readonly string[] {
  const head = ["订单", ...(skuOf ? ["商品"] : []), "付款时间", "净额", "分润", "占比"];
  const rows = worst.map((one) => [
    ...[one.orderId, ...(skuOf ? [skuOf(one)] : []), chinaTime(one.atMs)],
    ...[yuan(one.leftFen), yuan(one.draftFen), bpText(ratioBp(one.draftFen, one.leftFen))],
  ]);
  const [title = "", ...lines] = tableText([head, ...rows]).split("\n");
  const shares = worst.map((one) =>
    one.shares
      .map((share) => `${share.promoterId} ${yuan(share.amountFen)}（${wordOf(share.place)}）`)
      .join("；"),
  );
  return [title, ...lines.flatMap((line, n) => [line, `    ${shares[n] ?? ""}`])].map(
    (line) => `  ${line}`,
  );
}

/** What changes against what it is compared with. */
export function changeLines({ change }: ForecastReport): readonly string[] {
  if (change === null) return [];
  const { draftFen, baseFen, winners, losers, ordersMore, ordersLess, largest } = change;
  const difference = draftFen - baseFen;
  const text =
    difference === 0
      ? "一分不差"
      : `${difference > 0 ? "多" : "少"}付 ${yuan(Math.abs(difference))}`;
  const head = [
    "",
    `与对照相比${text}`,
    `  ${ordersMore} 个订单多付，${ordersLess} 个订单少付；${winners} 位推广员多得，${losers} 位少得`,
  ];
  if (largest.length === 0) return head;
  const rows = largest
    .slice(0, CHANGES_MAX)
    .map((one) => [
      one.id,
      yuan(one.draftFen),
      yuan(one.baseFen),
      yuan(one.draftFen - one.baseFen),
    ]);
  return [...head, ...section("变化最大的推广员", [["推广员", "本方案", "对照", "相差"], ...rows])];
}
