import { REFUSED, type Case, type Documents, type Fields, type Json } from "./case.ts";

const TYPES: Documents = [
  { _id: 1, a: 5 },
  { _id: 2, a: "s" },
  { _id: 3 },
  { _id: 4, a: null },
  { _id: 5, a: true },
  { _id: 6, a: { $date: 0 } },
  { _id: 8, a: { x: 1 } },
  { _id: 9, a: { $oid: "64b000000000000000000001" } },
];
const LISTS: Documents = [
  { _id: 1, a: 5 },
  { _id: 7, a: [0, 9] },
];
const PAIRS: Documents = [
  { _id: 1, a: 1, b: 2 },
  { _id: 2, a: 1, b: 1 },
  { _id: 3, a: 2, b: 0 },
];

type Sorting = readonly [name: string, documents: Documents, order: Fields, expected: Json];

const SORTS: readonly Sorting[] = [
  ["the order of the types", TYPES, { a: 1, _id: 1 }, [3, 4, 1, 2, 8, 9, 5, 6]],
  ["and backwards", TYPES, { a: -1, _id: 1 }, [6, 5, 9, 8, 2, 1, 3, 4]],
  ["missing and null are equal", [{ _id: 4, a: null }, { _id: 3 }], { a: 1, _id: 1 }, [3, 4]],
  ["a list counts as its least", LISTS, { a: 1 }, [7, 1]],
  ["or its greatest, backwards", LISTS, { a: -1 }, [7, 1]],
  [
    "an empty list comes before null",
    [
      { _id: 1, a: null },
      { _id: 2, a: [] },
    ],
    { a: 1 },
    [2, 1],
  ],
  [
    "texts by bytes",
    [
      { _id: 1, a: "a" },
      { _id: 2, a: "中" },
      { _id: 3, a: "B" },
    ],
    { a: 1 },
    [3, 1, 2],
  ],
  ["several keys", PAIRS, { a: 1, b: 1 }, [2, 1, 3]],
  ["several directions", PAIRS, { a: -1, b: 1 }, [3, 2, 1]],
  [
    "a path",
    [
      { _id: 1, a: { b: 2 } },
      { _id: 2, a: { b: 1 } },
    ],
    { "a.b": 1 },
    [2, 1],
  ],
  [
    "a path through a list",
    [
      { _id: 1, a: [{ b: 3 }, { b: 9 }] },
      { _id: 2, a: { b: 5 } },
    ],
    { "a.b": -1 },
    [1, 2],
  ],
  [
    "NaN comes before numbers",
    [
      { _id: 1, a: -1 },
      { _id: 2, a: { $numberDouble: "NaN" } },
    ],
    { a: 1 },
    [2, 1],
  ],
  [
    "documents by their first field",
    [
      { _id: 1, a: { x: 2 } },
      { _id: 2, a: { x: 1, y: 9 } },
    ],
    { a: 1 },
    [2, 1],
  ],
  ["a direction that is none", PAIRS, { a: 2 }, REFUSED],
];

type Projecting = readonly [name: string, document: Fields, projection: Fields, expected: Json];

const LIST: Fields = {
  _id: 1,
  i: [
    { s: 1, q: 1 },
    { s: 2, q: 2 },
  ],
  n: [1, 2, 3],
};

const PROJECTIONS: readonly Projecting[] = [
  ["including keeps _id", { _id: 1, a: 1, b: 2 }, { a: 1 }, { _id: 1, a: 1 }],
  ["_id can be left out", { _id: 1, a: 1, b: 2 }, { a: 1, _id: 0 }, { a: 1 }],
  [
    "fields keep the document's order",
    { _id: 1, a: 1, b: 2 },
    { b: 1, a: 1 },
    { _id: 1, a: 1, b: 2 },
  ],
  ["including goes through lists", LIST, { "i.s": 1 }, { _id: 1, i: [{ s: 1 }, { s: 2 }] }],
  ["including a field of a scalar", { _id: 1, a: 1 }, { "a.b": 1 }, { _id: 1 }],
  ["excluding", { _id: 1, a: 1, b: 2 }, { a: 0 }, { _id: 1, b: 2 }],
  [
    "excluding goes into documents",
    { _id: 1, i: { a: 1, b: 1 } },
    { "i.a": 0 },
    { _id: 1, i: { b: 1 } },
  ],
  ["true and false, too", { _id: 1, a: 1, b: 2 }, { a: true, _id: false }, { a: 1 }],
  ["$slice from the end", { _id: 1, i: [1, 2, 3] }, { i: { $slice: -1 } }, { _id: 1, i: [3] }],
  ["$slice from the start", { _id: 1, i: [1, 2, 3] }, { i: { $slice: 2 } }, { _id: 1, i: [1, 2] }],
  ["$slice of a part", { _id: 1, i: [1, 2, 3] }, { i: { $slice: [1, 1] } }, { _id: 1, i: [2] }],
  [
    "$slice leaves other fields",
    { _id: 1, i: [1, 2], a: 1 },
    { i: { $slice: 1 } },
    { _id: 1, i: [1], a: 1 },
  ],
  [
    "$slice below a document",
    { _id: 1, o: { i: [1, 2] } },
    { "o.i": { $slice: 1 } },
    { _id: 1, o: { i: [1] } },
  ],
  ["$slice of no list", { _id: 1, i: 5 }, { i: { $slice: 1 } }, { _id: 1, i: 5 }],
  [
    "$elemMatch is the first that matches",
    LIST,
    { i: { $elemMatch: { s: { $gt: 0 } } } },
    { _id: 1, i: [{ s: 1, q: 1 }] },
  ],
  ["$elemMatch that meets none", LIST, { i: { $elemMatch: { s: 9 } } }, { _id: 1 }],
  ["an empty projection", { _id: 1, a: 1 }, {}, { _id: 1, a: 1 }],
  ["including and excluding", { _id: 1, a: 1, b: 2 }, { a: 1, b: 0 }, REFUSED],
  ["a path and one below it", { _id: 1, a: { b: 1 } }, { a: 1, "a.b": 1 }, REFUSED],
  ["the element that the query met", LIST, { "n.$": 1 }, { _id: 1, n: [2] }],
];

/** Also the query of the projections by position. */
const SECOND: Fields = { n: 2 };

export const READING: readonly Case[] = [
  ...SORTS.map(([name, documents, order, expected]): Case => ({
    area: "sort",
    name,
    documents,
    operation: { kind: "ids", query: {}, order },
    expected,
  })),
  ...PROJECTIONS.map(([name, document, projection, expected]): Case => ({
    area: "projection",
    name,
    documents: [document],
    operation: { kind: "find", query: document === LIST ? SECOND : {}, projection },
    expected: expected === REFUSED ? REFUSED : [expected],
  })),
];
