import { NOTHING, NOTHING_BP } from "#core/money.ts";
import type { Condition, Pay, Rule } from "#core/plan/components.ts";
import type { Distance, Override, Plan } from "#core/plan/plan.ts";
import { remembered } from "#core/remember.ts";

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
  rules: readonly AnyRule[],
  at: string,
  goods: Goods,
  sale: Sale,
  distance: Distance | null,
): RuledRate | null {
  const shelves = shelvesOf(rules).get(distance);
  if (!shelves) return null;
  const { bySku, byCategory } = shelves;
  const found =
    firstThatHolds(bySku.get(goods.sku), goods, sale) ??
    (goods.category === null
      ? null
      : firstThatHolds(byCategory.get(goods.category), goods, sale)) ??
    firstThatHolds(byCategory.get(null), goods, sale);
  return found ? ruled(found.rule, `${at}[${found.index}]`) : null;
}

const firstThatHolds = (shelf: readonly Shelved[] | undefined, goods: Goods, sale: Sale) =>
  shelf?.find(({ rule }) => holdsFor(rule, goods, sale)) ?? null;

type AnyRule = Rule | Override;
/** A rule and its place in its list. */
type Shelved = { readonly rule: AnyRule; readonly index: number };
type Shelf<K> = ReadonlyMap<K, readonly Shelved[]>;
type Shelves = { readonly bySku: Shelf<string | null>; readonly byCategory: Shelf<string | null> };

/**
 * The rules of a list by distance (null = of a component) and by the goods that they name, so that no line reads through
 * 1,000 of them. What names a sku outweighs all that does not, and what names a category all that names no goods.
 *
 * - Each shelf has the most specific first; of two of the same weight the earlier one first.
 */
const shelvesOf = remembered((rules: readonly AnyRule[]): ReadonlyMap<Distance | null, Shelves> => {
  const all = rules.map((rule, index): Shelved => ({ rule, index }));
  all.sort((a, b) => specificity(b.rule) - specificity(a.rule));
  const byDistance = grouped(all, distanceOf);
  return new Map([...byDistance].map(([distance, own]) => [distance, shelved(own)]));
});

function shelved(rules: readonly Shelved[]): Shelves {
  const bySku = grouped(rules, ({ rule }) => rule.sku);
  return { bySku, byCategory: grouped(bySku.get(null) ?? [], ({ rule }) => rule.category) };
}

function grouped<T, K>(all: readonly T[], keyOf: (one: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}

const distanceOf = ({ rule }: Shelved): Distance | null =>
  "distance" in rule ? rule.distance : null;

const ruled = ({ rateBp, unitFen }: Pay, rule: string): RuledRate =>
  unitFen === undefined ? { rateBp, rule } : { rateBp, unitFen, rule };
