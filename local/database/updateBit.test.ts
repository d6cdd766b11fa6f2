import fc from "fast-check";
import { applyUpdate } from "./update.ts";
import type { Doc, Value } from "./value.ts";

function updated(doc: Doc, data: Doc): Doc {
  return applyUpdate(doc, data, { nowMs: 0 });
}

/** Goal: what `$bit` makes of a field: each operation, each width, and where there was none. */
it.each<[string, Doc, Doc, Doc]>([
  ["and", { a: 13 }, { a: { and: 10 } }, { a: 8 }],
  ["or", { a: 3 }, { a: { or: 5 } }, { a: 7 }],
  ["xor", { a: 1 }, { a: { xor: 5 } }, { a: 4 }],
  ["several, in their order", { a: 1 }, { a: { or: 6, and: 3 } }, { a: 3 }],
  ["several, in the other order", { a: 1 }, { a: { and: 3, or: 6 } }, { a: 7 }],
  ["a negative number has its high bits set", { a: -1 }, { a: { and: 255 } }, { a: 255 }],
  ["the sign bit of an int", { a: -2147483648 }, { a: { or: 1 } }, { a: -2147483647 }],
  ["beyond 32 bits", { a: 2 ** 40 }, { a: { or: 1 } }, { a: 2 ** 40 + 1 }],
  ["beyond 2^53", { a: 2n ** 62n }, { a: { or: 1 } }, { a: 2n ** 62n + 1n }],
  ["a long operand", { a: -1 }, { a: { and: 2n ** 62n + 1n } }, { a: 2n ** 62n + 1n }],
  ["a long that becomes small", { a: 2n ** 62n + 5n }, { a: { and: 7 } }, { a: 5 }],
  ["the least long", { a: 2n ** 63n - 1n }, { a: { xor: -1 } }, { a: -(2n ** 63n) }],
  ["a missing field is 0: or", {}, { a: { or: 5 } }, { a: 5 }],
  ["a missing field is 0: and", {}, { a: { and: 5 } }, { a: 0 }],
  ["a missing path is made", {}, { "a.b": { xor: 5 } }, { a: { b: 5 } }],
  ["an element", { a: [1, 2] }, { "a.1": { or: 4 } }, { a: [1, 6] }],
  ["every element", { a: [1, 2] }, { "a.$[]": { or: 4 } }, { a: [5, 6] }],
])("$bit: %s", (_, doc, changes, expected) => {
  expect(updated(doc, { $bit: changes })).toEqual(expected);
});

it("does nothing to a document whose bits stay", () => {
  const doc: Doc = { a: 6 };
  expect(updated(doc, { $bit: { a: { or: 4 } } })).toBe(doc);
});

/** Goal: an error wherever MongoDB gives one, before a document is seen or when it is. */
it.each<[Doc, Doc, RegExp]>([
  [{ a: 1.5 }, { $bit: { a: { and: 1 } } }, /non-integral type\. {_id: missing} .*type double/],
  [{ a: 2 ** 60 }, { $bit: { a: { and: 1 } } }, /has the field 'a' of non-integer type double/],
  [{ _id: 7, a: "1" }, { $bit: { a: { or: 1 } } }, /{_id: 7} .* of non-integer type string/],
  [{ a: null }, { $bit: { a: { or: 1 } } }, /of non-integer type null/],
  [{ a: [1] }, { $bit: { a: { or: 1 } } }, /of non-integer type array/],
  [{}, { $bit: { a: { and: 0.5 } } }, /must be an Integer\(32\/64 bit\); a 'double' .* {and: 0.5}/],
  [{}, { $bit: { a: { and: "1" } } }, /a 'string' is not supported here/],
  [{}, { $bit: { a: { or: 1, not: 1 } } }, /only supports 'and', 'or', and 'xor', not 'not'/],
  [{}, { $bit: { a: {} } }, /at least one bitwise operation/],
  [{}, { $bit: { a: 1 } }, /not compatible with a int/],
  [{ a: 1 }, { $bit: { "a.b": { or: 1 } } }, /Cannot create field 'b'/],
  [{ a: 1 }, { $bit: { a: { or: 1 } }, $set: { a: 2 } }, /conflict at 'a'/],
  [{ _id: 1 }, { $bit: { _id: { or: 2 } } }, /immutable field '_id'/],
])("%p updated by %p is refused", (doc, data, message) => {
  expect(() => updated(doc, data)).toThrow(
    expect.objectContaining({
      code: "DATABASE_REQUEST_FAILED",
      message: expect.stringMatching(message),
    }),
  );
});

it("answers as the 64 bits of two's complement do", () => {
  const long = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
  const asValue = (exact: bigint): Value =>
    Number.isSafeInteger(Number(exact)) ? Number(exact) : exact;
  const truth = { and: [0, 0, 0, 1], or: [0, 1, 1, 1], xor: [0, 1, 1, 0] };
  fc.assert(
    fc.property(long, long, fc.constantFrom("and", "or", "xor"), (a, b, operation) => {
      let bits = 0n;
      for (let at = 63n; at >= 0n; at -= 1n) {
        const row = Number((a >> at) & 1n) * 2 + Number((b >> at) & 1n);
        bits = (bits << 1n) | BigInt(truth[operation][row] ?? 0);
      }
      const change: Doc = { [operation]: asValue(b) };
      const expected = asValue(BigInt.asIntN(64, bits));
      expect(updated({ a: asValue(a) }, { $bit: { a: change } })).toEqual({ a: expected });
    }),
  );
});
