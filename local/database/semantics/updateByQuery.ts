import { REFUSED, type Case, type Documents, type Fields, type Json } from "./case.ts";
import { withId } from "./rows.ts";

type Positional = readonly [string, before: Fields, query: Fields, data: Fields, after: Json];

const LINES: Fields = {
  a: [
    { k: 1, v: 0 },
    { k: 2, v: 0 },
  ],
};
const SECOND: Fields = {
  a: [
    { k: 1, v: 0 },
    { k: 2, v: 9 },
  ],
};

/** `$` is the element that the query met. */
const POSITIONALS: readonly Positional[] = [
  ["$ by a path", LINES, { "a.k": 2 }, { $set: { "a.$.v": 9 } }, SECOND],
  ["$ of scalars", { a: [1, 2] }, { a: 2 }, { $set: { "a.$": 9 } }, { a: [1, 9] }],
  [
    "$ by $elemMatch",
    LINES,
    { a: { $elemMatch: { k: 2, v: 0 } } },
    { $set: { "a.$.v": 9 } },
    SECOND,
  ],
  ["$ in $and", LINES, { $and: [{ "a.k": 2 }] }, { $set: { "a.$.v": 9 } }, SECOND],
  ["$ without a list in the query", LINES, {}, { $set: { "a.$.v": 9 } }, REFUSED],
];

type Upsert = readonly [string, query: Fields, data: Fields, after: Documents];

/** An update that finds nothing and so makes a document of its query and itself. */
const UPSERTS: readonly Upsert[] = [
  [
    "an upsert takes what must be equal",
    { _id: 7, a: 1, b: { $gt: 1 } },
    { $set: { c: 2 } },
    [{ _id: 7, a: 1, c: 2 }],
  ],
  [
    "also $eq, and under $and",
    { $and: [{ _id: 7 }, { a: { $eq: 1 } }] },
    { $inc: { n: 2 } },
    [{ _id: 7, a: 1, n: 2 }],
  ],
  ["also paths", { _id: 7, "a.b": 1 }, { $set: { c: 2 } }, [{ _id: 7, a: { b: 1 }, c: 2 }]],
  [
    "$setOnInsert of an upsert",
    { _id: 7 },
    { $set: { a: 1 }, $setOnInsert: { b: 2 } },
    [{ _id: 7, a: 1, b: 2 }],
  ],
];

type Replacement = readonly [string, before: Fields, data: Fields, after: Json];

/** `set()` of the SDK. */
const REPLACEMENTS: readonly Replacement[] = [
  ["a replacement leaves nothing but _id", { a: 1, b: 2 }, { c: 3 }, { c: 3 }],
  ["a replacement with operators", { a: 1 }, { $set: { a: 2 } }, REFUSED],
  ["a replacement with another _id", { a: 1 }, { _id: 2, a: 2 }, REFUSED],
];

export const UPDATE_BY_QUERY: readonly Case[] = [
  ...POSITIONALS.map(([name, before, query, data, after]): Case => ({
    area: "update",
    name,
    documents: [{ _id: 1, ...before }],
    operation: { kind: "update", query, data },
    expected: withId(after),
  })),
  ...UPSERTS.map(([name, query, data, after]): Case => ({
    area: "update",
    name,
    documents: [],
    operation: { kind: "update", query, data, upsert: true },
    expected: after,
  })),
  ...REPLACEMENTS.map(([name, before, data, after]): Case => ({
    area: "update",
    name,
    documents: [{ _id: 1, ...before }],
    operation: { kind: "update", query: { _id: 1 }, data, replace: true },
    expected: withId(after),
  })),
];
