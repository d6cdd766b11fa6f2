import type { PricedRate } from "#core/commission/earners.ts";
import type { ShownRule } from "#core/explain/shown.ts";
import type { Rule } from "#core/plan/components.ts";
import { componentRules } from "#core/plan/pays.ts";
import type { Plan } from "#core/plan/plan.ts";
import { type Goods, holdsFor, type Sale, specificity } from "#core/plan/rate.ts";

/** What became of a rule in a sale; of several reasons the first is given. */
export type RuleVerdict =
  | "other_goods"
  | "other_category"
  | "other_level"
  | "other_group"
  | "other_order"
  | "less_specific"
  | "won";
export type TriedRule = { readonly rule: ShownRule; readonly verdict: RuleVerdict };

/**
 * Every rule that could have priced a share, and what became of it: those of the same component, or those of the same
 * distance.
 *
 * - Promises: the one that won is the one that `rateFor` and `ruleFor` choose; at most one has.
 * - Returns nothing for a supply price, which follows no rule.
 */
export function triedRules(
  plan: Plan,
  { rule, distance }: Pick<PricedRate, "rule" | "distance">,
  goods: Goods,
  sale: Sale,
): readonly TriedRule[] {
  const list = rule.replace(/\[\d+\]$/, "");
  const isDistance = list === "rates" || list === "overrides";
  const conditional = isDistance
    ? plan.overrides.flatMap((one, index) =>
        one.distance === distance ? [{ rule: one, at: `overrides[${index}]` }] : [],
      )
    : componentRules(plan).filter(({ at }) => at.startsWith(`${list}[`));
  const base = isDistance ? plan.rates.filter((one) => one.distance === distance) : [];
  const winner = conditional.reduce<(typeof conditional)[number] | null>((best, one) => {
    if (!holdsFor(one.rule, goods, sale)) return best;
    return best && specificity(best.rule) >= specificity(one.rule) ? best : one;
  }, null);
  return [
    ...conditional.map((one) => ({
      rule: { ...one.rule, at: one.at },
      verdict: one === winner ? ("won" as const) : lostBy(one.rule, goods, sale),
    })),
    ...base.map((one) => ({
      rule: { ...one, at: "rates" },
      verdict: winner === null ? ("won" as const) : ("less_specific" as const),
    })),
  ];
}

function lostBy(rule: Rule, goods: Goods, sale: Sale): RuleVerdict {
  const { sku, category, level, group } = rule;
  if (sku !== null && sku !== goods.sku) return "other_goods";
  if (category !== null && category !== goods.category) return "other_category";
  if (level !== null && level !== sale.level) return "other_level";
  if (group !== undefined && group !== sale.group) return "other_group";
  return holdsFor(rule, goods, sale) ? "less_specific" : "other_order";
}
