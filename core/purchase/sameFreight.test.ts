import { fen } from "#core/money.ts";
import { isSameFreight } from "#core/purchase/sameFreight.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { aPurchase, aPurchaseLine } from "#tests/fixtures.ts";

/** Goal: a new address is compared by what the order weighed and cost, not by more and not by less. */
const HANGZHOU = {
  ...{ firstGrams: 1_000, firstFen: fen(800), stepGrams: 1_000, stepFen: fen(200) },
  freeFromFen: null,
};
const steeper = { ...HANGZHOU, stepFen: fen(900) };
const noStores = { _id: "brand", rev: 1, regions: [] };
const isSame = (changes: Partial<Purchase>, shanghai: typeof steeper | "refused") => {
  const lines = [aPurchaseLine("tea-1", 4, 5_000, { weightGrams: 1_000 })];
  const freight = { regions: [{ regions: ["31"], rule: shanghai }], elsewhere: HANGZHOU };
  return isSameFreight(aPurchase(lines, changes), "310104", { freight }, noStores);
};

it("counts what the pieces of a line weigh together once: four of them are still within the first kilogram", () => {
  expect(isSame({}, steeper)).toBe(true);
});
it("counts no gift", () => {
  const gift = aPurchaseLine("cup-1", 1, 0, { gift: true, weightGrams: 5_000 });
  const tea = aPurchaseLine("tea-1", 1, 5_000, { weightGrams: 1_000 });
  expect(isSame({ lines: [tea, gift] }, steeper)).toBe(true);
});
it("counts what is further than the first kilogram", () => {
  const lines = [aPurchaseLine("tea-1", 1, 5_000, { weightGrams: 1_001 })];
  expect(isSame({ lines }, steeper)).toBe(false);
});
it("goes nowhere where the brand does not deliver, neither from where it does not any more", () => {
  expect(isSame({}, "refused")).toBe(false);
  const freight = { regions: [], elsewhere: "refused" } as const;
  const lines = [aPurchaseLine("tea-1", 1, 5_000)];
  expect(isSameFreight(aPurchase(lines), "310104", { freight }, noStores)).toBe(false);
});
it("looks at what the goods cost without their freight", () => {
  const free = { ...HANGZHOU, freeFromFen: fen(5_500) };
  const freight = { regions: [{ regions: ["31"], rule: free }], elsewhere: HANGZHOU };
  const paid = aPurchase([aPurchaseLine("tea-1", 1, 5_000)]);
  const amounts = { ...paid.amounts, freightFen: fen(800), totalFen: fen(5_800) };
  expect(isSameFreight({ ...paid, amounts }, "310104", { freight }, noStores)).toBe(true);
});
