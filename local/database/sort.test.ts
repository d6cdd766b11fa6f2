import fc from "fast-check";
import { compileSort, sortDocs } from "./sort.ts";
import { ObjectId, type Doc, type Value } from "./value.ts";

function sorted(values: readonly (Value | undefined)[], order: Doc): unknown[] {
  const docs = values.map((a, _id): Doc => (a === undefined ? { _id } : { _id, a }));
  return [...docs].sort(compileSort(order)).map((doc) => doc["_id"]);
}

/** Goal: the places that the values take; a place is the position in the list given. */
it.each<[string, readonly (Value | undefined)[], Doc, number[]]>([
  [
    "types stand in BSON's order",
    [new Date(0), true, new ObjectId("64b000000000000000000001"), { x: 1 }, "s", 5, null],
    { a: 1 },
    [6, 5, 4, 3, 2, 1, 0],
  ],
  ["missing and null are one value", [null, undefined, null], { a: 1, _id: -1 }, [2, 1, 0]],
  ["a list counts as its least, ascending", [5, [9, 0], 3], { a: 1 }, [1, 2, 0]],
  ["a list counts as its greatest, descending", [5, [9, 0], 3], { a: -1 }, [1, 0, 2]],
  ["an empty list comes before null", [null, [], 0], { a: 1 }, [1, 0, 2]],
  ["texts go by their bytes", ["a", "中", "B"], { a: 1 }, [2, 0, 1]],
  ["equal keys keep their places", [1, 0, 1, 0], { a: 1 }, [1, 3, 0, 2]],
  ["an empty order changes nothing", [2, 1], {}, [0, 1]],
  ["paths go through lists", [[{ x: 3 }, { x: 1 }], { x: 2 }, [{ y: 0 }]], { "a.x": 1 }, [2, 0, 1]],
])("%s", (_, values, order, expected) => {
  expect(sorted(values, order)).toEqual(expected);
});

it("goes on to the next key where the first is equal", () => {
  const docs: Doc[] = [
    { _id: 1, a: 1, b: 2 },
    { _id: 2, a: 1, b: 1 },
    { _id: 3, a: 2, b: 0 },
  ];
  expect(sortDocs(docs, { a: -1, b: 1 }).map((doc) => doc["_id"])).toEqual([3, 2, 1]);
});

it("refuses a direction that is none", () => {
  expect(() => compileSort({ a: 2 })).toThrow(/must be 1 .* or -1/);
  expect(() => compileSort({ a: { $meta: "textScore" } })).toThrow(/not emulated/);
});

it("sorts the same with keys taken once as with keys taken at each comparison", () => {
  const value = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.array(fc.integer({ min: 0, max: 3 })));
  fc.assert(
    fc.property(fc.array(value), fc.constantFrom(1, -1), (values, direction) => {
      const docs = values.map((a, _id): Doc => ({ _id, a }));
      const order = { a: direction };
      expect(sortDocs(docs, order)).toEqual([...docs].sort(compileSort(order)));
    }),
  );
});
