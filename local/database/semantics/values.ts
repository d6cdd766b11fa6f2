import { NOTHING, REFUSED, type Case, type Documents, type Fields, type Json } from "./case.ts";
import { expressions, queries, updates, type OwnRow, type Row } from "./rows.ts";

const ONE = { $oid: "64b000000000000000000001" };
const TWO = { $oid: "64b000000000000000000002" };
const BEYOND = { $numberLong: "9007199254740993" };
const IDS: Documents = [
  { _id: 1, r: ONE },
  { _id: 2, r: TWO },
];
const DATES: Documents = [
  { _id: 1, d: { $date: 5 } },
  { _id: 2, d: { $date: 9 } },
];

/** Queries that tell one type from another, and numbers of different types from each other. */
const QUERIES: readonly OwnRow[] = [
  ["an ObjectId equals another instance", IDS, { r: ONE }, [1]],
  ["an ObjectId in $in", IDS, { r: { $in: [ONE] } }, [1]],
  ["ObjectIds have an order", IDS, { r: { $gt: ONE } }, [2]],
  ["an ObjectId is not its hex text", [{ _id: 1, r: ONE.$oid }], { r: ONE }, []],
  ["$type objectId", [...IDS, { _id: 3, r: "x" }], { r: { $type: "objectId" } }, [1, 2]],
  ["a date equals another instance", DATES, { d: { $date: { $numberLong: "5" } } }, [1]],
  ["a range of dates", DATES, { d: { $gt: { $date: 5 } } }, [2]],
  ["a date is no number", DATES, { d: { $gt: 1 } }, []],
  ["$type date", DATES, { d: { $type: "date" } }, [1, 2]],
  ["a long equals an int", [{ _id: 1, a: { $numberLong: "5" } }], { a: 5 }, [1]],
  [
    "a double equals an int",
    [{ _id: 1, a: { $numberDouble: "5.0" } }],
    { a: { $numberInt: "5" } },
    [1],
  ],
  ["a long compares with an int", [{ _id: 1, a: { $numberLong: "50" } }], { a: { $gt: 5 } }, [1]],
  ["a long beyond 2^53 keeps its last digit", [{ _id: 1, a: BEYOND }], { a: BEYOND }, [1]],
  [
    "and is not its neighbour",
    [{ _id: 1, a: BEYOND }],
    { a: { $numberLong: "9007199254740992" } },
    [],
  ],
  [
    "and compares with a double",
    [{ _id: 1, a: BEYOND }],
    { a: { $gt: { $numberDouble: "9007199254740992" } } },
    [1],
  ],
  [
    "NaN equals NaN",
    [{ _id: 1, a: { $numberDouble: "NaN" } }],
    { a: { $numberDouble: "NaN" } },
    [1],
  ],
  [
    "NaN is not less than a number",
    [{ _id: 1, a: { $numberDouble: "NaN" } }],
    { a: { $lt: 1 } },
    [],
  ],
  [
    "Infinity is greater than a long",
    [{ _id: 1, a: { $numberDouble: "Infinity" } }],
    { a: { $gt: BEYOND } },
    [1],
  ],
  ["-0 equals 0", [{ _id: 1, a: { $numberDouble: "-0.0" } }], { a: 0 }, [1]],
  ["a text is no number", [{ _id: 1, a: "5" }], { a: 5 }, []],
  [
    "texts compare by bytes",
    [
      { _id: 1, s: "a" },
      { _id: 2, s: "Z" },
    ],
    { s: { $gt: "Z" } },
    [1],
  ],
  [
    "characters beyond 16 bits come last",
    [
      { _id: 1, s: "\uffee" },
      { _id: 2, s: "😀" },
    ],
    { s: { $gt: "\uffee" } },
    [2],
  ],
  ["$type int of a small number", [{ _id: 1, a: 5 }], { a: { $type: "int" } }, [1]],
  ["$type double of a fraction", [{ _id: 1, a: 5.5 }], { a: { $type: "double" } }, [1]],
  [
    "$type long of a great number",
    [{ _id: 1, a: { $numberLong: "3000000000" } }],
    { a: { $type: "long" } },
    [1],
  ],
  [
    "$type long of a small long",
    [{ _id: 1, a: { $numberLong: "5" } }],
    { a: { $type: "long" } },
    [1],
  ],
  ["$type long is false for an int", [{ _id: 1, a: 5 }], { a: { $type: "long" } }, []],
  [
    "a pattern is a value, too",
    [{ _id: 1, p: { $regularExpression: { pattern: "a", options: "i" } } }],
    { p: { $type: "regex" } },
    [1],
  ],
  ["two types in one _id", [{ _id: 1 }, { _id: "1" }], { _id: 1 }, [1]],
];

const DOCUMENT: Documents = [
  { _id: 1, o: ONE, d: { $date: "2026-03-01T16:30:00Z" }, big: BEYOND, n: null, s: "s", l: [1] },
];

/** `$type` of each kind, and what goes through unchanged. */
const VALUES: readonly Row[] = [
  ["$type of an ObjectId", { $type: "$o" }, "objectId"],
  ["$type of a date", { $type: "$d" }, "date"],
  ["$type of a long", { $type: "$big" }, "long"],
  ["$type of an int", { $type: "$_id" }, "int"],
  ["$type of null", { $type: "$n" }, "null"],
  ["$type of a missing field", { $type: "$x" }, "missing"],
  ["$type of a text", { $type: "$s" }, "string"],
  ["$type of a list", { $type: "$l" }, "array"],
  ["$type of a document", { $type: { $literal: { a: 1 } } }, "object"],
  ["a long comes back whole", "$big", BEYOND],
  ["a date comes back", "$d", { $date: "2026-03-01T16:30:00Z" }],
  ["an ObjectId comes back", "$o", ONE],
  ["a missing field is no value", "$x", NOTHING],
];

const INC: readonly (readonly [string, Fields, Fields, Json])[] = [
  ["$inc of a long", { n: { $numberLong: "5" } }, { $inc: { n: 1 } }, { n: 6 }],
  [
    "$inc of a long beyond 2^53",
    { n: BEYOND },
    { $inc: { n: 1 } },
    { n: { $numberLong: "9007199254740994" } },
  ],
  [
    "$inc beyond 64 bits",
    { n: { $numberLong: "9223372036854775807" } },
    { $inc: { n: 1 } },
    REFUSED,
  ],
];

export const VALUES_CASES: readonly Case[] = [
  ...queries("values", QUERIES),
  ...expressions("values", DOCUMENT, VALUES),
  ...updates("values", INC),
];
