import { targetsShown, targetTree } from "#core/reports/targetTree.ts";

/** Goal: what was reached stands where it belongs, also of promoters who chose no place. */
const nodes = targetTree({
  yearValue: 1200,
  monthWeights: Array<number>(12).fill(1),
  regions: [
    { province: "33", weight: 1, promoters: [{ number: 1, weight: 1 }] },
    { province: "", weight: 1, promoters: [{ number: 2, weight: 1 }] },
  ],
});
/** 1 sits in Zhejiang; of 2 and 3 no place is known; 0 is nobody. */
const values = new Map([
  [0, 1000],
  [1, 5],
  [2, 7],
  [3, 20],
]);
const provinceOf = new Map([[1, "33"]]);
const shown = targetsShown(nodes, { values, provinceOf }, { fromMonth: 1, untilMonth: 12 });
const reached = Object.fromEntries(shown.map(({ id, reachedValue }) => [id, reachedValue]));

it("counts who has no place as a place of its own, and nobody's sales for the brand alone", () =>
  expect(reached).toEqual({
    ...{ brand: 1032, "province/33": 5, "province/": 27, "promoter/1": 5, "promoter/2": 7 },
  }));
