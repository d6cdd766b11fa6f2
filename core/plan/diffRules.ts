import { NOTHING } from "#core/money.ts";
import type { Condition, OrderNumbers, Pay, Rule } from "#core/plan/components.ts";
import type { Direction } from "#core/plan/diffWords.ts";
import { paysNothing, specificity } from "#core/plan/rate.ts";

/** A rule that is not the same in both plans, matched by its condition. Null: not there. */
export type RuleChange = {
  readonly condition: Condition;
  readonly before: Pay | null;
  readonly after: Pay | null;
  /** What such a sale paid and pays, whichever rule holds for it. */
  readonly paid: Pay | null;
  readonly pays: Pay | null;
  readonly direction: Direction;
  /** Whether some sale pays more by it. */
  readonly raises: boolean;
};

/**
 * What changed between two lists of rules of which the most specific holds.
 *
 * - Promises: no change is `worse` only if no sale is paid less than before; no change `raises` only if none is paid
 *   more. A rate and an amount cannot be compared, which is worse.
 */
export function ruleChanges(
  before: readonly Rule[],
  after: readonly Rule[],
): readonly RuleChange[] {
  const [was, is] = [indexOf(before), indexOf(after)];
  const wasAt = new Map(before.map((rule) => [placeOf(rule), rule]));
  const isAt = new Map(after.map((rule) => [placeOf(rule), rule]));
  const gone = before.filter((rule) => !isAt.has(placeOf(rule)));
  const fresh = after.filter((rule) => !wasAt.has(placeOf(rule)));
  const kept = before.filter((rule) => isAt.has(placeOf(rule)));
  const both: Both = { was, is, gone, fresh, kept };
  const changed = [
    ...before.filter((rule) => {
      const now = isAt.get(placeOf(rule));
      return !now || !isSamePay(rule, now);
    }),
    ...fresh,
  ];
  return changed.map((rule): RuleChange => {
    const old = wasAt.get(placeOf(rule)) ?? null;
    const now = isAt.get(placeOf(rule)) ?? null;
    const plain = { ...rule, orderNumber: rule.orders?.from ?? 1 };
    return {
      ...{ condition: rule, before: old, after: now },
      ...{ paid: winner(was, plain), pays: winner(is, plain) },
      ...effectOf({ rule, old, now }, both),
    };
  });
}

/** How one payment compares to another, for the same goods. */
export function directionOf(before: Pay | null, after: Pay | null): Direction {
  if (isSamePay(before, after)) return "neutral";
  if (before === null || paysNothing(before)) return "better";
  if (after === null || paysNothing(after)) return "worse";
  if (before.unitFen === undefined && after.unitFen === undefined) {
    return after.rateBp > before.rateBp ? "better" : "worse";
  }
  if (before.unitFen === undefined || after.unitFen === undefined) return "worse";
  return after.unitFen > before.unitFen ? "better" : "worse";
}

type Changed = { readonly rule: Rule; readonly old: Rule | null; readonly now: Rule | null };
type Index = ReadonlyMap<string, readonly Rule[]>;
type Both = {
  readonly was: Index;
  readonly is: Index;
  /** Rules whose condition only the first plan has, only the second, and both. */
  readonly gone: readonly Rule[];
  readonly fresh: readonly Rule[];
  readonly kept: readonly Rule[];
};

/**
 * Goes through the sales for which the rule won or wins. Two rules win one sale only if they win one that has nothing
 * but what both of them name, so these sales are enough.
 */
function effectOf(
  { rule, old, now }: Changed,
  both: Both,
): { readonly direction: Direction; readonly raises: boolean } {
  let isWorse = false;
  let raises = false;
  for (const other of rivalsOf({ rule, old, now }, both)) {
    if (isWorse && raises) break;
    for (const sale of salesOfBoth(rule, other, both)) {
      const paid = winner(both.was, sale);
      const pays = winner(both.is, sale);
      if ((paid === null || paid !== old) && (pays === null || pays !== now)) continue;
      const direction = directionOf(paid, pays);
      isWorse ||= direction === "worse";
      // A rate in place of an amount may be more as well as less.
      raises ||= direction === "better" || (direction === "worse" && areApart(paid, pays));
    }
  }
  return { direction: isWorse ? "worse" : raises ? "better" : "neutral", raises };
}

/**
 * The rules of the other plan that may take over from a rule, or give way to it, and itself first. A rule that stands in
 * both plans does so only where the changed one is gone or new, and is the more specific of the two.
 */
function rivalsOf({ rule, old, now }: Changed, { gone, fresh, kept }: Both): readonly Rule[] {
  const weight = specificity(rule);
  const beneath = old && now ? [] : kept.filter((one) => specificity(one) <= weight);
  return [rule, ...(old ? fresh : []), ...(now ? gone : []), ...beneath];
}

const areApart = (one: Pay | null, other: Pay | null): boolean =>
  one !== null && other !== null && (one.unitFen === undefined) !== (other.unitFen === undefined);

type Sale = Omit<Condition, "orders"> & { readonly orderNumber: number };

/** The sales that two rules have in common and that name nothing else: one for each span of order numbers. */
function salesOfBoth(one: Condition, other: Condition, { was, is }: Both): readonly Sale[] {
  const [sku, category] = [one.sku ?? other.sku, one.category ?? other.category];
  const [level, group] = [one.level ?? other.level, one.group ?? other.group];
  const differs = (a: unknown, b: unknown) => a !== null && a !== undefined && a !== b;
  if (differs(other.sku, sku) || differs(other.category, category)) return [];
  if (differs(other.level, level) || differs(other.group, group)) return [];
  const from = Math.max(one.orders?.from ?? 1, other.orders?.from ?? 1);
  const to = Math.min(endOf(one.orders), endOf(other.orders));
  const goods = { sku, category, level, ...(group === undefined ? {} : { group }) };
  const numbers = new Set([from]);
  for (const index of [was, is]) {
    for (const key of keysOf(goods)) {
      for (const { orders } of index.get(key) ?? []) {
        if (!orders) continue;
        numbers.add(orders.from).add(endOf(orders) + 1);
      }
    }
  }
  return [...numbers]
    .filter((number) => number >= from && number <= to && number < Infinity)
    .map((orderNumber) => ({ ...goods, orderNumber }));
}

/** The rule that holds for a sale, as `rateFor` and `ruleFor` choose it. */
function winner(index: Index, sale: Sale): Rule | null {
  for (const key of keysOf(sale)) {
    const rules = index.get(key);
    if (!rules) continue;
    const numbered = rules.find(
      ({ orders }) =>
        orders && orders.from <= sale.orderNumber && sale.orderNumber <= endOf(orders),
    );
    const best = numbered ?? rules.find(({ orders }) => orders === undefined);
    if (best) return best;
  }
  return null;
}

/** Where rules for a sale can stand, the most specific first. */
function keysOf({ sku, category, level, group }: Omit<Sale, "orderNumber">): readonly string[] {
  const goods = [
    ...(sku === null ? [] : [{ sku, category: null }]),
    ...(category === null ? [] : [{ sku: null, category }]),
    { sku: null, category: null },
  ];
  const levels = level === null ? [null] : [level, null];
  const groups = group === undefined ? [undefined] : [group, undefined];
  return goods.flatMap((one) =>
    levels.flatMap((of) => groups.map((buyers) => keyOf({ ...one, level: of }, buyers))),
  );
}

const keyOf = ({ sku, category, level }: Omit<Condition, "group">, group = ""): string =>
  `${sku ?? ""}\n${category ?? ""}\n${level ?? ""}\n${group}`;
const placeOf = (rule: Rule): string =>
  `${keyOf(rule, rule.group)}\n${rule.orders?.from ?? ""}\n${rule.orders?.to ?? ""}`;
const endOf = (orders: OrderNumbers | undefined): number => orders?.to ?? Infinity;

function indexOf(rules: readonly Rule[]): Index {
  const index = new Map<string, Rule[]>();
  for (const rule of rules) {
    const key = keyOf(rule, rule.group);
    const known = index.get(key);
    if (known) known.push(rule);
    else index.set(key, [rule]);
  }
  return index;
}

const isSamePay = (one: Pay | null, other: Pay | null): boolean =>
  (one?.rateBp ?? 0) === (other?.rateBp ?? 0) &&
  (one?.unitFen ?? NOTHING) === (other?.unitFen ?? NOTHING);
