import fc from "fast-check";
import { runPipeline } from "./aggregate.ts";
import { ObjectId, type Doc, type Value } from "./value.ts";

/** Runs a pipeline that looks up nothing. */
function run(docs: readonly Doc[], ...stages: Doc[]): Doc[] {
  return runPipeline(stages, docs, { nowMs: 0, find: () => [] });
}

it("makes one group of equal keys of every type", () => {
  const id = "64b000000000000000000001";
  const keys: readonly Value[] = [
    new ObjectId(id),
    new ObjectId(id),
    new Date(5),
    new Date(5),
    5,
    "5",
    null,
    true,
  ];
  const groups = run(
    keys.map((u): Doc => ({ u })),
    { $group: { _id: "$u", n: { $sum: 1 } } },
  );
  expect(groups.map((group) => group["n"])).toEqual([2, 2, 1, 1, 1, 1]);
});

it("sums integers exactly and doubles with their errors carried along", () => {
  const sum = (values: readonly Value[]): Value | undefined =>
    run(
      values.map((v): Doc => ({ v })),
      { $group: { _id: null, s: { $sum: "$v" } } },
    )[0]?.["s"];
  expect(sum([0.1, 0.2])).toBe(0.30000000000000004);
  expect(sum([1e16, 1, -1e16])).toBe(1);
  expect(sum([0.1, 0.2, 0.3, -0.6])).toBeCloseTo(0, 16);
  expect(sum([9007199254740991, 2])).toBe(9007199254740993n);
  expect(() => sum([9007199254740993n, 0.5])).toThrow(/not emulated/);
  expect(() => sum([2n ** 63n - 1n, 1])).toThrow(/overflow/);
  fc.assert(
    fc.property(fc.array(fc.maxSafeInteger()), (values) => {
      const exact = values.reduce((total, value) => total + BigInt(value), 0n);
      expect(BigInt(String(sum(values) ?? 0))).toBe(exact);
    }),
  );
});
