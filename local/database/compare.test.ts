import fc from "fast-check";
import { compareValues, equalValues } from "./compare.ts";
import { ObjectId, type Value } from "./value.ts";
import { valueKey } from "./valueKey.ts";

/** Goal: BSON's order on one screen. Each value is less than the next. */
const ASCENDING: readonly (Value | undefined)[] = [
  undefined,
  null,
  NaN,
  -Infinity,
  -9007199254740993n,
  -9007199254740992,
  -1,
  0,
  0.5,
  1,
  9007199254740992,
  9007199254740993n,
  9007199254740994,
  1e300,
  "",
  "B",
  "a",
  "ab",
  "中",
  "\uffff",
  "\u{1f600}", // In UTF-16 it would come before U+FFFF; in UTF-8 it comes after.
  {},
  { a: 1 },
  { a: 1, b: 0 },
  { a: 2 },
  { b: 1 },
  { a: "x" }, // The type of a field goes before its name.
  [],
  [1],
  [1, 2],
  [2],
  ["x"],
  new ObjectId("64b000000000000000000001"),
  new ObjectId("64b000000000000000000002"),
  false,
  true,
  new Date(-1),
  new Date(0),
  /a/,
  /a/i,
  /b/,
];

it("orders values of all types as BSON does", () => {
  for (const [at, a] of ASCENDING.entries()) {
    for (const [other, b] of ASCENDING.entries()) {
      expect([at, other, Math.sign(compareValues(a, b))]).toEqual([
        at,
        other,
        Math.sign(at - other),
      ]);
    }
  }
});

it("takes numbers of different types and zeros of both signs for equal", () => {
  expect(equalValues(0, -0)).toBe(true);
  expect(equalValues(2 ** 60, 2n ** 60n)).toBe(true);
  expect(equalValues({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(false);
  expect(equalValues([1, { a: new Date(5) }], [1, { a: new Date(5) }])).toBe(true);
});

const anyNumber = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.double(),
  fc.bigInt({ min: 2n ** 53n, max: 2n ** 53n + 4n }),
  fc.constantFrom(2 ** 53, 2 ** 53 + 2, 2 ** 53 + 4, NaN),
);
const anyScalar: fc.Arbitrary<Value> = fc.oneof(
  anyNumber,
  fc.string({ maxLength: 2, unit: fc.constantFrom("a", "\ue000", "\u{1f600}") }),
  fc.boolean(),
  fc.constant(null),
  fc.integer({ min: 0, max: 3 }).map((ms) => new Date(ms)),
);
const anyValue = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    anyScalar,
    fc.array(tie("value"), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom("a", "b"), tie("value"), { maxKeys: 2, noNullPrototype: true }),
  ),
})).value;

it("is a total order", () => {
  fc.assert(
    fc.property(anyValue, anyValue, anyValue, (a, b, c) => {
      const [ab, bc, ac] = [compareValues(a, b), compareValues(b, c), compareValues(a, c)];
      expect(Math.sign(compareValues(b, a)) + Math.sign(ab)).toBe(0);
      if (ab <= 0 && bc <= 0) expect(ac).toBeLessThanOrEqual(0);
      expect(compareValues(a, a)).toBe(0);
    }),
    { numRuns: 500 },
  );
});

it("gives two values one key exactly when they are equal", () => {
  fc.assert(
    fc.property(anyValue, anyValue, (a, b) => {
      expect(valueKey(a) === valueKey(b)).toBe(equalValues(a, b));
    }),
    { numRuns: 500 },
  );
});
