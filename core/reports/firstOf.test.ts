import fc from "fast-check";
import { firstOf } from "#core/reports/firstOf.ts";

/** Goal: the first of many are those that sorting all of them would put first, however many and in whatever order. */
it("is the beginning of the sorted list", () => {
  const anyNumbers = fc.uniqueArray(fc.integer(), { maxLength: 2_000, size: "max" });
  fc.assert(
    fc.property(anyNumbers, fc.nat(300), (numbers, count) => {
      const compare = (a: number, b: number) => b - a;
      expect(firstOf(numbers, count, compare)).toEqual([...numbers].sort(compare).slice(0, count));
    }),
  );
});
