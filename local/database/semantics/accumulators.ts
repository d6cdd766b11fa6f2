import { REFUSED, type Case, type Documents } from "./case.ts";
import { pipelines, type OwnRow, type Row } from "./rows.ts";

const SALES: Documents = [
  { _id: 1, g: "a", v: 1, o: { x: 1 } },
  { _id: 2, g: "a", v: 3, o: { y: 2 } },
  { _id: 3, g: "a", v: "text", o: null },
  { _id: 4, g: "a", v: null },
  { _id: 5, g: "a" },
];

/** What an accumulator makes of all documents of `SALES`. */
const OVER_SALES: readonly Row[] = [
  ["$sum passes over what is no number", { $sum: "$v" }, 4],
  ["$sum of a constant counts", { $sum: 1 }, 5],
  ["$sum of no numbers is 0", { $sum: "$g" }, 0],
  ["$avg", { $avg: "$v" }, 2],
  ["$avg of no numbers is null", { $avg: "$g" }, null],
  ["$min passes over null and missing", { $min: "$v" }, 1],
  ["$max across types", { $max: "$v" }, "text"],
  ["$min of nothing is null", { $min: "$none" }, null],
  ["$first", { $first: "$v" }, 1],
  ["$last of a missing field is null", { $last: "$v" }, null],
  ["$push leaves missing out", { $push: "$v" }, [1, 3, "text", null]],
  ["$addToSet", { $addToSet: "$g" }, ["a"]],
  ["$mergeObjects passes over null", { $mergeObjects: "$o" }, { x: 1, y: 2 }],
  ["$stdDevPop", { $stdDevPop: "$v" }, 1],
  ["$stdDevSamp", { $stdDevSamp: "$v" }, 1.4142135623730951],
  ["$stdDevPop of no numbers is null", { $stdDevPop: "$g" }, null],
  [
    "$stdDevSamp of one number is null",
    { $stdDevSamp: { $cond: [{ $eq: ["$_id", 1] }, 5, null] } },
    null,
  ],
  ["$count", { $count: {} }, 5],
  ["an expression inside", { $sum: { $cond: [{ $eq: ["$v", 1] }, 10, 0] } }, 10],
  ["an unknown accumulator", { $foo: "$v" }, REFUSED],
  ["an accumulator of a list", { $sum: ["$v", 1] }, REFUSED],
];

/** `$group` as a whole. */
const GROUPINGS: readonly OwnRow[] = [
  [
    "a missing _id is null",
    [{ _id: 1 }, { _id: 2, u: null }],
    { _id: "$u", n: { $sum: 1 } },
    [{ _id: null, n: 2 }],
  ],
  [
    "an _id of several fields",
    SALES.slice(0, 2),
    { _id: { g: "$g", big: { $gt: ["$v", 2] } }, n: { $sum: 1 } },
    [
      { _id: { g: "a", big: false }, n: 1 },
      { _id: { g: "a", big: true }, n: 1 },
    ],
  ],
  [
    "equal ObjectIds are one group",
    [
      { _id: 1, u: { $oid: "64b000000000000000000001" } },
      { _id: 2, u: { $oid: "64b000000000000000000001" } },
    ],
    { _id: "$u", n: { $sum: 1 } },
    [{ _id: { $oid: "64b000000000000000000001" }, n: 2 }],
  ],
  [
    "equal dates are one group",
    [
      { _id: 1, u: { $date: 5 } },
      { _id: 2, u: { $date: 5 } },
    ],
    { _id: "$u", n: { $sum: 1 } },
    [{ _id: { $date: 5 }, n: 2 }],
  ],
  [
    "a long and a double are one group",
    [
      { _id: 1, u: { $numberLong: "5" } },
      { _id: 2, u: { $numberDouble: "5.0" } },
    ],
    { _id: "$u" },
    [{ _id: 5 }],
  ],
  [
    "doubles are added as doubles",
    [
      { _id: 1, v: 0.1 },
      { _id: 2, v: 0.2 },
    ],
    { _id: null, s: { $sum: "$v" } },
    [{ _id: null, s: 0.30000000000000004 }],
  ],
  [
    "longs are added exactly",
    [
      { _id: 1, v: { $numberLong: "9007199254740993" } },
      { _id: 2, v: 1 },
    ],
    { _id: null, s: { $sum: "$v" } },
    [{ _id: null, s: { $numberLong: "9007199254740994" } }],
  ],
  [
    "$$ROOT",
    [{ _id: 1, v: 2 }],
    { _id: null, d: { $push: "$$ROOT" } },
    [{ _id: null, d: [{ _id: 1, v: 2 }] }],
  ],
  ["a group without _id", SALES, { n: { $sum: 1 } }, REFUSED],
  ["no documents make no group", [], { _id: null, n: { $sum: 1 } }, []],
];

export const ACCUMULATORS_CASES: readonly Case[] = pipelines("accumulators", [
  ...OVER_SALES.map(([name, accumulator, expected]): OwnRow => [
    name,
    SALES,
    [{ $group: { _id: null, r: accumulator } }],
    expected === REFUSED ? REFUSED : [{ _id: null, r: expected }],
  ]),
  ...GROUPINGS.map(([name, documents, spec, expected]): OwnRow => [
    name,
    documents,
    [{ $group: spec }],
    expected,
  ]),
]);
