import { NOTHING } from "#core/money.ts";
import { AREAS, COMPONENTS, type Component, type Pay, type Rule } from "#core/plan/components.ts";
import { DISTANCES, type Plan } from "#core/plan/plan.ts";
import { paysNothing } from "#core/plan/rate.ts";
import { percent, yuan } from "#core/policy/amounts.ts";
import { list, sentence, table, type Block, type Section, type Table } from "#core/policy/block.ts";
import {
  AREA_NAMES,
  bonusName,
  COMPONENT_NAMES,
  conditionName,
  goodsName,
} from "#core/plan/names.ts";
import { COMPONENT_MEANINGS } from "#core/policy/meanings.ts";

/** `10%`, `每件 5.00 元`, `不分润`. */
export function payText(pay: Pay): string {
  if (paysNothing(pay)) return "不分润";
  return pay.unitFen === undefined ? percent(pay.rateBp) : `每件 ${yuan(pay.unitFen)}`;
}

/** Who earns how much of an order, as the plan says it: every rate and every rule, each once. */
export function ratesSection(plan: Plan): Section {
  const { rates, overrides } = plan;
  const general = DISTANCES.flatMap((distance) =>
    rates.filter((one) => one.distance === distance),
  ).map((rate) => [`距离 ${rate.distance}`, DISTANCE_MEANINGS[rate.distance], payText(rate)]);
  const special = overrides.map((rule) => [
    goodsName(rule),
    conditionName(rule),
    `距离 ${rule.distance}`,
    payText(rule),
  ]);
  return {
    title: "按订单分润",
    blocks: [
      sentence(
        "分润按每行商品的实付金额计算：已减去优惠和退款，不含运费；赠品不计。尾数不足 1 分的部分舍去。",
      ),
      general.length > 0
        ? table(["谁", "说明", "分润"], general, { caption: "通用比例", amounts: 1 })
        : sentence("本方案没有通用比例。"),
      ...(special.length > 0
        ? [
            table(["商品", "条件", "谁", "分润"], special, { caption: "另有约定的", amounts: 1 }),
            sentence("几条同时符合时，取最具体的一条：先看商品，再看类目、等级、客户组、第几单。"),
          ]
        : []),
    ],
  };
}

export const DISTANCE_MEANINGS = {
  1: "把买家带来的推广员",
  2: "介绍距离 1 的推广员",
  3: "介绍距离 2 的推广员",
} as const;

/** Every component that is on; null when none is. */
export function componentsSection({ components = {} }: Plan): Section | null {
  const on = COMPONENTS.filter((component) => components[component] !== undefined);
  if (on.length === 0) return null;
  return {
    title: "订单的其他分润",
    blocks: on.flatMap((component) => componentBlocks(components, component)),
  };
}

type Given = NonNullable<Plan["components"]>;

function componentBlocks(components: Given, component: Component): readonly Block[] {
  const { region, nurture, peer } = components;
  const meaning = `${COMPONENT_NAMES[component]}：${COMPONENT_MEANINGS[component]}`;
  if (component === "supply") return [sentence(meaning)];
  if (component === "region") {
    const rows = AREAS.flatMap((area) =>
      (region?.[area]?.rules ?? []).map((rule) => [AREA_NAMES[area], ...ruleRow(rule)]),
    );
    const duties = region?.duties === undefined ? [] : [sentence(`应履行的服务：${region.duties}`)];
    return [sentence(meaning), ...duties, table(["地区", ...RULE_HEAD], rows, { amounts: 1 })];
  }
  const terms = [
    ...(component === "nurture" && nurture
      ? [`约定等级：${nurture.level}；期限：${nurture.months} 个月。`]
      : []),
    ...(component === "peer" && peer ? [`每笔订单最多 ${peer.times} 次。`] : []),
  ];
  return [sentence([meaning, ...terms].join("")), rulesTable(components[component]?.rules ?? [])];
}

const RULE_HEAD = ["商品", "条件", "分润"];
const ruleRow = (rule: Rule) => [goodsName(rule), conditionName(rule), payText(rule)];
const rulesTable = (rules: readonly Rule[]): Table =>
  table(RULE_HEAD, rules.map(ruleRow), { amounts: 1 });

/** Bonuses on own sales of a period; null when there are none. */
export function periodsSection({ periods = [] }: Plan): Section | null {
  if (periods.length === 0) return null;
  return {
    title: "按期奖励",
    blocks: [
      list([
        "只看本人直接带来的订单的净销售额（减去退款），每期每项结算一次。",
        "期后发生的退款，在下一期的同一项里扣减。",
      ]),
      ...periods.map(({ mode, tiers, ...bonus }) =>
        table(
          ["本人净销售额", "奖励"],
          tiers.map((tier) => [
            `满 ${yuan(tier.fromFen)}`,
            tier.fixedFen === undefined ? percent(tier.rateBp) : yuan(tier.fixedFen ?? NOTHING),
          ]),
          {
            caption: `${bonusName({ ...bonus, mode, tiers }, periods)}：${mode === "slices" ? "分段计算，每档的比例只用于该档以内的部分" : "达到哪一档，全部按哪一档计算"}`,
            amounts: 1,
          },
        ),
      ),
    ],
  };
}
