import fc from "fast-check";
import {
  AMOUNT_FEN_MAX,
  atLeastNothing,
  fen,
  lesserFen,
  piecesFloor,
  splitByRemainder,
  sumFen,
} from "#core/money.ts";

/** Goal: what pieces are worth never adds up to more than all cost, whatever order they come back in. */
const anyAmount = fc.integer({ min: 0, max: AMOUNT_FEN_MAX });
const anyPieces = fc.array(fc.nat(1_000), { minLength: 1, maxLength: 10 });

it("is exact for any number of pieces, rounded down", () => {
  fc.assert(
    fc.property(anyAmount, fc.nat(10_000), fc.nat(10_000), (amount, one, other) => {
      const [pieces, all] = one < other ? [one, other] : [other, one];
      const exact = all === 0 ? 0n : (BigInt(amount) * BigInt(pieces)) / BigInt(all);
      expect(BigInt(piecesFloor(fen(amount), pieces, all))).toBe(exact);
    }),
  );
});

it("gives all pieces the whole, none nothing, and parts of them less than a fen each below it", () => {
  fc.assert(
    fc.property(anyAmount, anyPieces, (amount, parts) => {
      const all = parts.reduce((sum, part) => sum + part, 0);
      const worth = sumFen(parts.map((part) => piecesFloor(fen(amount), part, all)));
      expect(piecesFloor(fen(amount), 0, all)).toBe(0);
      expect(piecesFloor(fen(amount), all, all)).toBe(all === 0 ? 0 : amount);
      expect(worth).toBeLessThanOrEqual(amount);
      if (all > 0) expect(amount - worth).toBeLessThan(parts.length);
    }),
  );
});

it("is worth no less for one piece more", () => {
  fc.assert(
    fc.property(anyAmount, fc.nat(9_999), fc.nat(9_999), (amount, one, other) => {
      const [pieces, rest] = one < other ? [one, other] : [other, one];
      const worth = (n: number) => piecesFloor(fen(amount), n, rest + 1);
      expect(worth(pieces)).toBeLessThanOrEqual(worth(pieces + 1));
    }),
  );
});

it.each([
  [-1, 3],
  [4, 3],
])("there are no %d of %d pieces", (pieces, all) => {
  expect(() => piecesFloor(fen(100), pieces, all)).toThrow("assertion failed");
});

it("takes the smaller of two amounts, and nothing for what is below it", () => {
  expect([lesserFen(fen(1), fen(2)), lesserFen(fen(2), fen(1))]).toEqual([1, 1]);
  expect([-5, 0, 5].map(atLeastNothing)).toEqual([0, 0, 5]);
});

it("splits large amounts exactly: the second remainder is larger by one part in 99 billion", () => {
  const weights = [55_904_862_359, 44_093_831_300].map(fen);
  expect(splitByRemainder(fen(90_933_152_217), weights)).toEqual([50_836_717_686, 40_096_434_531]);
});

it.each([
  [10, [30, 10, 20], [5, 2, 3]],
  [2, [1, 1, 1], [1, 1, 0]],
])("%d fen split by %j: the largest remainders first", (amount, weights, parts) => {
  expect(splitByRemainder(fen(amount), weights.map(fen))).toEqual(parts);
});
