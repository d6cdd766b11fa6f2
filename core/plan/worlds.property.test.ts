import fc from "fast-check";
import { type BasisPoints, fen, shareFloor } from "#core/money.ts";
import { lintPlan } from "#core/plan/lint.ts";
import { DISTANCES, type Plan } from "#core/plan/plan.ts";
import { runWorld, type World } from "#core/plan/worlds.ts";
import { aPlan, override, rate } from "#tests/fixtures.ts";

const maybe = (...names: string[]) => fc.constantFrom<string | null>(null, ...names);
const anyBp = fc.oneof(fc.constant(0), fc.constant(1), fc.nat(10_000));
const anyDistance = fc.constantFrom(...DISTANCES);
const anyFen = fc.oneof(fc.nat(300), fc.nat(10_000_000)).map(fen);
const anyOverride = fc
  .tuple(anyDistance, anyBp, maybe("S1", "S2"), maybe("tea"), maybe("gold", "silver"))
  .map(([distance, bp, sku, category, level]) =>
    override(distance, bp, { sku, category: sku === null ? category : null, level }),
  );
const anyPlan: fc.Arbitrary<Plan> = fc
  .record({
    rates: fc.uniqueArray(
      fc.tuple(anyDistance, anyBp).map(([distance, bp]) => rate(distance, bp)),
      { selector: ({ distance }) => distance },
    ),
    overrides: fc.uniqueArray(anyOverride, {
      selector: ({ rateBp: _, ...one }) => JSON.stringify(one),
      maxLength: 8,
    }),
    capBp: anyBp.map((bp) => bp as BasisPoints),
    capStated: fc.boolean(),
    perOrderCapFen: anyFen,
    selfPurchase: fc.constantFrom("none" as const, "level1" as const),
  })
  .map((changes) => aPlan(changes));
const anyWorld: fc.Arbitrary<World> = fc.record({
  goods: fc.record({ sku: fc.constantFrom("S1", "S2", "S3"), category: maybe("tea", "cups") }),
  paidFen: anyFen,
  refundedFen: anyFen,
  levels: fc.array(maybe("gold", "silver"), { minLength: 3, maxLength: 3 }),
  buyer: fc.constantFrom("fan" as const, "promoter" as const),
  recruits: fc.nat(3),
  ancestors: fc.nat(4),
});
const sumOf = (plan: Plan, world: World) =>
  runWorld(plan, world).reduce((sum, { amountFen }) => sum + amountFen, 0);

it("never pays a distance that the linter did not report", () => {
  fc.assert(
    fc.property(anyPlan, anyWorld, (plan, world) => {
      const reported = new Set<string>(lintPlan(plan).map(({ id }) => id));
      const allowed = (distance: number) =>
        distance === 1 || reported.has(distance === 2 ? "E102" : "E101");
      const paid = runWorld(plan, world).map(({ distance }) => distance ?? 1);
      expect(paid.filter((distance) => !allowed(distance))).toEqual([]);
      if (paid.length > 0 && world.buyer === "promoter") expect(reported).toContain("W205");
    }),
    { numRuns: 500 },
  );
});

it("shows in every witness a payout at the distance that it is about", () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      for (const { id, witness } of lintPlan(plan)) {
        if (witness === null) continue;
        const about = { E101: 3, E102: 2, W205: 1 }[id as "E101"];
        expect(witness.payouts.at(-1)).toMatchObject({ distance: about });
        expect(witness.payouts.at(-1)?.amountFen).toBeGreaterThan(0);
      }
    }),
    { numRuns: 300 },
  );
});

it("X5: never pays more than either cap, and what a refund leaves never pays more", () => {
  fc.assert(
    fc.property(anyPlan, anyWorld, (plan, world) => {
      const keptFen = fen(Math.max(0, world.paidFen - world.refundedFen));
      const sumFen = sumOf(plan, world);
      expect(sumFen).toBeLessThanOrEqual(shareFloor(keptFen, plan.capBp));
      expect(sumFen).toBeLessThanOrEqual(plan.perOrderCapFen);
      expect(sumFen).toBeLessThanOrEqual(sumOf(plan, { ...world, refundedFen: fen(0) }));
    }),
    { numRuns: 300 },
  );
});

it("X1, X10: who joined below or before changes nothing", () => {
  fc.assert(
    fc.property(anyPlan, anyWorld, (plan, world) => {
      const alone = { ...world, recruits: 0, ancestors: 0 };
      expect(runWorld(plan, world)).toEqual(runWorld(plan, alone));
    }),
    { numRuns: 300 },
  );
});
