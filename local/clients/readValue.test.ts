/** Goal: every spelling of a value that a client may send is one value here, and comes back in its own. */
import type { Value } from "../database/value.ts";
import { readDocument, readQuery } from "./readValue.ts";
import { writeValue } from "./writeValue.ts";

const AT = new Date(1_700_000_000_000);
const SERVER = (offset: number) => ({ $tcb_server_date: { offset } });

it.each<[spelling: string, value: Value]>([
  ['{"$date":1700000000000}', AT],
  ['{"$date":{"$numberLong":"1700000000000"}}', AT],
  ['{"$date":{"$numberDouble":"1700000000000"}}', AT],
  ['{"$date":"2023-11-14T22:13:20.000Z"}', AT],
  ['{"$date":{"$numberInt":"5"}}', new Date(5)],
  ['{"$date":5}', new Date(5)],
  ['{"$date":{"offset":1000}}', SERVER(1000)],
  ['{"$date":{"offset":{"$numberInt":"-5"}}}', SERVER(-5)],
  ['{"$regex":"^a","$options":"i"}', /^a/iu],
  ['{"$regex":"^a","$options":"gi"}', /^a/iu],
  ['{"$regex":"^a"}', /^a/u],
  ['{"$regularExpression":{"pattern":"^a","options":"i"}}', /^a/iu],
  ["1.5", 1.5],
  ['{"$numberInt":"7"}', 7],
  ['{"$numberDouble":"1.5"}', 1.5],
  ['{"$numberLong":"9007199254740993"}', 9007199254740993n],
  [
    '{"a":[{"$date":5},{"b":{"$numberInt":"1"}}],"c":null}',
    { a: [new Date(5), { b: 1 }], c: null },
  ],
])("reads %s", (spelling, value) => {
  const sent = `{"x":${spelling}}`;
  expect(readDocument("data", JSON.parse(sent))).toEqual({ x: value });
  // Transactions send the whole document as text.
  expect(readDocument("data", sent)).toEqual({ x: value });
});

it.each<[spelling: string, query: Value]>([
  ['{"x":{"$regex":"a","$options":"i"}}', { x: { $regex: "a", $options: "i" } }],
  ['{"x":{"$regex":"a","$ne":"b"}}', { x: { $regex: "a", $ne: "b" } }],
  ['{"x":{"$in":[{"$regex":"a"}]}}', { x: { $in: [/a/u] } }],
  ['{"x":{"$ne":{"$regex":"a"}}}', { x: { $ne: /a/u } }],
  ['{"x":{"$not":{"$regex":"a"}}}', { x: { $not: { $regex: "a" } } }],
  ['{"$and":[{"x":{"$regex":"a"}}]}', { $and: [{ x: { $regex: "a" } }] }],
  ['{"x":{"$gt":{"$date":{"$numberInt":"5"}}}}', { x: { $gt: new Date(5) } }],
])("reads the condition %s", (spelling, query) => {
  expect(readQuery("query", spelling)).toEqual(query);
});

it.each<[value: Value, spelling: unknown]>([
  [AT, { $date: 1_700_000_000_000 }],
  [/a/iu, { $regex: "a", $options: "i" }],
  [9007199254740993n, { $numberLong: "9007199254740993" }],
  [NaN, { $numberDouble: "NaN" }],
  [-Infinity, { $numberDouble: "-Infinity" }],
  [{ a: [1, "b", null, true] }, { a: [1, "b", null, true] }],
])("writes %s", (value, spelling) => {
  expect(writeValue(value)).toEqual(spelling);
  expect(readDocument("data", { x: writeValue(value) })).toEqual({ x: value });
});

it("refuses what the database does not hold", () => {
  expect(() => readDocument("data", { x: { $binary: "" } })).toThrow("not emulated: $binary");
  expect(() => readDocument("data", '{"__proto__":{"a":1}}')).toThrow("not emulated");
});
