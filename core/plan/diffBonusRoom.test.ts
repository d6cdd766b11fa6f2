import { basisPoints, fen } from "#core/money.ts";
import type { Tier } from "#core/plan/components.ts";
import { diffPlans, worseOf } from "#core/plan/diff.ts";
import type { Plan } from "#core/plan/plan.ts";
import { aPlan, rate } from "#tests/fixtures.ts";

/** Goal: who earns a bonus by period is told when the cap leaves him less of it, as everybody else is. */

const bonus = (...tiers: readonly Tier[]): Partial<Plan> => ({
  periods: [{ id: "m", period: "month", mode: "whole", tiers }],
});
const of25 = bonus({ fromFen: fen(100), rateBp: basisPoints(2_500) });
const fixed = bonus({ fromFen: fen(100), rateBp: basisPoints(0), fixedFen: fen(50) });
const nothing = bonus({ fromFen: fen(100), rateBp: basisPoints(0) });
const store = (bp: number): Partial<Plan> => ({
  components: {
    store: { rules: [{ sku: null, category: null, level: null, rateBp: basisPoints(bp) }] },
  },
});
const cap = (bp: number): Partial<Plan> => ({ capBp: basisPoints(bp) });
const worse = (before: Partial<Plan>, after: Partial<Plan>) => {
  const plan = (more: Partial<Plan>) => aPlan({ rates: [rate(1, 100)], ...cap(3_000), ...more });
  return worseOf(diffPlans(plan(before), plan(after))).map(({ path }) => path);
};

it.each<[string, Partial<Plan>, Partial<Plan>, string[]]>([
  ["a cap that leaves no room for the rate", of25, { ...of25, ...cap(1_000) }, ["capBp"]],
  ["a cap that leaves room", of25, { ...of25, ...cap(2_600) }, []],
  ["a cap one basis point lower", of25, { ...of25, ...cap(2_599) }, ["capBp"]],
  ["a fixed amount, which any cap can cut", fixed, { ...fixed, ...cap(2_999) }, ["capBp"]],
  ["a bonus that pays nothing", nothing, { ...nothing, ...cap(2_999) }, []],
  ["no bonus", {}, cap(2_999), []],
  ["a store that takes the room", of25, { ...of25, ...store(900) }, ["capOrder"]],
  ["a store that leaves it", of25, { ...of25, ...store(400) }, []],
  ["a store, with a bonus that is new", {}, { ...of25, ...store(900) }, []],
  ["more for the seller himself", of25, { ...of25, rates: [rate(1, 900)] }, []],
  [
    "more for the store by a higher cap of the order",
    { ...of25, ...store(900), perOrderCapFen: fen(100) },
    { ...of25, ...store(900), perOrderCapFen: fen(200) },
    ["capOrder"],
  ],
])("%s", (_, before, after, paths) => {
  expect(worse(before, after)).toEqual(paths);
});
