import { EJSON } from "bson";
import fc from "fast-check";
import { parseEjson, resolveServerDates, stringifyEjson } from "./ejson.ts";
import { ObjectId, type Doc, type Value } from "./value.ts";

const OID = "64b0000000000000000000ff";

/** Goal: every spelling that an SDK may send, canonical and relaxed. */
it.each<[string, Value]>([
  ['{"$numberInt":"7"}', 7],
  ['{"$numberLong":"3000000000"}', 3000000000],
  ['{"$numberLong":"9007199254740993"}', 9007199254740993n],
  ['{"$numberLong":"-9223372036854775808"}', -(2n ** 63n)],
  ['{"$numberDouble":"1.5"}', 1.5],
  ['{"$numberDouble":"-0.0"}', -0],
  ['{"$numberDouble":"NaN"}', NaN],
  ['{"$numberDouble":"-Infinity"}', -Infinity],
  ["7.25", 7.25],
  ['{"$date":{"$numberLong":"1700000000000"}}', new Date(1700000000000)],
  ['{"$date":1700000000000}', new Date(1700000000000)],
  ['{"$date":"2023-11-14T22:13:20Z"}', new Date(1700000000000)],
  [`{"$oid":"${OID.toUpperCase()}"}`, new ObjectId(OID)],
  ['{"$regularExpression":{"pattern":"^ab","options":"i"}}', /^ab/iu],
  ['{"a":[{"$numberInt":"1"},null,true,"x"],"b":{}}', { a: [1, null, true, "x"], b: {} }],
  ['{"$gt":{"$numberInt":"1"}}', { $gt: 1 }],
  [
    '{"t":{"$tcb_server_date":{"offset":{"$numberInt":"60000"}}}}',
    { t: { $tcb_server_date: { offset: 60000 } } },
  ],
  ['"$inv"', "$inv"],
])("reads %s", (text, value) => {
  expect(parseEjson(text)).toEqual(value);
});

it.each([
  ["{", "INVALID_PARAM"],
  ['{"$numberInt":"x"}', "INVALID_PARAM"],
  ['{"$numberDouble":""}', "INVALID_PARAM"],
  ['{"$oid":"12"}', "INVALID_PARAM"],
  ['{"$date":"yesterday"}', "INVALID_PARAM"],
  ['{"$regularExpression":{"pattern":1}}', "INVALID_PARAM"],
  ['{"$numberLong":"9223372036854775808"}', "DATABASE_REQUEST_FAILED"],
  ['{"$numberDecimal":"1.1"}', "DATABASE_REQUEST_FAILED"],
  ['{"$binary":{"base64":"","subType":"00"}}', "DATABASE_REQUEST_FAILED"],
  ['{"__proto__":{"a":1}}', "DATABASE_REQUEST_FAILED"],
  [`${"[".repeat(300)}${"]".repeat(300)}`, "DATABASE_REQUEST_FAILED"],
])("refuses %s", (text, code) => {
  expect(() => parseEjson(text)).toThrow(expect.objectContaining({ code }));
});

it("writes canonical Extended JSON, and an ObjectId as its digits", () => {
  const value: Doc = {
    i: -2147483648,
    l: 2147483648,
    big: 9007199254740993n,
    d: 0.5,
    z: -0,
    n: NaN,
    at: new Date(5),
    id: new ObjectId(OID),
    re: /a"b/i,
    s: 'q"\n\u2028',
    list: [null, true, { x: "中" }],
  };
  expect(stringifyEjson(value)).toBe(
    '{"i":{"$numberInt":"-2147483648"},"l":{"$numberLong":"2147483648"},"big":{"$numberLong":"9007199254740993"},' +
      '"d":{"$numberDouble":"0.5"},"z":{"$numberDouble":"-0.0"},"n":{"$numberDouble":"NaN"},' +
      `"at":{"$date":{"$numberLong":"5"}},"id":"${OID}",` +
      '"re":{"$regularExpression":{"pattern":"a\\"b","options":"i"}},"s":"q\\"\\n\u2028","list":[null,true,{"x":"中"}]}',
  );
});

const anyValue = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.double(),
      fc.integer(),
      fc.maxSafeInteger(),
      fc.boolean(),
      fc.constant(null),
      fc.date({ noInvalidDate: true }),
    ),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(
      fc
        .string({ unit: "binary", maxLength: 8 })
        .filter((name) => !/^(\$|__proto__$)|\0/.test(name)),
      tie("value"),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).value;

it("reads back what it wrote", () => {
  const long = fc.bigInt({ min: 2n ** 53n, max: 2n ** 63n - 1n });
  fc.assert(
    fc.property(fc.oneof(anyValue, long), (value) => {
      expect(parseEjson(stringifyEjson(value))).toEqual(value);
    }),
  );
});

it("is read by the SDK's own relaxed parser, and reads what its serializer writes", () => {
  fc.assert(
    fc.property(anyValue, (value) => {
      expect(EJSON.parse(stringifyEjson({ value }))).toEqual({ value });
      const sent = EJSON.stringify({ value }, { relaxed: false });
      expect(EJSON.parse(stringifyEjson(parseEjson(sent)))).toEqual(EJSON.parse(sent));
    }),
  );
});

it("hands a great whole double back as the SDK sent it: a long of JavaScript's shortest digits", () => {
  const sent = EJSON.stringify({ value: 130673572402701940 }, { relaxed: false });
  expect(sent).toBe('{"value":{"$numberLong":"130673572402701940"}}');
  expect(parseEjson(sent)).toEqual({ value: 130673572402701940n });
  expect(EJSON.parse(stringifyEjson(parseEjson(sent)))).toEqual({ value: 130673572402701940 });
});

it("puts the time in place of server dates, and shares what has none", () => {
  const kept = { x: [1, { y: 2 }] };
  const sent: Doc = {
    kept,
    list: [1, { $tcb_server_date: { offset: 60000 } }],
    at: { $tcb_server_date: {} },
  };
  const resolved = resolveServerDates(sent, 1000);
  expect(resolved).toEqual({ kept, list: [1, new Date(61000)], at: new Date(1000) });
  expect(resolved["kept"]).toBe(kept);
  expect(resolveServerDates(kept, 1000)).toBe(kept);
});
