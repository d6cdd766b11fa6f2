import { REFUSED, type Case, type Documents } from "./case.ts";
import { pipelines, type OwnRow } from "./rows.ts";

const SALES: Documents = [
  { _id: 1, g: "a", v: 1, t: ["x", "y"] },
  { _id: 2, g: "a", v: 3, t: [] },
  { _id: 3, g: "b", v: null, t: null },
];
const NUMBERS: Documents = [3, 1, 4, 1, 5].map((v, at) => ({ _id: at, v }));

const PIPELINES: readonly OwnRow[] = [
  [
    "$match has the semantics of a query",
    [{ _id: 1, a: null }],
    [{ $match: { a: null } }],
    [{ _id: 1, a: null }],
  ],
  ["$count", SALES, [{ $count: "n" }], [{ n: 3 }]],
  ["$count of nothing is no document", SALES, [{ $match: { v: 9 } }, { $count: "n" }], []],
  [
    "$sort, $skip, $limit",
    NUMBERS,
    [{ $sort: { v: -1 } }, { $skip: 1 }, { $limit: 1 }],
    [{ _id: 2, v: 4 }],
  ],
  [
    "$sample of more than there are",
    SALES,
    [{ $sample: { size: 9 } }, { $count: "n" }],
    [{ n: 3 }],
  ],
  ["$sample of some", SALES, [{ $sample: { size: 2 } }, { $count: "n" }], [{ n: 2 }]],
  [
    "$sortByCount",
    SALES,
    [{ $sortByCount: "$g" }],
    [
      { _id: "a", count: 2 },
      { _id: "b", count: 1 },
    ],
  ],
  ["$replaceRoot", [{ _id: 1, a: { x: 1 } }], [{ $replaceRoot: { newRoot: "$a" } }], [{ x: 1 }]],
  ["$replaceWith", [{ _id: 1, a: { x: 1 } }], [{ $replaceWith: { y: "$a.x" } }], [{ y: 1 }]],
  [
    "$replaceRoot by no document",
    [{ _id: 1, a: 1 }],
    [{ $replaceRoot: { newRoot: "$a" } }],
    REFUSED,
  ],
  [
    "$unwind",
    SALES,
    [{ $unwind: "$t" }, { $project: { t: 1 } }],
    [
      { _id: 1, t: "x" },
      { _id: 1, t: "y" },
    ],
  ],
  [
    "$unwind keeping empty lists, with positions",
    SALES,
    [
      { $unwind: { path: "$t", includeArrayIndex: "i", preserveNullAndEmptyArrays: true } },
      { $project: { t: 1, i: 1 } },
    ],
    [
      { _id: 1, t: "x", i: 0 },
      { _id: 1, t: "y", i: 1 },
      { _id: 2, i: null },
      { _id: 3, t: null, i: null },
    ],
  ],
  ["$unwind of a scalar", [{ _id: 1, a: 5 }], [{ $unwind: "$a" }], [{ _id: 1, a: 5 }]],
  ["$unwind without a dollar", SALES, [{ $unwind: "t" }], REFUSED],
  [
    "$project computes",
    SALES.slice(0, 1),
    [{ $project: { w: { $add: ["$v", 1] } } }],
    [{ _id: 1, w: 2 }],
  ],
  ["$project excludes", SALES.slice(0, 1), [{ $project: { t: 0, g: 0 } }], [{ _id: 1, v: 1 }]],
  ["$project of both", SALES, [{ $project: { t: 1, g: 0 } }], REFUSED],
  ["$project of nothing", SALES, [{ $project: {} }], REFUSED],
  [
    "$project with $$REMOVE",
    SALES.slice(0, 1),
    [{ $project: { v: { $cond: [true, "$$REMOVE", 1] } } }],
    [{ _id: 1 }],
  ],
  [
    "$addFields goes through lists",
    [{ _id: 1, a: [{ x: 1, y: 9 }] }],
    [{ $addFields: { "a.y": 2 } }],
    [{ _id: 1, a: [{ x: 1, y: 2 }] }],
  ],
  ["$set is $addFields", [{ _id: 1, a: 1 }], [{ $set: { b: "$a" } }], [{ _id: 1, a: 1, b: 1 }]],
  ["$unset", [{ _id: 1, a: { b: 1, c: 2 } }], [{ $unset: "a.b" }], [{ _id: 1, a: { c: 2 } }]],
  [
    "$facet",
    SALES,
    [{ $facet: { n: [{ $count: "n" }], first: [{ $limit: 1 }, { $project: { v: 1 } }] } }],
    [{ n: [{ n: 3 }], first: [{ _id: 1, v: 1 }] }],
  ],
  [
    "$facet of nothing gives empty lists",
    [{ _id: 1 }],
    [{ $match: { a: 1 } }, { $facet: { n: [{ $count: "n" }] } }],
    [{ n: [] }],
  ],
  ["$facet in $facet", SALES, [{ $facet: { a: [{ $facet: { b: [{ $limit: 1 }] } }] } }], REFUSED],
  ["an unknown stage", SALES, [{ $foo: 1 }], REFUSED],
  ["two stages in one", SALES, [{ $match: {}, $limit: 1 }], REFUSED],
  ["$limit 0", SALES, [{ $limit: 0 }], REFUSED],
  ["$out", SALES, [{ $out: "x" }], REFUSED],
];

export const STAGES: readonly Case[] = pipelines("stages", PIPELINES);
