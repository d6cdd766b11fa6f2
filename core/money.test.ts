import fc from "fast-check";
import { AMOUNT_FEN_MAX, basisPoints, fen, shareFloor, sumFen, taxHalfUp } from "#core/money.ts";

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
