import fc from "fast-check";
import { anyValue } from "./fixtures/anyDocument.ts";
import { SEED } from "./fixtures/temporary.ts";
import { decodeDoc, encodeDoc } from "./storedText.ts";
import { ObjectId, type Doc } from "./value.ts";

const EVERY_KIND: Doc = {
  _id: 1,
  date: new Date(1_700_000_000_000),
  long: 2n ** 62n,
  id: new ObjectId("00112233445566778899aabb"),
  pattern: /a"$b/i,
  numbers: [NaN, Infinity, -Infinity, -0, 0, 1.5],
  text: '{"$date":1}',
  deep: { list: [{ at: new Date(1) }], none: null, yes: true },
};

it("gives back every kind of value", () => {
  expect(decodeDoc(encodeDoc(EVERY_KIND))).toEqual(EVERY_KIND);
});

it("gives back a date that is none", () => {
  expect(decodeDoc(encodeDoc({ at: new Date(NaN) }))["at"]).toEqual(expect.any(Date));
});

it("gives back any document", () => {
  fc.assert(
    fc.property(anyValue, (value) => {
      expect(decodeDoc(encodeDoc({ value }))).toEqual({ value });
    }),
    { seed: SEED, numRuns: 1_000 },
  );
});

it("shares nothing and changes nothing", () => {
  const given = { at: new Date(1), list: [new Date(2)] };
  const stored = encodeDoc(given);
  expect(given).toEqual({ at: new Date(1), list: [new Date(2)] });
  const first = decodeDoc(stored);
  (first["list"] as Date[])[0]?.setTime(9);
  expect(decodeDoc(stored)).toEqual(given);
});

it("keeps a field named __proto__ as data", () => {
  const doc = JSON.parse('{"__proto__":{"a":1},"b":{"__proto__":2}}') as Doc;
  expect(encodeDoc(decodeDoc(encodeDoc({ ...doc, at: new Date(0) })))).toContain(
    '"__proto__":{"a":1}',
  );
  expect(({} as Doc)["a"]).toBeUndefined();
});

it("refuses fields that begin with a dollar, however deep", () => {
  expect(() => encodeDoc({ a: [{ $b: 1 }] })).toThrow("'$b' is not valid for storage");
});
