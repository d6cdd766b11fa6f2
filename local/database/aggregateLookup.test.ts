import { runPipeline } from "./aggregate.ts";
import { compileQuery } from "./match.ts";
import type { Doc, Value } from "./value.ts";

/** The other collections that `$lookup` may read. */
const SHELVES: Readonly<Record<string, readonly Doc[]>> = {
  goods: [
    { _id: 1, sku: "a", n: 5 },
    { _id: 2, sku: "b", n: 7 },
    { _id: 3, sku: null },
    { _id: 4 },
    { _id: 5, sku: ["a", "c"] },
  ],
};

function run(docs: readonly Doc[], ...stages: Doc[]): Doc[] {
  return runPipeline(stages, docs, {
    nowMs: 0,
    find: (collection, query) => (SHELVES[collection] ?? []).filter(compileQuery(query)),
  });
}

/** Goal: which goods belong to a document, whatever its field `item` holds. */
it.each<[string, Doc, string, number[]]>([
  ["an equal field, or an equal element", { item: "a" }, "item", [1, 5]],
  ["any element of a list", { item: ["b", "c"] }, "item", [2, 5]],
  ["any element of a list of documents", { item: [{ s: "b" }, { s: "c" }, 1] }, "item.s", [2, 5]],
  ["an element by its position", { item: [{ s: "b" }, { s: "c" }] }, "item.0.s", [2]],
  ["null and missing for a missing field", {}, "item", [3, 4]],
  ["null and missing for an empty list", { item: [] }, "item", [3, 4]],
  ["null and missing for null", { item: null }, "item", [3, 4]],
  ["nothing", { item: "z" }, "item", []],
])("$lookup finds %s", (_, doc, localField, expected) => {
  const spec = { from: "goods", localField, foreignField: "sku", as: "found" };
  const [joined] = run([doc], { $lookup: spec }, { $project: { ids: "$found._id" } });
  expect(joined?.["ids"]).toEqual(expected);
});

it("looks up by a pipeline with variables, also from the pipeline around it", () => {
  const inner: Doc = {
    from: "goods",
    let: { mine: "$_id" },
    pipeline: [{ $match: { $expr: { $eq: ["$_id", "$$mine"] } } }, { $project: { top: "$$top" } }],
    as: "same",
  };
  const stage: Doc = {
    $lookup: {
      from: "goods",
      let: { least: "$n", top: "$name" },
      pipeline: [
        { $match: { sku: { $type: "string" }, $expr: { $gt: ["$n", "$$least"] } } },
        { $project: { n: 1 } },
        { $lookup: inner },
      ],
      as: "found",
    },
  };
  const found = (n: number): Value => [{ _id: 2, n: 7, same: [{ _id: 2, top: n }] }];
  expect(
    run(
      [
        { n: 5, name: 1 },
        { n: 6, name: 2 },
      ],
      stage,
    ),
  ).toEqual([
    { n: 5, name: 1, found: found(1) },
    { n: 6, name: 2, found: found(2) },
  ]);
});

it("asks the other collection with $in, so that an index can answer", () => {
  const asked: Doc[] = [];
  const find = (_: string, query: Doc): Doc[] => {
    asked.push(query);
    return [];
  };
  const spec = { from: "goods", localField: "x", foreignField: "sku", as: "found" };
  runPipeline([{ $lookup: spec }], [{ x: ["a", "b"] }, {}], { nowMs: 0, find });
  expect(asked).toEqual([{ sku: { $in: ["a", "b"] } }, { sku: { $in: [null] } }]);
});

it("asks for what a pipeline wants to be equal to a variable, where a query can say it", () => {
  const asked: Doc[] = [];
  const find = (_: string, query: Doc): Doc[] => {
    asked.push(query);
    return [];
  };
  const match = { open: true, $expr: { $and: [{ $eq: ["$$x", "$sku"] }, { $gt: ["$n", "$$x"] }] } };
  const spec = { from: "goods", let: { x: "$x" }, pipeline: [{ $match: match }], as: "found" };
  const docs = [{ x: "a" }, { x: null }, {}, { x: ["a"] }];
  runPipeline([{ $lookup: spec }], docs, { nowMs: 0, find });
  const wide = { open: true };
  expect(asked).toEqual([{ open: true, sku: "a" }, wide, wide, wide]);
});
