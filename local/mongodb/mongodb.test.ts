/**
 * Goal: the adapter to a real MongoDB keeps the promises of the embedded database. The same contract runs on the
 * embedded database itself, on a server of MongoDB's protocol over it, and on the server of MONGODB_URI where that is
 * set.
 */
import type { Database, Doc } from "../database/index.ts";
import { ObjectId } from "../database/value.ts";
import { NOW_MS, PLACES, REAL_URI, type Opened } from "./fixtures/servers.ts";

describe.each(PLACES)("on %s", (_, open) => {
  let opened: Opened;
  let database: Database;

  beforeAll(async () => {
    opened = await open();
    ({ database } = opened);
  });
  afterAll(() => opened.close());

  let collection = "";
  let made = 0;
  beforeEach(() => {
    collection = `c${++made}`;
    database.createCollection(collection);
  });

  const find = (query: Doc): Promise<Doc[]> => database.find(collection, { query });

  it("keeps every kind of value", async () => {
    const doc = {
      _id: "x",
      int: 5,
      long: 3_000_000_000,
      huge: 9_007_199_254_740_993n,
      double: 1.5,
      date: new Date(NOW_MS),
      id: new ObjectId("64b000000000000000000001"),
      nothing: null,
      list: [1, { a: true }],
    };
    await database.insert(collection, [doc]);
    expect(await find({ long: 3_000_000_000, huge: 9_007_199_254_740_993n })).toEqual([doc]);
  });

  it("makes ids of 32 hex digits, for upserts too", async () => {
    const { insertedIds } = await database.insert(collection, [{ n: 1 }]);
    expect(insertedIds).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/)]);
    const made = await database.update(collection, {
      query: { n: 2 },
      data: { $set: { m: 1 } },
      upsert: true,
    });
    expect(made).toEqual({ updated: 0, upsertedId: expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect(await find({ n: 2 })).toEqual([{ _id: made.upsertedId, n: 2, m: 1 }]);
  });

  it("updates one or many, counts what matched, replaces, returns the new one", async () => {
    await database.insert(collection, [
      { _id: "a", n: 1 },
      { _id: "b", n: 1 },
    ]);
    const inc = { query: { n: 1 }, data: { $inc: { n: 1 } } };
    expect((await database.update(collection, inc)).updated).toBe(1);
    expect((await database.update(collection, { ...inc, query: {}, multi: true })).updated).toBe(2);
    const replaced = { query: { _id: "a" }, data: { z: 1 }, replace: true, upsert: true };
    expect(await database.update(collection, replaced)).toEqual({ updated: 1, upsertedId: null });
    const returned = await database.updateAndReturn(collection, {
      query: { _id: "a", z: 1 },
      data: { $set: { at: { $tcb_server_date: { offset: 5 } } } },
    });
    expect(returned).toEqual({
      updated: 1,
      doc: { _id: "a", z: 1, at: new Date(NOW_MS + 5) },
    });
    expect(await database.remove(collection, { query: {}, multi: true })).toBe(2);
  });

  it.each<[string, (db: Database, name: string) => Promise<unknown>, string]>([
    ["a missing collection", (db) => db.find("none", {}), "DATABASE_COLLECTION_NOT_EXIST"],
    [
      "a taken id",
      (db, name) => db.insert(name, [{ _id: "y" }, { _id: "x" }]),
      "DATABASE_DUPLICATE_WRITE",
    ],
    [
      "a field that begins with $",
      (db, name) => db.insert(name, [{ $a: 1 }]),
      "DATABASE_REQUEST_FAILED",
    ],
    [
      "an update without operators",
      (db, name) => db.update(name, { query: {}, data: { a: 1 } }),
      "DATABASE_REQUEST_FAILED",
    ],
    [
      "an operator that there is not",
      (db, name) => db.find(name, { query: { a: { $foo: 1 } } }),
      "DATABASE_REQUEST_FAILED",
    ],
    ["an unknown transaction", (db) => db.commit("none"), "DATABASE_TRANSACTION_FAIL"],
  ])("refuses %s, and writes nothing", async (_, wish, code) => {
    await database.insert(collection, [{ _id: "x" }]);
    await expect(wish(database, collection)).rejects.toMatchObject({ code });
    expect(await find({})).toEqual([{ _id: "x" }]);
  });

  it("sorts, pages, projects and counts", async () => {
    await database.insert(
      collection,
      Array.from({ length: 120 }, (_, n) => ({ _id: n, n, extra: true })),
    );
    expect(await database.find(collection, {})).toHaveLength(100);
    const page = { order: { n: -1 }, offset: 2, limit: 2, projection: { n: 1 } };
    expect(await database.find(collection, page)).toEqual([
      { _id: 117, n: 117 },
      { _id: 116, n: 116 },
    ]);
    expect(await database.count(collection, { n: { $gte: 100 } })).toBe(20);
    const cost = { documentsRead: 0, documentsWritten: 0 };
    const sums = [{ $match: { n: { $lt: 3 } } }, { $group: { _id: null, sum: { $sum: "$n" } } }];
    expect(await database.aggregate(collection, sums, { cost })).toEqual([{ _id: null, sum: 3 }]);
    expect(await database.aggregate(collection, [{ $sort: { n: 1 } }])).toHaveLength(20);
    expect(cost.documentsRead).toBeGreaterThan(0);
  });

  it("commits a transaction, forgets an aborted one, and tells of a conflict", async () => {
    await database.insert(collection, [{ _id: "x", n: 1 }]);
    const plus = { query: { _id: "x" }, data: { $inc: { n: 1 } } };
    const first = database.startTransaction();
    const second = database.startTransaction();
    await database.find(collection, { query: { _id: "x" } }, { transactionId: second });
    await database.update(collection, plus, { transactionId: first });
    expect(await find({})).toEqual([{ _id: "x", n: 1 }]);
    await expect(
      database.update(collection, plus, { transactionId: second }),
    ).rejects.toMatchObject({ code: "DATABASE_TRANSACTION_CONFLICT" });
    await database.abort(second);
    await database.commit(first);
    expect(await find({})).toEqual([{ _id: "x", n: 2 }]);
    const third = database.startTransaction();
    await database.update(collection, plus, { transactionId: third });
    await database.abort(third);
    await expect(database.commit(third)).rejects.toMatchObject({
      code: "DATABASE_TRANSACTION_FAIL",
    });
    expect(await find({})).toEqual([{ _id: "x", n: 2 }]);
  });

  it("makes indexes, unique ones too, and lists collections", async () => {
    database.ensureCollection("indexed", [
      { name: "by_n", unique: true, keys: [{ name: "n", direction: "1" }] },
    ]);
    await database.insert("indexed", [{ n: 1 }]);
    await expect(database.insert("indexed", [{ n: 1 }])).rejects.toMatchObject({
      code: "DATABASE_DUPLICATE_WRITE",
    });
    expect(database.collections()).toContain("indexed");
    expect(() => database.createCollection("indexed")).toThrow("Table exist");
  });
});

if (REAL_URI === undefined) {
  it("was not run against a real MongoDB: set MONGODB_URI to do so", () => {
    expect(PLACES).toHaveLength(2);
  });
}
