import { freightFen, ruleFor } from "#core/checkout/freight.ts";
import { AMOUNT_FEN_MAX, fen } from "#core/money.ts";
import type { WeightFreight } from "#core/shop/shop.ts";

const rule = (firstFen: number): WeightFreight => ({
  ...{ firstGrams: 1_000, firstFen: fen(firstFen), stepGrams: 500, stepFen: fen(200) },
  freeFromFen: fen(10_000),
});
const freight = {
  regions: [
    { regions: ["330106"], rule: "refused" as const },
    { regions: ["33"], rule: rule(1) },
    { regions: ["3301", "44"], rule: rule(2) },
  ],
  elsewhere: rule(3),
};

it.each([
  ["330205", 1],
  ["330102", 2],
  ["440305", 2],
  ["330106", "refused"],
  ["110101", 3],
])("the narrowest rule counts: %s", (region, first) => {
  const found = ruleFor(freight, region);
  expect(found === "refused" ? found : found.firstFen).toBe(first);
});

it.each([
  [0, 9_999, 800],
  [1_000, 9_999, 800],
  [1_001, 9_999, 1_000],
  [1_500, 9_999, 1_000],
  [1_501, 9_999, 1_200],
  [9_000_000, 10_000, 0],
])("%i g with goods of %i fen: %i fen", (grams, goods, expected) => {
  expect(freightFen(rule(800), grams, fen(goods))).toBe(expected);
});

it("answers at most what an amount may be", () => {
  const dear = { ...rule(800), stepFen: fen(AMOUNT_FEN_MAX), stepGrams: 1 };
  expect(freightFen(dear, 1_000_000, fen(0))).toBe(AMOUNT_FEN_MAX);
});
