import type { Random } from "./random.ts";
import { embed, raw } from "./wireText.ts";

const deep = (open: string, close: string, depth: number) =>
  raw(open.repeat(depth) + "1" + close.repeat(depth));

/** What a door may meet in the place of a value. */
const ODD: readonly unknown[] = [
  ...[null, true, false, 0, -0, -1, 0.5, 2 ** 31, 2 ** 53, -(2 ** 63), 1e300, "", " ", "0", "null"],
  ...[[], {}, [[]], [{}], [null], { length: 1 }, { toString: 1 }, { then: "x" }, { toJSON: null }],
  ...[raw("1e999"), raw("-1e999"), raw("9".repeat(400)), raw("1E-400"), raw("-0.0"), raw("01")],
  ...[raw('"\\ud800"'), raw('"a\\udfff"'), raw('"\\u0000"'), raw('"a\u0001"'), raw("undefined")],
  ...[
    raw("NaN"),
    raw("{"),
    raw("]"),
    raw("'x'"),
    raw('{"a":1,"a":2}'),
    raw('{"__proto__":{"x":1}}'),
  ],
  ...[
    raw('{"__proto__":null}'),
    raw('{"constructor":{"prototype":{"x":1}}}'),
    raw("[1,]"),
    raw("/**/1"),
  ],
  ...[
    deep("[", "]", 150),
    deep("[", "]", 5_000),
    deep('{"a":', "}", 199),
    deep('{"a":', "}", 4_000),
  ],
  ...[
    "x".repeat(300),
    "x".repeat(70_000),
    "\0",
    "a\0b",
    "../../etc/passwd",
    "..\\..",
    "%00",
    "%zz",
  ],
  ...[
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "$where",
    "a.b.c",
    "a..b",
    ".",
    "$",
  ],
  ...["💥", "\u202e", "ﷺ", "\r\nx: y", "<script>", "' OR 1=1 --", "; DROP TABLE documents", "${x}"],
  ...[
    { $oid: "zz" },
    { $oid: "0".repeat(24) },
    { $date: "yesterday" },
    { $date: 1e99 },
    { $date: {} },
  ],
  ...[{ $numberLong: "9223372036854775808" }, { $numberLong: 5 }, { $numberInt: "1.5" }],
  ...[{ $numberDouble: "NaN" }, { $numberDouble: "Infinity" }, { $numberDecimal: "1E99999" }],
  ...[{ $binary: { base64: "*", subType: "zz" } }, { $timestamp: { t: -1, i: 0 } }, { $minKey: 1 }],
  ...[{ $regularExpression: { pattern: "(", options: "" } }, { $regex: "(a+)+$", $options: "q" }],
  ...[{ $code: "x" }, { $symbol: "x" }, { $undefined: true }, { $uuid: "x" }, { $unknown: 1 }],
  ...[{ $in: 1 }, { $gt: {} }, { $elemMatch: 1 }, { $not: 1 }, { $expr: { $divide: [1, 0] } }],
  ...[{ $where: "1" }, { $and: [] }, { $or: {} }, { $mod: [0, 0] }, { $type: "x" }, { $size: -1 }],
  ...[
    { $jsonSchema: { type: "x" } },
    { $near: 1 },
    { $geoWithin: {} },
    { $all: 1 },
    { $slice: "x" },
  ],
  ...[
    { $inc: { n: "x" } },
    { $push: { n: 1 } },
    { $set: 1 },
    { $rename: { a: "a" } },
    { $unset: 1 },
  ],
  ...[{ $geometry: { type: "Point", coordinates: [999, 999] } }, { $serverDate: { offset: "x" } }],
  ...[embed({ a: 1 }), embed([1]), embed(raw("{")), embed(raw('{"__proto__":{}}'))],
];

/** Names that are wrong nearly everywhere. */
const NAMES = [
  "__proto__",
  "constructor",
  "",
  "$",
  "$set",
  "a.b",
  "a\0b",
  "x".repeat(2_000),
  "toJSON",
];

export const oddValue = (random: Random): unknown => random.pick(ODD);
export const oddName = (random: Random): string => random.pick(NAMES);

const ODD_TEXTS = ODD.filter((value): value is string => typeof value === "string");
export const oddText = (random: Random): string => random.pick(ODD_TEXTS);
