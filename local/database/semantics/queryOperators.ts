import type { Case } from "./case.ts";
import { queries, type OwnRow } from "./rows.ts";

/** Operators and paths, over documents that show what they do. */
const ROWS: readonly OwnRow[] = [
  [
    "two bounds may be met by two elements",
    [{ _id: 5, a: [0, 3] }],
    { a: { $gt: 1, $lt: 2 } },
    [5],
  ],
  [
    "$elemMatch wants one element for both",
    [{ _id: 5, a: [0, 3] }],
    { a: { $elemMatch: { $gt: 1, $lt: 2 } } },
    [],
  ],
  [
    "two paths may be met by two elements",
    [{ _id: 1, a: [{ b: 1 }, { c: 2 }] }],
    { "a.b": 1, "a.c": 2 },
    [1],
  ],
  ["$mod cuts fractions off", [{ _id: 1, a: 4.5 }], { a: { $mod: [2, 0] } }, [1]],
  ["$mod of a negative number", [{ _id: 1, a: -5 }], { a: { $mod: [4, -1] } }, [1]],
  ["$options x", [{ _id: 1, s: "abc" }], { s: { $regex: "a b c # comment", $options: "x" } }, [1]],
  ["$options s", [{ _id: 1, s: "a\nb" }], { s: { $regex: "a.b", $options: "s" } }, [1]],
  ["$options m", [{ _id: 1, s: "a\nb" }], { s: { $regex: "^b", $options: "m" } }, [1]],
  ["$regex of an element", [{ _id: 1, s: ["q", "abc"] }], { s: { $regex: "^ab" } }, [1]],
  [
    "$expr compares fields",
    [
      { _id: 1, x: 3, y: 2 },
      { _id: 2, x: 1, y: 2 },
    ],
    { $expr: { $gt: ["$x", "$y"] } },
    [1],
  ],
  [
    "$jsonSchema",
    [
      { _id: 1, a: 1 },
      { _id: 2, a: "s" },
    ],
    { $jsonSchema: { properties: { a: { bsonType: "number" } } } },
    [1],
  ],
  [
    "$bitsAllSet by positions",
    [
      { _id: 1, a: 7 },
      { _id: 2, a: 5 },
    ],
    { a: { $bitsAllSet: [0, 1] } },
    [1],
  ],
  [
    "$bitsAllSet by mask",
    [
      { _id: 1, a: 54 },
      { _id: 2, a: 20 },
    ],
    { a: { $bitsAllSet: 50 } },
    [1],
  ],
  [
    "$bitsAllClear",
    [
      { _id: 1, a: 54 },
      { _id: 2, a: 20 },
    ],
    { a: { $bitsAllClear: [0, 3] } },
    [1, 2],
  ],
  [
    "$bitsAnySet",
    [
      { _id: 1, a: 54 },
      { _id: 2, a: 20 },
    ],
    { a: { $bitsAnySet: [1, 5] } },
    [1],
  ],
  [
    "$bitsAnyClear",
    [
      { _id: 1, a: 54 },
      { _id: 2, a: 20 },
    ],
    { a: { $bitsAnyClear: [1, 5] } },
    [2],
  ],
  ["a missing field of an element is null", [{ _id: 1, a: [{ b: 1 }, {}] }], { "a.b": null }, [1]],
  [
    "a list of scalars has no such field, not even null",
    [{ _id: 1, a: [1, 2] }],
    { "a.b": null },
    [],
  ],
  ["an empty list is not null", [{ _id: 1, a: [] }], { a: null }, []],
  ["a list in a list", [{ _id: 1, a: [[1, 2]] }], { a: [1, 2] }, [1]],
  ["does not open twice", [{ _id: 1, a: [[1, 2]] }], { a: 1 }, []],
];

export const QUERY_OPERATORS: readonly Case[] = queries("query", ROWS);
