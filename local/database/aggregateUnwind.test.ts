import { runPipeline } from "./aggregate.ts";
import type { Doc, Value } from "./value.ts";

/** Runs a pipeline that looks up nothing. */
function run(docs: readonly Doc[], ...stages: Doc[]): Doc[] {
  return runPipeline(stages, docs, { nowMs: 0, find: () => [] });
}

/** Goal: lists, what is no list, and nothing. */
it.each<[Value, readonly Value[]]>([
  [
    "$a",
    [
      { _id: 1, a: 1 },
      { _id: 1, a: 2 },
      { _id: 2, a: 7 },
    ],
  ],
  [
    { path: "$a", includeArrayIndex: "i", preserveNullAndEmptyArrays: true },
    [
      { _id: 1, a: 1, i: 0 },
      { _id: 1, a: 2, i: 1 },
      { _id: 2, a: 7, i: null },
      { _id: 3, i: null },
      { _id: 4, a: null, i: null },
      { _id: 5, i: null },
    ],
  ],
])("$unwind %j", (spec, expected) => {
  const docs = [
    { _id: 1, a: [1, 2] },
    { _id: 2, a: 7 },
    { _id: 3 },
    { _id: 4, a: null },
    { _id: 5, a: [] },
  ];
  expect(run(docs, { $unwind: spec })).toEqual(expected);
});

it("unwinds a list inside a document", () => {
  expect(run([{ a: { b: [1, 2], c: 3 } }], { $unwind: "$a.b" })).toEqual([
    { a: { b: 1, c: 3 } },
    { a: { b: 2, c: 3 } },
  ]);
});
