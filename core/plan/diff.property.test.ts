import fc from "fast-check";
import { owedBy, sharesOf } from "#core/commission/shares.ts";
import {
  anyComponents,
  anyFen,
  anyPlainPlan,
  anyPlan,
  LEVELS,
} from "#core/commission/testing/anyComponents.ts";
import { anyRefunds, anySaleUnder, paidOf, type Sold } from "#core/commission/testing/anySale.ts";
import { AMOUNT_FEN_MAX, basisPoints, fen } from "#core/money.ts";
import { CAP_PLACES } from "#core/plan/components.ts";
import { diffPlans, worseOf } from "#core/plan/diff.ts";
import type { Plan } from "#core/plan/plan.ts";
import { aPlan } from "#tests/fixtures.ts";

/**
 * Plans of which one came from the other by a few changes, so that many are worse for nobody; caps often bind, and
 * orders are priced by both.
 */
type Change = (plan: Plan) => Plan;
type Pays = { readonly rateBp: number; readonly unitFen?: number };
const RUNS = 1_500;
const RAISES = [0, 1, 100, 500];

const raisedPay = <P extends Pays>(pay: P, by: number): P =>
  pay.unitFen === undefined
    ? { ...pay, rateBp: basisPoints(Math.max(0, Math.min(10_000, pay.rateBp + by))) }
    : { ...pay, unitFen: fen(Math.max(0, pay.unitFen + by)) };
const raisedIn = <P extends Pays>(rules: readonly P[], at: number, by: number): readonly P[] =>
  rules.map((rule, index) => (index === at % rules.length ? raisedPay(rule, by) : rule));

const anyRaise = fc.tuple(
  fc.nat(20),
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...RAISES) },
    fc.constantFrom(...RAISES.map((by) => -by)),
  ),
);
const NAMES = ["firstOrder", "levelDifference", "peer", "team", "nurture", "store"] as const;

const anyChange: fc.Arbitrary<Change> = fc.oneof(
  anyRaise.map(([at, by]): Change => (plan) => ({ ...plan, rates: raisedIn(plan.rates, at, by) })),
  anyRaise.map(([at, by]): Change => (plan) => ({
    ...plan,
    overrides: raisedIn(plan.overrides, at, by),
  })),
  fc.nat(10).map((at): Change => (plan) => ({
    ...plan,
    overrides: plan.overrides.filter((_, index) => index !== at),
  })),
  fc.tuple(anyRaise, fc.constantFrom(...NAMES)).map(([[at, by], name]): Change => (plan) => {
    const known = plan.components?.[name];
    if (!known) return plan;
    const rules = raisedIn(known.rules, at, by);
    return { ...plan, components: { ...plan.components, [name]: { ...known, rules } } };
  }),
  anyComponents.map((more): Change => (plan) => ({
    ...plan,
    components: { ...more, ...plan.components },
  })),
  anyPlainPlan.map(({ overrides }): Change => (plan) => ({ ...plan, overrides })),
  fc.constantFrom(...NAMES).map((name): Change => (plan) => {
    const { [name]: _, ...components } = plan.components ?? {};
    return { ...plan, components };
  }),
  fc.constantFrom(0, 1_000, 10_000).map((bp): Change => (plan) => ({
    ...plan,
    capBp: basisPoints(Math.min(10_000, plan.capBp + bp)),
  })),
  anyFen.map((more): Change => (plan) => ({
    ...plan,
    perOrderCapFen: fen(Math.min(AMOUNT_FEN_MAX, plan.perOrderCapFen + more)),
  })),
  fc.constant((plan: Plan) => ({ ...plan, perOrderCapFen: fen(AMOUNT_FEN_MAX) })),
  fc.shuffledSubarray([...CAP_PLACES]).map((capOrder): Change => (plan) => ({ ...plan, capOrder })),
  fc
    .constantFrom("none" as const, "level1" as const, "memberPrice" as const)
    .map((selfPurchase): Change => (plan) => ({ ...plan, selfPurchase })),
  fc.nat(3).map((more): Change => ({ components, ...plan }) => {
    const { peer, nurture } = components ?? {};
    return {
      ...plan,
      components: {
        ...components,
        ...(peer ? { peer: { ...peer, times: 2 } } : {}),
        ...(nurture ? { nurture: { ...nurture, months: nurture.months + more } } : {}),
      },
    };
  }),
  fc
    .shuffledSubarray([...LEVELS], { minLength: 1 })
    .map((levels): Change => (plan) => ({ ...plan, levels })),
);

/** One or two things paid, so that a change often takes nothing from anybody. */
const anySmallPlan: fc.Arbitrary<Plan> = fc
  .tuple(
    anyPlan,
    fc.subarray([...NAMES, "storeStaff", "region", "supply"], { maxLength: 2 }),
    fc.nat(2),
  )
  .map(([plan, kept, rates]) => ({
    ...plan,
    rates: plan.rates.slice(0, rates),
    overrides: plan.overrides.slice(0, rates),
    components: Object.fromEntries(
      Object.entries(plan.components ?? {}).filter(([name]) => kept.some((one) => one === name)),
    ),
  }));

const anyPair = fc
  .tuple(
    fc.oneof(
      { weight: 1, arbitrary: anyPlan },
      { weight: 6, arbitrary: anySmallPlan },
      { weight: 2, arbitrary: anyPlainPlan },
    ),
    fc.array(anyChange, { minLength: 1, maxLength: 2 }),
  )
  .map(([before, changes]) => ({
    before,
    after: changes.reduce((plan, apply) => apply(plan), before),
  }));
const anySales = fc.array(fc.tuple(anySaleUnder(fc.constant(aPlan())), anyRefunds), {
  minLength: 12,
  maxLength: 12,
});

const earned = (sold: Sold, plan: Plan, refunds: Parameters<typeof sharesOf>[0]) =>
  owedBy(sharesOf([paidOf({ ...sold, plan }), ...refunds]));

it("tells that nothing is worse only where no sale pays anybody less", () => {
  let judged = 0;
  fc.assert(
    fc.property(anyPair, anySales, ({ before, after }, sales) => {
      const changes = diffPlans(before, after);
      if (changes.length === 0 || worseOf(changes).length > 0) return;
      judged += 1;
      for (const [sold, refunds] of sales) {
        const is = earned(sold, after, refunds);
        for (const [promoterId, amountFen] of earned(sold, before, refunds)) {
          expect(is.get(promoterId) ?? 0).toBeGreaterThanOrEqual(amountFen);
        }
      }
    }),
    { numRuns: RUNS },
  );
  expect(judged).toBeGreaterThan(RUNS / 10); // Else the property said nothing.
});

it("tells of a change wherever a sale pays otherwise", () => {
  fc.assert(
    fc.property(anyPair, anySales, ({ before, after }, sales) => {
      if (diffPlans(before, after).length > 0) return;
      for (const [sold, refunds] of sales) {
        expect(earned(sold, after, refunds)).toEqual(earned(sold, before, refunds));
      }
    }),
    { numRuns: RUNS },
  );
});

it("finds nothing between a plan and itself", () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      expect(diffPlans(plan, structuredClone(plan))).toEqual([]);
    }),
  );
});
