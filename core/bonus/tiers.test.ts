import fc from "fast-check";
import { tiersFen, tierSteps } from "#core/bonus/tiers.ts";
import { basisPoints, fen } from "#core/money.ts";
import type { PeriodBonus, Tier } from "#core/plan/components.ts";

const tier = (fromFen: number, bp: number): Tier => ({
  fromFen: fen(fromFen),
  rateBp: basisPoints(bp),
});
const fixed = (fromFen: number, fixedFen: number): Tier => ({
  ...tier(fromFen, 0),
  fixedFen: fen(fixedFen),
});
const bonusOf = (mode: PeriodBonus["mode"], ...tiers: readonly Tier[]): PeriodBonus => ({
  id: "b",
  period: "month",
  mode,
  tiers,
});

/** Nothing below 1,000.00; 1 % from there, 2 % from 5,000.00, 3 % from 20,000.00. */
const TIERS = [tier(100_000, 100), tier(500_000, 200), tier(2_000_000, 300)];

it.each([
  [0, 0, 0],
  [99_999, 0, 0],
  [100_000, 0, 1_000], // The very fen reaches it; of the slice above it there is nothing yet.
  [100_099, 0, 1_000],
  [100_100, 1, 1_001],
  [300_000, 2_000, 3_000],
  [499_999, 3_999, 4_999],
  [500_000, 4_000, 10_000],
  [500_049, 4_000, 10_000],
  [500_050, 4_001, 10_001],
  [1_999_999, 33_999, 39_999],
  [2_000_000, 34_000, 60_000],
  [3_000_000, 64_000, 90_000],
])("own sales of %i fen: %i by slices, %i on the whole", (soldFen, slices, whole) => {
  expect(tiersFen(bonusOf("slices", ...TIERS), fen(soldFen))).toBe(slices);
  expect(tiersFen(bonusOf("whole", ...TIERS), fen(soldFen))).toBe(whole);
});

it.each([
  [0, 0],
  [1, 500], // A tier from 0 is reached by the first fen that was sold.
  [99_999, 500],
  [100_000, 8_800],
  [499_999, 8_800],
  [500_000, 10_000],
])("of %i fen, a fixed amount or a rate: %i", (soldFen, expected) => {
  const bonus = bonusOf("whole", fixed(0, 500), fixed(100_000, 8_800), tier(500_000, 200));
  expect(tiersFen(bonus, fen(soldFen))).toBe(expected);
});

it("tells each slice, and of the whole only the tier that was reached", () => {
  const told = (mode: PeriodBonus["mode"]) =>
    tierSteps(bonusOf(mode, ...TIERS), fen(600_000)).map(
      ({ tier: { fromFen }, untilFen, baseFen, amountFen }) => [
        fromFen,
        untilFen,
        baseFen,
        amountFen,
      ],
    );
  expect(told("slices")).toEqual([
    [100_000, 500_000, 400_000, 4_000],
    [500_000, 2_000_000, 100_000, 2_000],
  ]);
  expect(told("whole")).toEqual([[500_000, 2_000_000, 600_000, 12_000]]);
});

const anyTiers = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 0, max: 10_000 })), {
    minLength: 1,
    maxLength: 5,
    selector: ([fromFen]) => fromFen,
  })
  .map((all) => all.sort(([a], [b]) => a - b).map(([fromFen, bp]) => tier(fromFen, bp)));

it("pays by slices no more than the highest rate on everything, and never less for one more fen", () => {
  fc.assert(
    fc.property(anyTiers, fc.integer({ min: 0, max: 20_000 }), (tiers, soldFen) => {
      const bonus = bonusOf("slices", ...tiers);
      const paid = tiersFen(bonus, fen(soldFen));
      const highest = Math.max(...tiers.map(({ rateBp }) => rateBp));
      expect(paid * 10_000).toBeLessThanOrEqual(soldFen * highest);
      expect(tiersFen(bonus, fen(soldFen + 1))).toBeGreaterThanOrEqual(paid);
    }),
  );
});
