import fc from "fast-check";
import { applyUpdate, compileUpdate, replaceDocument, storable, upsertSeed } from "./update.ts";
import type { Doc } from "./value.ts";

const NOW_MS = 1_700_000_000_000;

function updated(doc: Doc, data: Doc): Doc {
  return applyUpdate(doc, data, { nowMs: NOW_MS });
}

it("shares what it does not change with the old document, and gives the old one back when nothing changes", () => {
  const doc: Doc = { _id: 1, a: { x: 1 }, b: { y: [1] } };
  const after = updated(doc, { $set: { "a.x": 2 } });
  expect(after["b"]).toBe(doc["b"]);
  expect(updated(doc, { $set: { "a.x": 1 }, $unset: { c: "" } })).toBe(doc);
});

it("applies $setOnInsert when the document is being made", () => {
  const seed = upsertSeed({ _id: "x", n: { $gt: 1 } });
  const data = { $setOnInsert: { a: 1 }, $inc: { n: 2 } };
  expect(compileUpdate(data)(seed, { nowMs: NOW_MS, isInsert: true })).toEqual({
    _id: "x",
    a: 1,
    n: 2,
  });
});

/** Goal: which fields of a query an upsert starts from. */
it.each<[Doc, Doc]>([
  [
    { _id: 1, a: "x" },
    { _id: 1, a: "x" },
  ],
  [{ a: { $eq: [1] } }, { a: [1] }],
  [{ "a.b": 1, "a.c": null }, { a: { b: 1, c: null } }],
  [{ a: { $gt: 1 }, b: { $in: [1, 2] }, c: /x/, $expr: true }, {}],
  [
    { a: { $in: [1] }, b: { $all: [2] } },
    { a: 1, b: 2 },
  ],
  [{ $and: [{ a: 1 }, { $or: [{ b: 2 }] }] }, { a: 1, b: 2 }],
  [{ $or: [{ a: 1 }, { b: 2 }] }, {}],
])("an upsert of %p starts from %p", (query, expected) => {
  expect(upsertSeed(query)).toEqual(expected);
});

it("refuses an upsert whose query fixes a path twice", () => {
  expect(() => upsertSeed({ a: 1, $and: [{ a: 2 }] })).toThrow(/conflict at 'a'/);
});

it("replaces a document whole, keeping its _id", () => {
  const o = { nowMs: NOW_MS };
  expect(replaceDocument({ _id: 1, a: 1 }, { b: 2 }, o)).toEqual({ _id: 1, b: 2 });
  expect(replaceDocument({ _id: 1 }, { b: 2, _id: 1 }, o)).toEqual({ _id: 1, b: 2 });
  expect(replaceDocument(null, { at: { $tcb_server_date: { offset: 0 } } }, o)).toEqual({
    at: new Date(NOW_MS),
  });
  expect(() => replaceDocument({ _id: 1 }, { _id: 2 }, o)).toThrow(/immutable/);
  expect(() => replaceDocument({ _id: 1 }, { $set: { a: 1 } }, o)).toThrow(/not valid for storage/);
});

it("lets a document be stored with its server dates resolved, or refuses it", () => {
  expect(storable({ a: [{ $tcb_server_date: { offset: -1 } }] }, 5)).toEqual({ a: [new Date(4)] });
  const plain: Doc = { a: [1, { b: new Date(0) }] };
  expect(storable(plain, 5)).toBe(plain);
  expect(() => storable({ a: [{ $b: 1 }] }, 5)).toThrow(/\$b/);
  expect(() => storable({ a: { "b\0": 1 } }, 5)).toThrow(/null byte/);
});

it("adds integers as arithmetic without limits does, or refuses", () => {
  const long = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
  const asValue = (exact: bigint): number | bigint =>
    Number.isSafeInteger(Number(exact)) ? Number(exact) : exact;
  const operators: [string, (a: bigint, b: bigint) => bigint][] = [
    ["$inc", (a, b) => a + b],
    ["$mul", (a, b) => a * b],
  ];
  fc.assert(
    fc.property(long, fc.oneof(long, fc.bigInt({ min: -9n, max: 9n })), (a, b) => {
      for (const [operator, exactly] of operators) {
        const exact = exactly(a, b);
        const run = (): Doc => updated({ n: asValue(a) }, { [operator]: { n: asValue(b) } });
        if (exact >= -(2n ** 63n) && exact < 2n ** 63n)
          expect(run()).toEqual({ n: asValue(exact) });
        else expect(run).toThrow(/overflow/);
      }
    }),
  );
});
