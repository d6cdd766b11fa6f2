import { fieldChanges } from "./fieldChanges.ts";

it("names by dotted path what came, changed and went", () => {
  const before = { _id: 1, same: [1], at: new Date(1), gone: 1, in: { a: 1, b: { c: 1 }, d: 1 } };
  const after = { _id: 1, same: [1], at: new Date(2), new: null, in: { a: 2, b: { c: 1 } } };
  expect(fieldChanges(before, after)).toEqual({
    updated: { at: new Date(2), new: null, "in.a": 2 },
    removed: ["gone", "in.d"],
  });
});

it("tells lists, and what was no document, whole", () => {
  expect(fieldChanges({ l: [1, 2], x: { a: 1 }, y: 1 }, { l: [1, 3], x: 5, y: { a: 1 } })).toEqual({
    updated: { l: [1, 3], x: 5, y: { a: 1 } },
    removed: [],
  });
});

it("keeps values of different types apart", () => {
  expect(fieldChanges({ a: 1, b: null }, { a: "1", b: 0 }).updated).toEqual({ a: "1", b: 0 });
});
