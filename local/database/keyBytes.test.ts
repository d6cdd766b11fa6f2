import fc from "fast-check";
import { compareValues } from "./compare.ts";
import { anyValue } from "./fixtures/anyDocument.ts";
import { SEED } from "./fixtures/temporary.ts";
import { compoundKey, inverted, keyBytes, successor } from "./keyBytes.ts";
import { ObjectId, type Value } from "./value.ts";

/** Goal: bytes may stand for values wherever order or equality is asked. */
const LADDER: readonly Value[] = [
  null,
  NaN,
  -Infinity,
  -(2n ** 63n),
  -(2n ** 53n) - 1n,
  -(2 ** 53),
  -1.5,
  -1,
  0,
  Number.MIN_VALUE,
  1,
  2 ** 53,
  2n ** 53n + 1n,
  2 ** 53 + 2,
  2n ** 63n - 1n,
  2 ** 63,
  Infinity,
  "",
  "\0",
  "a",
  "a\0",
  "a\0b",
  "ab",
  "中",
  "\u{ffee}",
  "\u{1f600}",
  {},
  { a: 1 },
  { a: 1, b: 1 },
  { b: 1 },
  { a: "x" },
  [],
  [1],
  [1, 1],
  [2],
  new ObjectId("000000000000000000000001"),
  false,
  true,
  new Date(-1),
  new Date(0),
  /a/,
  /b/,
];

it("keeps the order of the types and of the values within them", () => {
  const shuffled = [...LADDER].reverse().sort((a, b) => Buffer.compare(keyBytes(a), keyBytes(b)));
  expect(shuffled).toEqual(LADDER);
});

it("orders any two values as the comparison does", () => {
  fc.assert(
    fc.property(anyValue, anyValue, (a, b) => {
      const bytes = Buffer.compare(keyBytes(a), keyBytes(b));
      expect(Math.sign(bytes)).toBe(Math.sign(compareValues(a, b)));
    }),
    { seed: SEED, numRuns: 3_000 },
  );
});

it("is never the beginning of another key, so that parts can be joined, downwards too", () => {
  fc.assert(
    fc.property(anyValue, anyValue, anyValue, anyValue, (a, b, c, d) => {
      const order = compareValues(a, c) || -compareValues(b, d);
      const left = compoundKey([a, b], [false, true]);
      const right = compoundKey([c, d], [false, true]);
      expect(Buffer.compare(left, right) - Math.sign(order)).toBe(0);
    }),
    { seed: SEED, numRuns: 2_000 },
  );
});

it("has a successor just above all that begins with the key", () => {
  expect(successor(Buffer.from([1, 2]))).toEqual(Buffer.from([1, 3]));
  expect(successor(Buffer.from([1, 255, 255]))).toEqual(Buffer.from([2]));
  expect(inverted(Buffer.from([0, 1]))).toEqual(Buffer.from([255, 254]));
});
