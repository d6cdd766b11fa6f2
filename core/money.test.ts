import fc from "fast-check";
import {
  AMOUNT_FEN_MAX,
  basisPoints,
  fen,
  partFloor,
  piecesFen,
  shareFloor,
  splitByRemainder,
  sumFen,
  taxHalfUp,
} from "#core/money.ts";

it.each([
  [10_000, 1_000, 1_000],
  [199, 1_000, 19],
  [1, 9_999, 0],
  [1, 10_000, 1],
  [0, 10_000, 0],
  [AMOUNT_FEN_MAX, 10_000, AMOUNT_FEN_MAX],
  [AMOUNT_FEN_MAX - 1, 9_999, 99_989_999_999],
])("%i fen at %i bp: %i, the fraction stays with the payer", (amount, rate, share) => {
  expect(shareFloor(fen(amount), basisPoints(rate))).toBe(share);
});

it.each([
  [24, 2_000, 5], // 4.8
  [1, 5_000, 1], // 0.5
  [1, 4_999, 0],
  [3, 5_000, 2], // 1.5
])("tax of %i fen at %i bp: %i, a half upwards", (amount, rate, tax) => {
  expect(taxHalfUp(fen(amount), basisPoints(rate))).toBe(tax);
});

it("agrees with exact arithmetic over the whole range", () => {
  const anyAmount = fc.integer({ min: 0, max: AMOUNT_FEN_MAX });
  const anyRate = fc.integer({ min: 0, max: 10_000 });
  fc.assert(
    fc.property(anyAmount, anyRate, (amount, rate) => {
      const exact = BigInt(amount) * BigInt(rate);
      expect(BigInt(shareFloor(fen(amount), basisPoints(rate)))).toBe(exact / 10_000n);
      expect(BigInt(taxHalfUp(fen(amount), basisPoints(rate)))).toBe((exact + 5_000n) / 10_000n);
    }),
  );
});

it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, AMOUNT_FEN_MAX + 1, 2 ** 53])(
  "%p is no amount",
  (value) => {
    expect(() => fen(value)).toThrow("assertion failed");
    expect(() => sumFen([fen(1), value as never])).toThrow("assertion failed");
  },
);

it.each([-1, 10_001, 0.5])("%p is no rate", (value) => {
  expect(() => basisPoints(value)).toThrow("assertion failed");
});

it.each([
  [333, 2_222, 3_333, 222],
  [100, 2_222, 3_333, 66], // 66.66…: the fraction stays with the payer.
  [333, 3_333, 3_333, 333],
  [333, 0, 3_333, 0],
  [0, 5, 10, 0],
  [7, 0, 0, 0], // Nothing is left of nothing.
  [AMOUNT_FEN_MAX, AMOUNT_FEN_MAX - 1, AMOUNT_FEN_MAX, AMOUNT_FEN_MAX - 1],
])("of %i fen, when %i of %i are left, %i are left", (amount, part, whole, left) => {
  expect(partFloor(fen(amount), fen(part), fen(whole))).toBe(left);
});

it("works parts out exactly over the whole range, and never more than the part", () => {
  const anyAmount = fc.integer({ min: 0, max: AMOUNT_FEN_MAX });
  fc.assert(
    fc.property(anyAmount, anyAmount, anyAmount, (amount, one, other) => {
      const [part, whole] = one < other ? [one, other] : [other, one];
      const exact = whole === 0 ? 0n : (BigInt(amount) * BigInt(part)) / BigInt(whole);
      expect(BigInt(partFloor(fen(amount), fen(part), fen(whole)))).toBe(exact);
    }),
  );
});

it.each([
  [-1, 1, 2],
  [1, -1, 2],
  [1, 3, 2],
])("there is no part of %i fen by %i of %i", (amount, part, whole) => {
  expect(() => partFloor(fen(amount), fen(part), fen(whole))).toThrow("assertion failed");
});

it.each([
  [40, 2, 100, 80],
  [50, 2, 100, 100],
  [51, 2, 100, 100],
  [0, 1_000_000, 100, 0],
  [AMOUNT_FEN_MAX, 1_000_000, AMOUNT_FEN_MAX, AMOUNT_FEN_MAX], // More than a number holds exactly.
])("%i fen for each of %i pieces, at most %i: %i", (unit, pieces, most, amount) => {
  expect(piecesFen(fen(unit), pieces, fen(most))).toBe(amount);
});

it.each([
  [100, [1, 1, 1], null],
  [2, [1, 1, 1], [1, 1, 0]],
  [10, [10, 20, 30], [2, 3, 5]],
  [7, [3, 0, 4], [3, 0, 4]],
  [0, [], []],
  [0, [0, 0], [0, 0]],
])("%i fen split by %j: %j", (amount, weights, expected) => {
  const split = () => splitByRemainder(fen(amount), weights.map(fen));
  if (expected === null) expect(split).toThrow("to split");
  else expect(split()).toEqual(expected);
});

it("splits exactly, no part above its weight and none a fen off its share", () => {
  const anyWeights = fc.array(fc.nat(AMOUNT_FEN_MAX / 10), { minLength: 1, maxLength: 10 });
  fc.assert(
    fc.property(anyWeights, fc.nat(1_000_000), (weights, per) => {
      const whole = weights.reduce((sum, weight) => sum + weight, 0);
      const amount = Number((BigInt(whole) * BigInt(per)) / 1_000_000n);
      const parts = splitByRemainder(fen(amount), weights.map(fen));
      expect(sumFen(parts)).toBe(amount);
      for (const [at, part] of parts.entries()) {
        const weight = weights[at] ?? 0;
        expect(part).toBeLessThanOrEqual(weight);
        const off = BigInt(part) * BigInt(whole) - BigInt(amount) * BigInt(weight);
        expect(off < BigInt(whole) && -off < BigInt(whole)).toBe(whole > 0);
      }
    }),
  );
});
