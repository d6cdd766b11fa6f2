import { applyUpdate } from "./update.ts";
import type { Doc, Value } from "./value.ts";

const NOW_MS = 1_700_000_000_000;

function updated(doc: Doc, data: Doc): Doc {
  return applyUpdate(doc, data, { nowMs: NOW_MS });
}

/** Goal: what each operator makes of a field: present, missing, at the edges. */
it.each<[string, Doc, Doc, Doc]>([
  ["$inc adds", { a: 5 }, { $inc: { a: 2 } }, { a: 7 }],
  ["$inc makes a missing path", {}, { $inc: { "a.b": 2 } }, { a: { b: 2 } }],
  [
    "$inc of a long is exact",
    { a: 9007199254740993n },
    { $inc: { a: 2 } },
    { a: 9007199254740995n },
  ],
  [
    "$inc beyond 2^53 is exact",
    { a: 9007199254740991 },
    { $inc: { a: 2 } },
    { a: 9007199254740993n },
  ],
  [
    "$inc back to a plain number",
    { a: 9007199254740993n },
    { $inc: { a: -3 } },
    { a: 9007199254740990 },
  ],
  ["$mul multiplies", { a: 5 }, { $mul: { a: 3 } }, { a: 15 }],
  ["$mul of a missing field is 0", {}, { $mul: { a: 3 } }, { a: 0 }],
  [
    "$min and $max keep the better",
    { a: 5, b: 5 },
    { $min: { a: 1 }, $max: { b: 9 } },
    { a: 1, b: 9 },
  ],
  ["$min keeps a lower value", { a: 1 }, { $min: { a: 5 } }, { a: 1 }],
  ["$max of a missing field sets it", {}, { $max: { a: 9 } }, { a: 9 }],
  ["$max compares across types", { a: 9 }, { $max: { a: "x" } }, { a: "x" }],
  ["$set replaces a document whole", { a: { y: 2 } }, { $set: { a: { x: 1 } } }, { a: { x: 1 } }],
  ["$set goes into a document", { a: { y: 2 } }, { $set: { "a.x": 1 } }, { a: { y: 2, x: 1 } }],
  ["$set pads a list with null", { a: [1] }, { $set: { "a.2": 3 } }, { a: [1, null, 3] }],
  ["$set into an element", { a: [{ b: 1 }] }, { $set: { "a.0.b": 2 } }, { a: [{ b: 2 }] }],
  ["$set makes documents, not lists, for numbers", {}, { $set: { "a.0": 1 } }, { a: { "0": 1 } }],
  [
    "$set puts the time",
    {},
    { $set: { a: { $tcb_server_date: { offset: 1 } } } },
    { a: new Date(NOW_MS + 1) },
  ],
  ["an empty $set does nothing", { a: 1 }, { $set: {} }, { a: 1 }],
  ["$set of the same _id is allowed", { _id: 1 }, { $set: { _id: 1, a: 2 } }, { _id: 1, a: 2 }],
  ["$unset takes a field away", { a: 1, b: 2 }, { $unset: { a: "" } }, { b: 2 }],
  [
    "$unset of an element leaves null",
    { a: [1, 2, 3] },
    { $unset: { "a.1": "" } },
    { a: [1, null, 3] },
  ],
  ["$unset below a scalar does nothing", { a: 1 }, { $unset: { "a.b.c": "" } }, { a: 1 }],
  ["$unset of a missing path makes nothing", {}, { $unset: { "a.b": "" } }, {}],
  ["$rename moves into a document", { a: 1 }, { $rename: { a: "b.c" } }, { b: { c: 1 } }],
  ["$rename replaces", { a: 1, b: 2 }, { $rename: { a: "b" } }, { b: 1 }],
  ["$rename of nothing does nothing", { b: 2 }, { $rename: { a: "b" } }, { b: 2 }],
  [
    "$currentDate",
    {},
    { $currentDate: { a: true, b: { $type: "date" } } },
    { a: new Date(NOW_MS), b: new Date(NOW_MS) },
  ],
  [
    "$setOnInsert leaves what is there",
    { a: 1 },
    { $set: { b: 1 }, $setOnInsert: { c: 1 } },
    { a: 1, b: 1 },
  ],
  ["$[] changes every element", { a: [1, 2] }, { $inc: { "a.$[]": 1 } }, { a: [2, 3] }],
  [
    "$[] inside documents",
    { a: [{ v: 1 }, {}] },
    { $inc: { "a.$[].v": 1 } },
    { a: [{ v: 2 }, { v: 1 }] },
  ],
  [
    "new fields come by name, numbers by value",
    {},
    { $set: { b: 1, "a.10": 2, "a.9": 3 } },
    { a: { "9": 3, "10": 2 }, b: 1 },
  ],
])("%s", (_, doc, data, expected) => {
  const before = structuredClone(doc);
  expect(JSON.stringify(shown(updated(doc, data)))).toBe(JSON.stringify(shown(expected)));
  expect(doc).toEqual(before);
});

/** Longs and dates as JSON can show them; the order of fields counts. */
function shown(value: Value): unknown {
  if (typeof value === "bigint") return `${value}n`;
  if (value instanceof Date) return { at: value.getTime() };
  if (Array.isArray(value)) return value.map(shown);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, shown(field)]));
}
