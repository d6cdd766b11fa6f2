import type { Share } from "#core/commission/shares.ts";
import type { FindingId, Story } from "#core/plan/finding.ts";
import type { Condition } from "#core/plan/components.ts";
import { componentRules } from "#core/plan/pays.ts";
import type { Plan } from "#core/plan/plan.ts";
import type { Goods } from "#core/plan/rate.ts";
import { FIRST_SALE, runWorld, type World } from "#core/plan/worlds.ts";

/** So many rules of distance 1 are tried where their sales matter. */
const SALES_MAX = 20;

/** Where a plan is tried. */
export type Lab = {
  readonly plan: Plan;
  /** What the plan pays in a world; null when the lab has priced enough. */
  readonly run: (world: World) => readonly Share[] | null;
};

/** What a world shows: a check, where in the plan, and the smallest world that shows it, as a story. */
export type CounterExample = {
  readonly id: FindingId;
  readonly path: string;
  readonly story: Story;
};

/** A lab that prices at most so many sales, however many rules the plan has. */
export function labOf(plan: Plan, runsMax: number): Lab {
  let runs = 0;
  const run = (world: World) => {
    runs += 1;
    return runs > runsMax ? null : runWorld(plan, world);
  };
  return { plan, run };
}

/** A sale for which a rule holds, whatever the level: its goods, its buyers, its number. */
export function saleFor(plan: Plan, rule: Partial<Condition>): World {
  const { sku = null, category = null, group, orders } = rule;
  const goods: Goods = { sku: sku ?? unnamedSku(plan), category };
  return {
    ...{ ...FIRST_SALE, goods },
    ...(group === undefined ? {} : { group }),
    ...(orders === undefined || orders.from === 1 ? {} : { orderNumber: orders.from }),
  };
}

/** A sku that no override speaks of. */
export function unnamedSku({ overrides }: Plan): string {
  const named = new Set(overrides.map(({ sku }) => sku));
  let n = 1;
  while (named.has(`S${n}`)) n += 1; // At most one more than there are overrides.
  return `S${n}`;
}

/** The levels that the plan names, the highest of its own list first. */
export function levelsOf(plan: Plan): readonly string[] {
  const named = [...plan.overrides, ...componentRules(plan).map(({ rule }) => rule)];
  const inRules = named.flatMap(({ level }) => level ?? []);
  return [...new Set([...(plan.levels ?? []).toReversed(), ...inRules])];
}

/** What who brought the buyer earns of a sale at a level. */
export function earned(lab: Lab, sale: World, level: string | null): number {
  const shares = lab.run({ ...sale, line: 1, levels: [level, null, null] }) ?? [];
  return shares.reduce(
    (sum, { distance, amountFen }) => (distance === 1 ? sum + amountFen : sum),
    0,
  );
}

/** A sale for each of the first rules that pay who brought the buyer. */
export function salesOf(plan: Plan): readonly World[] {
  const near = plan.overrides.filter(({ distance }) => distance === 1);
  const rules: readonly Partial<Condition>[] = [
    {},
    ...near,
    ...(plan.components?.firstOrder?.rules ?? []),
  ];
  return rules.slice(0, SALES_MAX).map((rule) => saleFor(plan, rule));
}
