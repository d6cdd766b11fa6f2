import { percent, yuan } from "#core/explain/amounts.ts";
import type { ShownRule } from "#core/explain/shown.ts";
import { AREAS, type Area, COMPONENTS, type Pay } from "#core/plan/components.ts";
import { AREA_NAMES, COMPONENT_NAMES, conditionName, goodsName } from "#core/plan/names.ts";

/** What people call a rule, and its place in the plan: nobody has to know the plan's fields. */

export const pay = ({ rateBp, unitFen }: Pay): string =>
  unitFen === undefined ? percent(rateBp) : `每件 ${yuan(unitFen)} 元`;

/** Where a rule stands in the plan: `overrides[0]` is `另有约定第 1 条`, as the policy file counts them. */
export function placeName(at: string): string {
  if (at === "rates") return "通用比例";
  const [, list = "", index] = /^(.*)\[(\d+)\]$/.exec(at) ?? [];
  const name = index === undefined ? partName(at) : partName(list);
  if (name === null) return at;
  return index === undefined ? name : `${name}第 ${Number(index) + 1} 条`;
}

function partName(at: string): string | null {
  if (at === "overrides") return "另有约定";
  const [root, part, third] = at.split(".");
  const component = COMPONENTS.find((one) => one === part);
  if (root !== "components" || component === undefined) return null;
  const area: Area | undefined = AREAS.find((one) => one === third);
  const within = area === undefined ? "" : `（${AREA_NAMES[area]}）`;
  return `${COMPONENT_NAMES[component]}${within}`;
}

/** A rule with its conditions, and where it stands in the plan. */
export function ruleText(rule: ShownRule): string {
  if (rule.at === "rates") return `${placeName(rule.at)}，${pay(rule)}`;
  if (rule.at === "components.supply") return placeName(rule.at);
  const { sku = null, category = null, level = null, group, orders } = rule;
  const condition = {
    ...{ sku, category, level },
    ...(group === undefined ? {} : { group }),
    ...(orders === undefined ? {} : { orders }),
  };
  const who = conditionName(condition);
  const said = [goodsName(condition), ...(who === "不限" ? [] : [who])].join("、");
  return `${said}，${pay(rule)}（${placeName(rule.at)}）`;
}
