import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readTriggers } from "./triggerFile.ts";

let directory: string;
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), "cloudbase-triggers-"))));
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const KNOWN = ["a", "b", "c", "d", "e", "f"];
const GOOD = { collection: "orders", events: ["insert"], functions: ["a"] };
const CONDITION = { field: "state", operator: "=", value: "paid" };

function read(file: object) {
  writeFileSync(join(directory, "database-triggers.json"), JSON.stringify(file));
  return readTriggers(directory, KNOWN);
}

it("reads no file as no triggers", () => {
  expect(readTriggers(directory, KNOWN)).toEqual([]);
});

it("reads conditions of every operator", () => {
  const values = { "=": null, "!=": true, ">": 1, ">=": "a", "<": 2, "<=": 3 };
  const conditions = Object.entries(values).map(([operator, value]) => ({
    ...{ field: "a.b", operator, value },
  }));
  const [trigger] = read({ t: { ...GOOD, match: "any", conditions } });
  expect(trigger).toMatchObject({ name: "t", frequency: "every", events: ["insert"] });
  expect(trigger!.query).toEqual({
    $or: [
      { "a.b": { $eq: null } },
      { "a.b": { $ne: true } },
      { "a.b": { $gt: 1 } },
      { "a.b": { $gte: "a" } },
      { "a.b": { $lt: 2 } },
      { "a.b": { $lte: 3 } },
    ],
  });
});

it.each<[string, object, string]>([
  ["no object", [], "must be an object"],
  ["a bad name", { "a b": GOOD }, "a b must be text like"],
  ["an unknown field", { t: { ...GOOD, event: [] } }, "t.event is no field of a trigger"],
  ["no collection", { t: { ...GOOD, collection: undefined } }, "t.collection must be text"],
  ["no events", { t: { ...GOOD, events: [] } }, "t.events must name at least one"],
  ["an unknown event", { t: { ...GOOD, events: ["write"] } }, "t.events[0] must be one of insert"],
  ["an event twice", { t: { ...GOOD, events: ["insert", "insert"] } }, "t.events[1] repeats"],
  ["no function", { t: { ...GOOD, functions: [] } }, "t.functions must name at least one"],
  ["a function that is not there", { t: { ...GOOD, functions: ["z"] } }, "t.functions[0] must be"],
  ["six functions", { t: { ...GOOD, functions: KNOWN } }, "t.functions has more than 5 entries"],
  ["an unknown match", { t: { ...GOOD, match: "some" } }, 't.match must be "all" or "any"'],
  [
    "an unknown operator",
    { t: { ...GOOD, conditions: [{ ...CONDITION, operator: "==" }] } },
    "t.conditions[0].operator must be one of = != > >= < <=",
  ],
  [
    "a field that is an operator",
    { t: { ...GOOD, conditions: [{ ...CONDITION, field: "$where" }] } },
    "t.conditions[0].field must be text like",
  ],
  [
    "an order of true and false",
    { t: { ...GOOD, conditions: [{ ...CONDITION, operator: ">", value: true }] } },
    "t.conditions[0].value must be text or a number",
  ],
  [
    "a list to compare with",
    { t: { ...GOOD, conditions: [{ ...CONDITION, value: [1] }] } },
    "t.conditions[0].value must be text, a number, true, false or null",
  ],
  ["an unknown frequency", { t: { ...GOOD, frequency: "daily" } }, "t.frequency must be an object"],
  [
    "a window of 5 seconds",
    { t: { ...GOOD, frequency: { everySeconds: 5 } } },
    "t.frequency.everySeconds must be a whole number from 6 to 2592000",
  ],
])("refuses %s", (_, file, sentence) => {
  expect(() => read(file)).toThrow(`database-triggers.json: ${sentence}`);
});
