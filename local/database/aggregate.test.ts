import { runPipeline } from "./aggregate.ts";
import type { Doc, Value } from "./value.ts";

const NOW_MS = 1_700_000_000_000;

/** Runs a pipeline that looks up nothing. */
function run(docs: Iterable<Doc>, ...stages: Doc[]): Doc[] {
  return runPipeline(stages, docs, { nowMs: NOW_MS, find: () => [] });
}

const SALES: readonly Doc[] = [
  { _id: 1, g: "a", v: 1, t: new Date("2026-03-01T16:30:00Z") },
  { _id: 2, g: "a", v: 3, t: new Date("2026-03-02T00:00:00Z") },
  { _id: 3, g: "b", v: null },
];

/** Goal: what each stage makes of SALES. */
it.each<[string, Doc[], readonly Value[]]>([
  [
    "$match asks as a query does",
    [{ $match: { v: null } }, { $project: { _id: 1 } }],
    [{ _id: 3 }],
  ],
  [
    "$group accumulates",
    [
      {
        $group: {
          _id: "$g",
          sum: { $sum: "$v" },
          avg: { $avg: "$v" },
          min: { $min: "$v" },
          max: { $max: "$v" },
          first: { $first: "$v" },
          last: { $last: "$v" },
          all: { $push: "$v" },
          set: { $addToSet: "$g" },
          n: { $count: {} },
        },
      },
    ],
    [
      {
        _id: "a",
        sum: 4,
        avg: 2,
        min: 1,
        max: 3,
        first: 1,
        last: 3,
        all: [1, 3],
        set: ["a"],
        n: 2,
      },
      {
        _id: "b",
        sum: 0,
        avg: null,
        min: null,
        max: null,
        first: null,
        last: null,
        all: [null],
        set: ["b"],
        n: 1,
      },
    ],
  ],
  [
    "$group of a missing field is null",
    [{ $group: { _id: "$none", n: { $sum: 1 } } }],
    [{ _id: null, n: 3 }],
  ],
  [
    "$group leaves missing values out of lists",
    [
      { $group: { _id: null, t: { $push: "$t" }, f: { $last: "$t" } } },
      { $project: { n: { $size: "$t" }, f: 1 } },
    ],
    [{ _id: null, f: null, n: 2 }],
  ],
  [
    "$group by several values",
    [{ $match: { g: "a" } }, { $group: { _id: { y: { $year: "$t" }, g: "$g" }, n: { $sum: 1 } } }],
    [{ _id: { y: 2026, g: "a" }, n: 2 }],
  ],
  [
    "$$ROOT is the document",
    [{ $match: { _id: 3 } }, { $group: { _id: null, d: { $push: "$$ROOT" } } }],
    [{ _id: null, d: [SALES[2] ?? null] }],
  ],
  [
    "$sort, $skip, $limit",
    [{ $sort: { _id: -1 } }, { $skip: 1 }, { $limit: 1 }, { $project: { g: 1 } }],
    [{ _id: 2, g: "a" }],
  ],
  ["$count", [{ $count: "n" }], [{ n: 3 }]],
  ["$count of nothing is no document", [{ $match: { _id: 9 } }, { $count: "n" }], []],
  [
    "$sortByCount",
    [{ $sortByCount: "$g" }],
    [
      { _id: "a", count: 2 },
      { _id: "b", count: 1 },
    ],
  ],
  ["$replaceRoot", [{ $limit: 1 }, { $replaceRoot: { newRoot: { x: "$v" } } }], [{ x: 1 }]],
  ["$unset", [{ $limit: 1 }, { $unset: ["t", "g"] }], [{ _id: 1, v: 1 }]],
  [
    "$project computes",
    [{ $limit: 1 }, { $project: { x: { $add: ["$v", 1] }, g: 1 } }],
    [{ _id: 1, g: "a", x: 2 }],
  ],
  ["$project excludes", [{ $limit: 1 }, { $project: { t: 0, _id: 0 } }], [{ g: "a", v: 1 }]],
  [
    "$project keeps the document's order",
    [{ $limit: 1 }, { $project: { v: 1, g: 1 } }],
    [{ _id: 1, g: "a", v: 1 }],
  ],
  [
    "$project computes into a document",
    [{ $limit: 1 }, { $project: { "x.y": "$v", x: { z: "$g" } } }],
    [{ _id: 1, x: { y: 1, z: "a" } }],
  ],
  ["$project takes a computed _id", [{ $limit: 1 }, { $project: { _id: "$g" } }], [{ _id: "a" }]],
  [
    "$$REMOVE takes a field away",
    [{ $limit: 1 }, { $project: { g: { $cond: [true, "$$REMOVE", "$g"] } } }],
    [{ _id: 1 }],
  ],
  [
    "$$NOW is the time of the call",
    [{ $limit: 1 }, { $project: { _id: 0, at: "$$NOW" } }],
    [{ at: new Date(NOW_MS) }],
  ],
  [
    "$addFields replaces in place",
    [{ $limit: 1 }, { $addFields: { g: "z", "n.x": "$v" } }, { $unset: "t" }],
    [{ _id: 1, g: "z", v: 1, n: { x: 1 } }],
  ],
])("%s", (_, stages, expected) => {
  expect(inOrder(run(SALES, ...stages))).toEqual(inOrder(expected));
});

/** Documents as lists of fields, so that their order counts. */
function inOrder(value: Value | readonly Value[]): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  return Object.entries(value).map(([name, field]) => [name, inOrder(field)]);
}

it("goes through lists in $project and $addFields", () => {
  const doc: Doc = { _id: 1, a: [{ x: 1, y: 2 }, 3] };
  expect(run([doc], { $addFields: { "a.z": 9 } })).toEqual([
    { _id: 1, a: [{ x: 1, y: 2, z: 9 }, { z: 9 }] },
  ]);
  expect(run([doc], { $project: { "a.x": 1 } })).toEqual([{ _id: 1, a: [{ x: 1 }] }]);
  expect(run([doc], { $project: { "a.w": "$_id" } })).toEqual([{ _id: 1, a: [{ w: 1 }] }]);
  expect(doc).toEqual({ _id: 1, a: [{ x: 1, y: 2 }, 3] });
});

it("reads no further than a $limit needs, and nothing when a stage is not known", () => {
  let read = 0;
  function* source(): Generator<Doc> {
    for (;;) yield { n: (read += 1) };
  }
  expect(run(source(), { $match: { n: { $gt: 1 } } }, { $limit: 2 })).toEqual([{ n: 2 }, { n: 3 }]);
  expect(read).toBe(3);
  expect(() => run(source(), { $redact: {} })).toThrow(/not emulated: \$redact/);
  expect(read).toBe(3);
});

it.each<[Doc, RegExp]>([
  [{ $out: "x" }, /not emulated: \$out/],
  [{ $bucket: {} }, /'groupBy' field must be defined/],
  [{ $group: { _id: null, x: { $topN: "$v" } } }, /not emulated: \$topN/],
  [{ $group: { x: { $sum: 1 } } }, /must include an _id/],
  [{ $group: { _id: null, x: 1 } }, /must specify one accumulator/],
  [{ $project: {} }, /non-empty/],
  [{ $project: { a: 1, b: 0 } }, /cannot exclude b/],
  [{ $project: { a: 1, "a.b": 1 } }, /path collision/],
  [{ $project: { a: { $nope: 1 } } }, /not emulated: \$nope/],
  [{ $addFields: { a: 1, "a.b": 2 } }, /path collision/],
  [{ $limit: 0 }, /\$limit/],
  [{ $skip: -1 }, /\$skip/],
  [{ $sort: {} }, /at least one sort key/],
  [{ $count: "$n" }, /count field/],
  [{ $unwind: "a" }, /prefixed with a '\$'/],
  [{ $unwind: { path: "$a", what: 1 } }, /not emulated: \$unwind what/],
  [{ $lookup: { from: "goods", as: "x" } }, /'localField' must be a string/],
  [{ $replaceRoot: { newRoot: "$v" } }, /must evaluate to an object/],
  [{ $match: {}, $limit: 1 }, /exactly one field/],
])("%j is refused", (stage, message) => {
  expect(() => run(SALES, stage)).toThrow(message);
});
