import type { Share } from "#core/commission/shares.ts";
import {
  AMOUNT_FEN_MAX,
  basisPoints,
  fen,
  NOTHING,
  sumFen,
  WHOLE_BP,
  type Fen,
} from "#core/money.ts";
import type { Condition } from "#core/plan/components.ts";
import { componentRules } from "#core/plan/pays.ts";
import type { Plan } from "#core/plan/plan.ts";
import { priceSale, type ExampleSale } from "#core/policy/sale.ts";

/** A sale and what everybody earns of it. */
export type Example = { readonly sale: ExampleSale; readonly shares: readonly Share[] };
/** A sale in which a cap takes something: what the rules alone would pay, and what is paid. */
export type CapExample = Example & { readonly uncapped: readonly Share[] };

const EXAMPLES_MAX = 6;
const RULES_MAX = 40;
const LEVELS_MAX = 5;
/** A page must not take seconds, however many rules a plan has. */
const TRIED_MAX = 2_000;
const PRICE_FEN = fen(10_000);
const SUPPLY_FEN = fen(4_000);
/** Up to 1,000,000.00: a cap that no such sale reaches needs no example. */
const CAP_PRICES_FEN = [10_000, 100_000, 1_000_000, 10_000_000, 100_000_000].map(fen);

/** What everybody earns in total. */
export const totalOf = (shares: readonly Share[]): Fen =>
  sumFen(shares.map(({ amountFen }) => amountFen));

/**
 * Sales that show the plan: a plain one first, then whichever shows most rules that were not yet seen.
 *
 * - Returns at most `EXAMPLES_MAX`; of a plan with many rules not every one has its example.
 * - Promises: the shares are what the engine pays for such an order, to the fen.
 */
export function examplesOf(plan: Plan): readonly Example[] {
  const sales = candidatesOf(plan);
  const priced = sales.map((sale): Example => ({ sale, shares: priceSale(plan, sale) }));
  const chosen = priced.slice(0, 1);
  const seen = new Set(priced[0]?.shares.map(partOf));
  while (chosen.length < EXAMPLES_MAX) {
    const best = richest(priced, seen);
    if (best === null) break;
    chosen.push(best);
    for (const share of best.shares) seen.add(partOf(share));
  }
  return chosen;
}

/** The sale with the most parts not yet seen, the earliest of several; null when there is nothing new. */
function richest(priced: readonly Example[], seen: ReadonlySet<string>): Example | null {
  let best: Example | null = null;
  let most = 0;
  for (const example of priced) {
    const fresh = new Set(example.shares.map(partOf).filter((part) => !seen.has(part))).size;
    if (fresh <= most) continue;
    best = example;
    most = fresh;
  }
  return best;
}

/** What a share shows: who earns, for what, by which rule. */
const partOf = ({ component, distance, rule }: Share): string =>
  JSON.stringify([component, component ? null : distance, rule]);

/** The first sale, by rising price, of which a cap takes something; null when none does. */
export function capExampleOf(plan: Plan, examples: readonly Example[]): CapExample | null {
  const free: Plan = { ...plan, capBp: basisPoints(WHOLE_BP), perOrderCapFen: fen(AMOUNT_FEN_MAX) };
  for (const paidFen of CAP_PRICES_FEN) {
    for (const { sale } of examples) {
      const larger = { ...sale, paidFen };
      const shares = priceSale(plan, larger);
      const uncapped = priceSale(free, larger);
      if (totalOf(shares) < totalOf(uncapped)) return { sale: larger, shares, uncapped };
    }
  }
  return null;
}

/** Sales worth trying: a plain one first, then those at which each rule aims. */
function candidatesOf(plan: Plan): readonly ExampleSale[] {
  const rules = [...plan.overrides, ...componentRules(plan).map(({ rule }) => rule)];
  const ladders = laddersOf(levelsOf(plan, rules));
  const plain: ExampleSale = {
    goods: { sku: unnamedSku(rules), category: null },
    ...{ quantity: 1, paidFen: PRICE_FEN, levels: ladders[0] ?? [] },
    ...{ group: null, orderNumber: plan.components?.firstOrder ? 2 : 1, own: false },
    supplyFen: plan.components?.supply ? SUPPLY_FEN : NOTHING,
  };
  const aimed = rules.slice(0, RULES_MAX).map((rule) => aimedAt(plain, rule));
  const later = [plain, ...aimed];
  const first = plan.components?.firstOrder
    ? later.map((sale) => ({ ...sale, orderNumber: 1 }))
    : [];
  const own = plan.selfPurchase === "level1" ? [{ ...plain, own: true }] : [];
  const distinct = new Map(
    [...later, ...first].map((sale) => [JSON.stringify(sale), sale] as const),
  );
  // Every sale with the first ladder before any with the second.
  const tried = ladders.flatMap((levels) =>
    [...distinct.values()].map((sale) => ({ ...sale, levels })),
  );
  return [...tried.slice(0, TRIED_MAX), ...own];
}

/** A sale for which a rule holds, whoever earns. */
function aimedAt(plain: ExampleSale, { sku, category, group, orders }: Condition): ExampleSale {
  return {
    ...plain,
    goods: { sku: sku ?? plain.goods.sku, category },
    group: group ?? null,
    orderNumber: orders?.from ?? plain.orderNumber,
  };
}

/** Levels that the plan speaks of, the lowest first where it says so. */
function levelsOf({ levels = [] }: Plan, rules: readonly Condition[]): readonly (string | null)[] {
  const named = rules.flatMap(({ level }) => level ?? []);
  return [...new Set([...levels, ...named])].slice(0, LEVELS_MAX);
}

/** Every way of three persons to have these levels; those that rise from the seller upwards first. */
function laddersOf(levels: readonly (string | null)[]): readonly (readonly (string | null)[])[] {
  if (levels.length === 0) return [[null, null, null]];
  const places = [...levels.keys()];
  const all = places.flatMap((a) => places.flatMap((b) => places.map((c) => [a, b, c] as const)));
  const rank = ([a, b, c]: readonly [number, number, number]) =>
    a < b && b < c ? 0 : a <= b && b <= c ? 1 : 2;
  return [...all]
    .sort((one, other) => rank(one) - rank(other))
    .map((ladder) => ladder.map((place) => levels[place] ?? null));
}

/** A sku of which no rule speaks. */
function unnamedSku(rules: readonly Condition[]): string {
  const named = new Set(rules.map(({ sku }) => sku));
  let name = "示例商品";
  for (let n = 2; named.has(name); n += 1) name = `示例商品 ${n}`; // At most one more than there are rules.
  return name;
}
