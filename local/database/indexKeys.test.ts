import { documentKeys, indexPart } from "./indexKeys.ts";
import { compoundKey, EMPTY, type KeyValue } from "./keyBytes.ts";
import { type Doc } from "./value.ts";

/** Goal: pin which keys a document has, as a table of (paths, document, keys, lists met). */
const CASES: readonly (readonly [string, Doc, readonly KeyValue[][], readonly number[]])[] = [
  ["a", { a: 1 }, [[1]], []],
  ["a", {}, [[null]], []],
  ["a", { a: [1, 2, 1] }, [[1], [2]], [2]],
  ["a", { a: [] }, [[EMPTY]], [2]],
  ["a", { a: [[1, 2], 3] }, [[[1, 2]], [3]], [2]],
  ["a.b", { a: 5 }, [[null]], []],
  ["a.b", { a: { b: [1, 2] } }, [[1], [2]], [4]],
  ["a.b", { a: [{ b: 1 }, { b: [2, 3] }, {}, 7] }, [[1], [2], [3], [null]], [6]],
  ["a.b", { a: [] }, [[null]], [2]],
  ["a,list.y", { a: 1, list: [{}] }, [[1, null]], [0, 2]],
  ["constructor", {}, [[null]], []],
  [
    "a,b",
    { a: [1, 2], b: 3 },
    [
      [1, 3],
      [2, 3],
    ],
    [2, 0],
  ],
  [
    "s.p,s.t",
    {
      s: [
        { p: "A", t: 1 },
        { p: "B", t: 2 },
      ],
    },
    [
      ["A", 1],
      ["B", 2],
    ],
    [2, 2],
  ],
  [
    "s.p,s.t,u",
    { s: [{ p: "A" }, { t: 2 }], u: 9 },
    [
      ["A", null, 9],
      [null, 2, 9],
    ],
    [2, 2, 0],
  ],
  [
    "a,a.b",
    { a: [{ b: 1 }, 2] },
    [
      [{ b: 1 }, 1],
      [2, null],
    ],
    [2, 2],
  ],
];

it.each(CASES)("%s of %j", (paths, doc, keys, lists) => {
  const parts = paths.split(",").map((path) => indexPart(path, "1"));
  const found = documentKeys(parts, doc);
  expect(found.keys).toEqual(keys.map((values) => compoundKey(values, [])));
  expect(found.lists).toEqual(lists);
});

it("refuses two lists beside each other, as MongoDB does", () => {
  const parts = [indexPart("a", "1"), indexPart("b", "1")];
  expect(() => documentKeys(parts, { a: [1, 2], b: [3, 4] })).toThrow(
    "cannot index parallel arrays [b] [a]",
  );
});
