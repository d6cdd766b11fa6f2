import { NOTHING, NOTHING_BP } from "#core/money.ts";
import type { Condition, Pay, Rule } from "#core/plan/components.ts";
import type { Distance, Override, Plan } from "#core/plan/plan.ts";

/** What a line is sold as; its category as it was when the order was made. */
export type Goods = { readonly sku: string; readonly category: string | null };

/** Whose rate is asked for, and in which sale. */
export type Sale = {
  /** The level of who earns, when the payment succeeded; null = none. */
  readonly level: string | null;
  /** The buyer's group; null = none. */
  readonly group: string | null;
  /** Which of the buyer's paid orders it is, from 1. */
  readonly orderNumber: number;
};

/** A rate or an amount for each piece, and where the plan says so: `rates`, or `overrides[2]`. */
export type RuledRate = Pay & { readonly rule: string };

/**
 * What a person at a distance gets for some goods.
 *
 * - The most specific rule wins: sku + level > sku > category + level > category > level > rates. A rule that also
 *   names the buyer's group goes before one that does not, and so, after that, one that names his n-th order.
 * - Returns null when nothing names the distance, or what names it says 0.
 * - Source: docs/replay.md, "What the amounts follow", 2.
 */
export function rateFor(
  plan: Plan,
  goods: Goods,
  sale: Sale,
  distance: Distance,
): RuledRate | null {
  const best = bestRule(plan.overrides, "overrides", goods, sale, distance);
  if (best) return paysNothing(best) ? null : best;
  const base = plan.rates.find((rate) => rate.distance === distance);
  return base && !paysNothing(base) ? ruled(base, "rates") : null;
}

/**
 * What the rules of a component pay for some goods; null when none holds, or the one that holds says 0.
 *
 * - `at`: where they stand in the plan, `components.team.rules` for example.
 */
export function ruleFor(
  rules: readonly Rule[],
  at: string,
  goods: Goods,
  sale: Sale,
): RuledRate | null {
  const best = bestRule(rules, at, goods, sale, null);
  return best && !paysNothing(best) ? best : null;
}

/** How specific a rule is. Two of the same weight that hold for one sale are refused by the schema. */
export function specificity({ sku, category, level, group, orders }: Condition): number {
  const goods = (sku !== null ? 16 : 0) + (category !== null ? 8 : 0);
  return goods + (level !== null ? 4 : 0) + (group ? 2 : 0) + (orders ? 1 : 0);
}

/** Whether a rule holds for a sale. */
export function holdsFor(
  { sku, category, level, group, orders }: Condition,
  goods: Goods,
  sale: Sale,
): boolean {
  return (
    (sku === null || sku === goods.sku) &&
    (category === null || category === goods.category) &&
    (level === null || level === sale.level) &&
    (group === undefined || group === sale.group) &&
    (orders === undefined ||
      (orders.from <= sale.orderNumber && sale.orderNumber <= (orders.to ?? Infinity)))
  );
}

export const paysNothing = ({ rateBp, unitFen = NOTHING }: Pay): boolean =>
  rateBp === NOTHING_BP && unitFen === NOTHING;

function bestRule(
  rules: readonly (Rule | Override)[],
  at: string,
  goods: Goods,
  sale: Sale,
  distance: Distance | null,
): RuledRate | null {
  let best = -1;
  let weight = -1;
  for (let index = 0; index < rules.length; index += 1) {
    const rule = rules[index];
    if (!rule || (distance !== null && "distance" in rule && rule.distance !== distance)) continue;
    const own = specificity(rule);
    if (own <= weight || !holdsFor(rule, goods, sale)) continue;
    best = index;
    weight = own;
  }
  const rule = rules[best];
  return rule ? ruled(rule, `${at}[${best}]`) : null;
}

const ruled = ({ rateBp, unitFen }: Pay, rule: string): RuledRate =>
  unitFen === undefined ? { rateBp, rule } : { rateBp, unitFen, rule };
