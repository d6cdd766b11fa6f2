import { percent, yuan } from "#core/explain/amounts.ts";
import { conditionOf, rulePlace } from "#core/explain/ruleShown.ts";
import type { ShownRule } from "#core/explain/shown.ts";
import type { Pay } from "#core/plan/components.ts";
import { COMPONENTS_IN_ENGLISH, saleInEnglish } from "#core/plan/englishNames.ts";

/** What people call a rule, and its place in the plan, in English. */

/** `¥12.30`, as the console writes it. */
export const money = (amountFen: number): string =>
  amountFen < 0 ? `-${money(0 - amountFen)}` : `¥${yuan(amountFen)}`;

export const pay = ({ rateBp, unitFen }: Pay): string =>
  unitFen === undefined ? percent(rateBp) : `${money(unitFen)} a piece`;

/** Where a rule stands in the plan: `overrides[0]` is `exception 1`. */
export function placeName(at: string): string {
  const place = rulePlace(at);
  if (place === null) return at;
  const { list, area, n } = place;
  if (list === "rates") return "general rate";
  if (list === "overrides") return n === null ? "exceptions" : `exception ${n}`;
  const within = area === null ? "" : ` (${area})`;
  return `${COMPONENTS_IN_ENGLISH[list]}${within}${n === null ? "" : `, rule ${n}`}`;
}

/** A rule with its conditions, and where it stands in the plan. */
export function ruleText(rule: ShownRule): string {
  if (rule.at === "rates") return `${placeName(rule.at)}, ${pay(rule)}`;
  if (rule.at === "components.supply") return placeName(rule.at);
  const condition = conditionOf(rule);
  const goods = condition.sku === null && condition.category === null ? ["all goods"] : [];
  const said = [...goods, saleInEnglish(condition)].filter((text) => text !== "").join(", ");
  return `${said}, ${pay(rule)} (${placeName(rule.at)})`;
}
