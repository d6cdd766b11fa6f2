import fc from "fast-check";
import { firstOf } from "#core/reports/firstOf.ts";

const compare = (a: number, b: number) => b - a;
const upTo = (length: number) => Array.from({ length }, (_, index) => index);
/** More than are gathered before they are sorted. */
const MANY = 700;
const up = upTo(MANY);
const down = [...up].reverse();
/** The same numbers, neither up nor down: 11 and 700 share no factor. */
const mixed = up.map((n) => (n * 11) % MANY);

/** Goal: the first of many are those that sorting all of them would put first, however many and in whatever order. */
it.each<[string, readonly number[], number]>([
  ["nothing", [], 3],
  ["none of some", [1, 2], 0],
  ["more than there are", [1, 3, 2], 9],
  ["as many as there are", [1, 3, 2], 3],
  ["few of few", [5, 1, 4, 2, 3], 2],
  ["few of many that rise", up, 3],
  ["few of many that fall", down, 3],
  ["few of many", mixed, 3],
  ["few of many, the very first at once and the others late", [MANY, ...up], 3],
  ["none of many", mixed, 0],
  ["many of many", mixed, 300],
  ["all of many", mixed, MANY],
])("is the beginning of the sorted list: %s", (_, numbers, count) => {
  expect(firstOf(numbers, count, compare)).toEqual([...numbers].sort(compare).slice(0, count));
});

/** Long lists are slow to make smaller, and what is broken shows in the table above: so the first one found is told as it is. */
it("is the beginning of the sorted list, whatever it is", () => {
  const anyNumbers = fc.uniqueArray(fc.integer(), { maxLength: 1_000, size: "max" });
  fc.assert(
    fc.property(anyNumbers, fc.nat(300), (numbers, count) => {
      const isSame =
        JSON.stringify(firstOf(numbers, count, compare)) ===
        JSON.stringify([...numbers].sort(compare).slice(0, count));
      if (!isSame) throw new Error(`the first ${count} of ${numbers.length}`);
    }),
    { numRuns: 50, endOnFailure: true },
  );
});
