import { percent, yuan } from "#core/explain/amounts.ts";
import { conditionOf, rulePlace } from "#core/explain/ruleShown.ts";
import type { ShownRule } from "#core/explain/shown.ts";
import type { Pay } from "#core/plan/components.ts";
import { AREA_NAMES, COMPONENT_NAMES, conditionName, goodsName } from "#core/plan/names.ts";

/** What people call a rule, and its place in the plan, in Chinese: nobody has to know the plan's fields. */

export const pay = ({ rateBp, unitFen }: Pay): string =>
  unitFen === undefined ? percent(rateBp) : `每件 ${yuan(unitFen)} 元`;

const LISTS = { ...COMPONENT_NAMES, rates: "通用比例", overrides: "另有约定" };

/** Where a rule stands in the plan: `overrides[0]` is `另有约定第 1 条`, as the policy file counts them. */
export function placeName(at: string): string {
  const place = rulePlace(at);
  if (place === null) return at;
  const { list, area, n } = place;
  const within = area === null ? "" : `（${AREA_NAMES[area]}）`;
  return `${LISTS[list]}${within}${n === null ? "" : `第 ${n} 条`}`;
}

/** A rule with its conditions, and where it stands in the plan. */
export function ruleText(rule: ShownRule): string {
  if (rule.at === "rates") return `${placeName(rule.at)}，${pay(rule)}`;
  if (rule.at === "components.supply") return placeName(rule.at);
  const condition = conditionOf(rule);
  const who = conditionName(condition);
  const said = [goodsName(condition), ...(who === "不限" ? [] : [who])].join("、");
  return `${said}，${pay(rule)}（${placeName(rule.at)}）`;
}
