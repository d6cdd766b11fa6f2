import { byMode, refused, refusedWrite, same, type Expected } from "./expected.ts";

const ids = (...all: readonly string[]) => same({ data: all.map((_id) => ({ _id })) });
export const DATE = expect.stringMatching(/^date \d{13}$/) as unknown;
export const OWNER = expect.any(String) as unknown;

const A = {
  ...{ _id: "a", n: 1, f: 1.5, big: 3_000_000_000, nothing: null, tags: ["q"] },
  ...{ at: "date 1700000000000", now: DATE, place: { longitude: 113, latitude: 23 } },
  ...{ deep: { d: { e: 1 } }, _openid: OWNER },
};
const { nothing: _, ...rest } = A;
export const A_UPDATED = {
  ...{ ...rest, n: 2, tags: ["q", "z"], deep: { d: { e: 5 } } },
  ...{ more: { z: 1 }, big: { whole: true } },
};
/** How an expression comes back: the gateway's EJSON makes a BSONRegExp of it. */
export const X = { plain: { $regex: "x", $options: "i" }, bson: { pattern: "x", options: "i" } };

const WRITES: Record<string, Expected> = {
  createCollection: refused("DATABASE_PERMISSION_DENIED"),
  add: same({ id: "a" }),
  "add many": same({ ids: ["b", "c"] }),
  "add, a number for an id": same({ id: 7 }),
  "add twice": refusedWrite("DATABASE_DUPLICATE_WRITE"),
  "add with _openid": refusedWrite("INVALID_PARAM"),
  "add to no collection": refusedWrite("DATABASE_COLLECTION_NOT_EXIST"),
  "doc.create": same({ id: "named" }),
};

const READS: Record<string, Expected> = {
  "doc.get": byMode({ data: [{ ...A, pattern: X.plain }] }, { data: [{ ...A, pattern: X.bson }] }),
  "doc.get, nothing there": same({ data: [] }),
  "doc.get by number": same({ data: [{ _id: 7, n: 7 }] }),
  "doc.field": same({ data: [{ _id: "a", deep: { d: { e: 1 } } }] }),
  "where, order, skip, limit, field": same({
    data: [
      { _id: "c", n: 3 },
      { _id: "b", n: 2 },
    ],
  }),
  "where and": ids("a", "b"),
  "where or": ids("a", "c"),
  "where in": ids("b", "c"),
  "where deep": ids("a"),
  "where date": ids("a"),
  "where date, less": ids(),
  "where regexp": ids("a"),
  "where db.RegExp": ids("a"),
  "where in regexp": ids("a"),
  "where _openid": same({ total: 5 }),
  "where nothing": same({ total: 5 }),
  count: same({ total: 3 }),
  "get of no collection": refused("DATABASE_COLLECTION_NOT_EXIST"),
};

const CHANGES: Record<string, Expected> = {
  "doc.update": byMode({ updated: 1, upsertedId: null }, { updated: 1 }),
  "doc.update, after": byMode(
    { data: [{ ...A_UPDATED, pattern: X.plain }] },
    { data: [{ ...A_UPDATED, pattern: X.bson }] },
  ),
  "doc.update, nothing there": byMode({ updated: 0, upsertedId: null }, { updated: 0 }),
  "update with _openid": refusedWrite("INVALID_PARAM"),
  "where.update": byMode({ updated: 4 }, { updated: 4, upsertId: "" }),
  "doc.set, new": byMode({ updated: 0, upsertedId: "s" }, { updated: 0 }),
  "doc.set, again": byMode({ updated: 1, upsertedId: null }, { updated: 1 }),
  // The gateway sets fields where the action replaces the document.
  "doc.set, after": byMode(
    { data: [{ _id: "s", m: 1, _openid: OWNER }] },
    { data: [{ _id: "s", n: 9, at: "date 5", m: 1, _openid: OWNER }] },
  ),
  "doc.remove": same({ deleted: 1 }),
  "doc.remove, nothing there": same({ deleted: 0 }),
  "where.remove": same({ deleted: 1 }),
};

const AGGREGATES: Record<string, Expected> = {
  "aggregate group": same({ data: [{ _id: null, s: 11 }] }),
  "aggregate date": same({ data: [{ _id: "a", at: "date 1700000000000" }] }),
  "aggregate regexp": same({ data: [{ _id: "a", n: 2 }] }),
  "aggregate page": same({ data: [{ _id: "a", n: 2 }] }),
  "aggregate lookup": same({ data: [{ _id: "a", others: [{ _id: "o", thing: "a" }] }] }),
  "aggregate of no collection": refused("DATABASE_COLLECTION_NOT_EXIST"),
};

/** What comes out of `documentSteps`. */
export const DOCUMENT_OUTCOMES: Readonly<Record<string, Expected>> = {
  ...{ ...WRITES, ...READS, ...CHANGES, ...AGGREGATES },
};
