import type { ShownRule } from "#core/explain/shown.ts";
import {
  AREAS,
  type Area,
  COMPONENTS,
  type Component,
  type Condition,
} from "#core/plan/components.ts";

/** Where a rule stands in a plan. `n`: which of several, from 1, as the policy file counts them; null where it is one. */
export type RulePlace = {
  readonly list: "rates" | "overrides" | Component;
  readonly area: Area | null;
  readonly n: number | null;
};

/** The place of which a rule's name speaks, such as `components.region.city.rules[4]`; null: of none. */
export function rulePlace(at: string): RulePlace | null {
  const [, within = at, index] = /^(.*)\[(\d+)\]$/.exec(at) ?? [];
  const n = index === undefined ? null : Number(index) + 1;
  if (at === "rates") return { list: at, area: null, n };
  if (within === "overrides") return { list: within, area: null, n };
  const [root, part, third] = within.split(".");
  const list = COMPONENTS.find((one) => one === part);
  if (root !== "components" || list === undefined) return null;
  return { list, area: AREAS.find((one) => one === third) ?? null, n };
}

/** For which sales a rule holds; for any, where it is known by its place alone. */
export function conditionOf(rule: ShownRule): Condition {
  const { sku = null, category = null, level = null, group, orders } = rule;
  return {
    ...{ sku, category, level },
    ...(group === undefined ? {} : { group }),
    ...(orders === undefined ? {} : { orders }),
  };
}
