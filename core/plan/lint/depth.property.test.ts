import fc from "fast-check";
import { anySale, paidOf, type Sold } from "#core/commission/testing/anySale.ts";
import { sharesOf, type Share } from "#core/commission/shares.ts";
import type { FindingId } from "#core/plan/finding.ts";
import { lintPlan } from "#core/plan/lint.ts";

/** Goal: whatever components meet, no sale pays somebody beyond distance 1 for whom he brought, unreported. */

/** The check that must have reported a share; null = none need have. */
function offence({ plan, order, ...rest }: Sold, share: Share): FindingId | null {
  const { distance, component, promoterId } = share;
  if (component === "region") {
    const seller = rest.promoters.find(({ _id }) => _id === order.chain[0]);
    const isAbove = seller !== undefined && order.chain.slice(1).includes(promoterId);
    return isAbove && plan.components?.region?.duties === undefined ? "E104" : null;
  }
  if (distance === null || distance === 1) return null;
  if (component === undefined) return distance === 3 ? "E101" : "E102";
  return component === "levelDifference" ? "E103" : "E104";
}

it("X4: reports every distance from 2 on that a sale of any components pays", () => {
  let seen = 0;
  fc.assert(
    fc.property(anySale, (sold) => {
      const shares = sharesOf([paidOf(sold)]).filter(({ amountFen }) => amountFen > 0);
      const offences = shares.flatMap((share) => offence(sold, share) ?? []);
      seen += offences.length;
      const reported = new Set(lintPlan(sold.plan).map(({ id }) => id));
      expect(offences.filter((id) => !reported.has(id))).toEqual([]);
    }),
    { numRuns: 120 },
  );
  expect(seen).toBeGreaterThan(10); // Else it would prove nothing.
});

it("X5: never finds that a cap was broken, a refund kept, or that somebody's place in time paid", () => {
  fc.assert(
    fc.property(anySale, ({ plan }) => {
      const worlds = lintPlan(plan).flatMap(({ stories = [] }) =>
        stories.map(({ world }) => world),
      );
      expect(worlds.filter((world) => ["X5", "X6", "X10"].includes(world))).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

it("tells each story in both languages, with a sum above nothing at the end", () => {
  fc.assert(
    fc.property(anySale, ({ plan }) => {
      for (const { stories = [] } of lintPlan(plan)) {
        for (const { zh, en } of stories) {
          expect(zh).toMatch(/得 (0\.0[1-9]|0\.[1-9]\d|[1-9]\d*\.\d\d) 元/);
          expect(en).toMatch(/earns (0\.0[1-9]|0\.[1-9]\d|[1-9]\d*\.\d\d)/);
          expect(`${zh}${en}`).not.toMatch(/[?]|undefined|null|NaN/);
        }
      }
    }),
    { numRuns: 30 },
  );
});
