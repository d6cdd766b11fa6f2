import { lintPlan } from "#core/plan/lint.ts";
import { verdict } from "#core/plan/verdict.ts";
import type { ToldForecast } from "#scripts/forecast/runForecast.ts";
import { yuan } from "#scripts/tell/money.ts";

/** Products named in one line. */
const NAMED_MAX = 5;

/** What whoever reads the tables can do next. */
export function adviceLines({ draft, report }: ToldForecast): readonly string[] {
  const { total, goods, losses, against } = report;
  const { refusing } = verdict(draft, lintPlan(draft));
  const unknown = goods.filter(({ marginFen }) => marginFen === null).length;
  const named = losses
    .slice(0, NAMED_MAX)
    .map(({ sku }) => sku)
    .join("、");
  const rest = losses.length > NAMED_MAX ? ` 等 ${losses.length} 种` : "";
  const told = [
    ...(refusing.length > 0
      ? [`这份方案现在不能发布（${refusing.join("、")}）：先看 plan -- lint。`]
      : []),
    ...(losses.length > 0
      ? [`${named}${rest} 卖得越多亏得越多：在 overrides 里单独定更低的分润，或者提价。`]
      : []),
    ...(unknown > 0
      ? [`有 ${unknown} 种商品不知成本，看不出亏不亏：加 --costs 成本表.csv 再试。`]
      : []),
    ...(total.allOverFen > 0
      ? [`最多有 ${yuan(total.allOverFen)} 的分润不得税前扣除：请会计算进成本。`]
      : []),
    ...(against === null ? ["要看比现行方案多付多少：加 --against 现行方案.json。"] : []),
    "没有问题，就看 plan -- diff 的区别、plan -- policy 的公示文件。",
  ];
  return ["", "接下来", ...told.map((line) => `  ${line}`)];
}
