import type { Random } from "./random.ts";
import { raw } from "./wireText.ts";

/**
 * Values that no door may take, whatever stands beside them. A write that could succeed gets one of them last, so that
 * it has to be refused as a whole: whatever it leaves behind is a fault of the server.
 */
const QUERIES: readonly unknown[] = [
  ...[{ $nope: 1 }, { n: { $nope: 1 } }, { n: { $in: 1 } }, { $and: [] }, { $or: {} }, { $nor: 1 }],
  ...[{ text: { $regex: "(" } }, { $where: "1" }, { n: { $size: "x" } }, { n: { $mod: [0] } }],
  ...[{ _id: { $oid: "zz" } }, { n: { $elemMatch: 1 } }, { n: { $not: 1 } }, { n: { $type: "x" } }],
  ...[[1], 5, raw('{"a":'), { at: { $date: "yesterday" } }, { $and: [{ n: 1 }, { $nope: 1 }] }],
];
const UPDATES: readonly unknown[] = [
  ...[{ $nope: { n: 1 } }, { $set: { n: 2 }, $nope: { n: 1 } }, { $inc: { n: "x" } }, { $set: 1 }],
  ...[{ $set: { a: 1, "a.b": 2 } }, { $rename: { text: "text" } }, { $inc: { n: {} } }, [1], 5],
  ...[{ $set: { a: 1 }, $inc: { a: 1 } }, { $push: { list: { $each: 1 } } }, raw('{"$set":'), "x"],
  ...[{ $set: { at: { $date: "yesterday" } } }, { $set: { _id: "other" } }, { $mul: { n: null } }],
];
const DOCUMENTS: readonly unknown[] = [
  ...[{ _id: "d1", stolen: true }, { at: { $date: "yesterday" } }, { _id: { $oid: "zz" } }, [1], 5],
  ...[
    raw('{"a":'),
    raw(`{"a":${"[".repeat(5_000)}1${"]".repeat(5_000)}}`),
    { _id: [1] },
    "x",
    null,
  ],
  ...[{ n: { $numberLong: "x" } }, { n: { $numberInt: "1.5" } }, { $set: { a: 1 } }],
];

export const badQuery = (random: Random): unknown => random.pick(QUERIES);
export const badUpdate = (random: Random): unknown => random.pick(UPDATES);
export const badDocument = (random: Random): unknown => random.pick(DOCUMENTS);

/** A field that nobody reads must not pass for one that was left out. */
export const STRAY_FIELD = { "nobody reads this": 1 };

/** Of a change to all documents, the first can be done and a later one cannot: `mixed` is a number in some of them. */
export const HALF_POSSIBLE = { query: {}, data: { $inc: { mixed: 1 } } };
