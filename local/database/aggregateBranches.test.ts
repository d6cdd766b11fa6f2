import { runPipeline } from "./aggregate.ts";
import type { Doc } from "./value.ts";

const NUMBERS: readonly Doc[] = [1, 2, 3, 4].map((n) => ({ n }));

function run(...stages: Doc[]): Doc[] {
  const find = (): Doc[] => [{ n: 9 }];
  return runPipeline(stages, NUMBERS, { nowMs: 0, find });
}

/** Goal: chance has no favourites, and what may not stand in a branch is refused by name. */
it("draws each document as often as the others, and none twice", () => {
  const drawn = new Map<unknown, number>();
  for (let draw = 0; draw < 4_000; draw += 1) {
    const [first, second] = run({ $sample: { size: 2 } });
    expect(first).not.toEqual(second);
    drawn.set(first?.["n"], (drawn.get(first?.["n"]) ?? 0) + 1);
  }
  // 1000 each are expected, with a deviation of 27.
  for (const { n } of NUMBERS) expect(Math.abs((drawn.get(n) ?? 0) - 1_000)).toBeLessThan(200);
});

it("goes on through what follows a union", () => {
  expect(run({ $unionWith: "others" }, { $match: { n: { $gt: 3 } } })).toEqual([
    { n: 4 },
    { n: 9 },
  ]);
});

it.each<[Doc, RegExp]>([
  [{ $sample: { size: 0 } }, /positive integer/],
  [{ $sample: 3 }, /positive integer/],
  [{ $facet: {} }, /non-empty object/],
  [{ $facet: { "a.b": [] } }, /'a\.b' is no plain name/],
  [{ $facet: { a: { $limit: 1 } } }, /arrays of stages/],
  [{ $facet: { a: [{ $out: "x" }] } }, /\$out is not allowed/],
  [{ $facet: { a: [{ $foo: 1 }] } }, /not emulated: \$foo/],
  [{ $unionWith: { pipeline: [] } }, /name of a collection/],
  [{ $unionWith: { coll: "x", foo: 1 } }, /unknown field/],
  [{ $bucket: { groupBy: "n", boundaries: [0, 1] } }, /\$-prefixed path/],
  [{ $bucket: { groupBy: "$n", boundaries: [0] } }, /at least 2 values/],
  [
    { $bucket: { groupBy: "$n", boundaries: [0, 9], foo: 1 } },
    /Unrecognized option to \$bucket: foo/,
  ],
  [{ $bucketAuto: { groupBy: "$n", buckets: 0 } }, /greater than 0/],
  [{ $bucketAuto: { groupBy: "$n", buckets: 2, granularity: "R5" } }, /not emulated: \$bucketAuto/],
  [{ $graphLookup: { from: "x", as: "y", connectFromField: "a" } }, /'connectToField' must be/],
  [{ $merge: "x" }, /not emulated: \$merge/],
])("%j is refused", (stage, message) => {
  expect(() => run(stage)).toThrow(message);
});
