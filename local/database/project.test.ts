import { compileProjection } from "./project.ts";
import type { Doc } from "./value.ts";

const DOC: Doc = {
  _id: 1,
  a: 1,
  b: { x: 1, y: 2 },
  list: [{ k: 1, v: 1 }, { k: 2, v: 2 }, 5, [{ k: 3 }]],
  tags: [1, 2, 3],
};

/** Goal: what is left of DOC, fields in its own order. */
it.each<[Doc, Doc]>([
  [{}, DOC],
  [
    { b: 1, a: true },
    { _id: 1, a: 1, b: { x: 1, y: 2 } },
  ],
  [{ a: 1, _id: 0 }, { a: 1 }],
  [{ _id: 1 }, { _id: 1 }],
  [{ "b.x": 1 }, { _id: 1, b: { x: 1 } }],
  [{ "b.x": 1, "b.y": 1, _id: false }, { b: { x: 1, y: 2 } }],
  [{ "a.x": 1 }, { _id: 1 }],
  [{ "list.k": 1 }, { _id: 1, list: [{ k: 1 }, { k: 2 }, [{ k: 3 }]] }],
  [
    { list: 0, tags: false },
    { _id: 1, a: 1, b: { x: 1, y: 2 } },
  ],
  [{ _id: 0, b: 0, list: 0, tags: 0 }, { a: 1 }],
  [
    { "b.x": 0, list: 0, tags: 0 },
    { _id: 1, a: 1, b: { y: 2 } },
  ],
  [
    { "list.k": 0, a: 0, b: 0, tags: 0 },
    { _id: 1, list: [{ v: 1 }, { v: 2 }, 5, [{}]] },
  ],
  [
    { tags: { $slice: 2 }, list: 0, b: 0 },
    { _id: 1, a: 1, tags: [1, 2] },
  ],
  [
    { tags: { $slice: -1 }, a: 1 },
    { _id: 1, a: 1, tags: [3] },
  ],
  [
    { tags: { $slice: [1, 1] }, a: 1 },
    { _id: 1, a: 1, tags: [2] },
  ],
  [
    { tags: { $slice: [-2, 5] }, a: 1 },
    { _id: 1, a: 1, tags: [2, 3] },
  ],
  [{ list: { $elemMatch: { v: { $gt: 1 } } } }, { _id: 1, list: [{ k: 2, v: 2 }] }],
  [
    { list: { $elemMatch: { v: 9 } }, a: 1 },
    { _id: 1, a: 1 },
  ],
  [{ tags: { $elemMatch: { $gte: 2 } } }, { _id: 1, tags: [2] }],
])("%j leaves %j", (projection, expected) => {
  expect(JSON.stringify(compileProjection(projection)(DOC))).toBe(JSON.stringify(expected));
});

it.each<[Doc, RegExp]>([
  [{ a: 1, b: 0 }, /Cannot do exclusion on field b in inclusion projection/],
  [{ b: 1, "b.x": 1 }, /path collision/],
  [{ "list.$": 0 }, /positional projection cannot be used with exclusion/],
  [{ "list.$": 1, "b.$": 1 }, /more than one positional projection/],
  [{ a: { $meta: "textScore" } }, /not emulated: projection \$meta/],
  [{ a: "$b" }, /not emulated: projection of a by an expression/],
  [{ tags: { $slice: "x" } }, /\$slice/],
])("%j is refused", (projection, message) => {
  expect(() => compileProjection(projection)).toThrow(message);
});
