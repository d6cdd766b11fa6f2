import { applyUpdate } from "./update.ts";
import type { Doc } from "./value.ts";

function updated(doc: Doc, data: Doc, query?: Doc): Doc {
  return applyUpdate(doc, data, { nowMs: 0, query });
}

/** Goal: what each operator makes of a list: there, missing, empty. */
it.each<[string, Doc, Doc, Doc]>([
  ["$push appends", { a: [1] }, { $push: { a: 2 } }, { a: [1, 2] }],
  ["$push makes a list", {}, { $push: { a: 1 } }, { a: [1] }],
  ["$push of a list is one element", { a: [] }, { $push: { a: [1] } }, { a: [[1]] }],
  [
    "$push $slice on a missing field",
    {},
    { $push: { a: { $each: [1, 2, 3], $slice: -2 } } },
    { a: [2, 3] },
  ],
  [
    "$push $sort on a missing field",
    {},
    { $push: { a: { $each: [3, 1, 2], $sort: 1 } } },
    { a: [1, 2, 3] },
  ],
  [
    "$push $position 0",
    { a: [1] },
    { $push: { a: { $each: [8, 9], $position: 0 } } },
    { a: [8, 9, 1] },
  ],
  [
    "$push $position from the end",
    { a: [1, 2] },
    { $push: { a: { $each: [9], $position: -1 } } },
    { a: [1, 9, 2] },
  ],
  [
    "$push $position past the end",
    { a: [1] },
    { $push: { a: { $each: [9], $position: 7 } } },
    { a: [1, 9] },
  ],
  ["$push $slice 0 empties", { a: [1] }, { $push: { a: { $each: [2], $slice: 0 } } }, { a: [] }],
  [
    "$push $sort by two fields",
    {
      a: [
        { x: 2, y: 0 },
        { x: 1, y: 2 },
      ],
    },
    { $push: { a: { $each: [{ x: 1, y: 1 }], $sort: { x: 1, y: -1 } } } },
    {
      a: [
        { x: 1, y: 2 },
        { x: 1, y: 1 },
        { x: 2, y: 0 },
      ],
    },
  ],
  [
    "$push sorts before it cuts",
    { a: [5, 1] },
    { $push: { a: { $each: [3], $sort: -1, $slice: 2 } } },
    { a: [5, 3] },
  ],
  [
    "$addToSet knows an equal document",
    { a: [{ x: 1 }] },
    { $addToSet: { a: { x: 1 } } },
    { a: [{ x: 1 }] },
  ],
  [
    "$addToSet minds the order of fields",
    { a: [{ x: 1, y: 2 }] },
    { $addToSet: { a: { y: 2, x: 1 } } },
    {
      a: [
        { x: 1, y: 2 },
        { y: 2, x: 1 },
      ],
    },
  ],
  ["$addToSet $each", { a: [1] }, { $addToSet: { a: { $each: [1, 2, 3, 2] } } }, { a: [1, 2, 3] }],
  [
    "$addToSet of a list adds one element",
    { a: [1] },
    { $addToSet: { a: [2, 3] } },
    { a: [1, [2, 3]] },
  ],
  ["$pull by condition", { a: [1, 2, 3] }, { $pull: { a: { $gte: 2 } } }, { a: [1] }],
  ["$pull by value", { a: [1, 2, 1] }, { $pull: { a: 1 } }, { a: [2] }],
  ["$pull with $in", { a: [1, 2, 3] }, { $pull: { a: { $in: [1, 2] } } }, { a: [3] }],
  ["$pull by expression", { a: ["ab", "b"] }, { $pull: { a: /^a/ } }, { a: ["b"] }],
  [
    "$pull by some fields",
    {
      a: [
        { x: 1, y: 1 },
        { x: 2, y: 1 },
      ],
    },
    { $pull: { a: { x: 1 } } },
    { a: [{ x: 2, y: 1 }] },
  ],
  [
    "$pull of what is older than the server's time",
    { a: [new Date(-1), new Date(9)] },
    { $pull: { a: { $lt: { $tcb_server_date: { offset: 0 } } } } },
    { a: [new Date(9)] },
  ],
  ["$pull from nothing", { b: 1 }, { $pull: { a: 1 } }, { b: 1 }],
  ["$pullAll", { a: [1, 2, 3, 1] }, { $pullAll: { a: [1, 2] } }, { a: [3] }],
  ["$pop at both ends", { a: [1, 2], b: [1, 2] }, { $pop: { a: -1, b: 1 } }, { a: [2], b: [1] }],
  ["$pop of nothing", {}, { $pop: { a: 1 } }, {}],
])("%s", (_, doc, data, expected) => {
  const before = structuredClone(doc);
  expect(JSON.stringify(updated(doc, data))).toBe(JSON.stringify(expected));
  expect(doc).toEqual(before);
});

/** Goal: which element the positional `$` is, after each kind of query. */
it.each<[Doc, Doc, Doc, Doc]>([
  [
    { a: [{ k: 1 }, { k: 2 }] },
    { "a.k": 2 },
    { $set: { "a.$.v": 9 } },
    { a: [{ k: 1 }, { k: 2, v: 9 }] },
  ],
  [{ a: [1, 2] }, { a: 2 }, { $set: { "a.$": 9 } }, { a: [1, 9] }],
  [{ a: [1, 5, 9] }, { a: { $gte: 5 } }, { $set: { "a.$": 0 } }, { a: [1, 0, 9] }],
  [
    {
      a: [
        { k: 2, v: 1 },
        { k: 2, v: 0 },
      ],
    },
    { a: { $elemMatch: { k: 2, v: 0 } } },
    { $set: { "a.$.v": 9 } },
    {
      a: [
        { k: 2, v: 1 },
        { k: 2, v: 9 },
      ],
    },
  ],
  [
    {
      a: [
        { k: 1, v: 5 },
        { k: 2, v: 0 },
      ],
    },
    { "a.k": 2, "a.v": 0 },
    { $set: { "a.$.v": 9 } },
    {
      a: [
        { k: 1, v: 5 },
        { k: 2, v: 9 },
      ],
    },
  ],
  [
    { a: [{ k: 1 }, { k: 2 }] },
    { $and: [{ "a.k": 2 }] },
    { $inc: { "a.$.k": 1 } },
    { a: [{ k: 1 }, { k: 3 }] },
  ],
  [
    { a: [1, 2], n: 3 },
    { a: { $in: [2] }, n: 3 },
    { $unset: { "a.$": "" } },
    { a: [1, null], n: 3 },
  ],
])("in %j the query %j lets %j make %j", (doc, query, data, expected) => {
  expect(updated(doc, data, query)).toEqual(expected);
});
