import { type Database, openDatabase } from "./index.ts";
import { faultsIn } from "./faults.ts";
import { removeAll, temporaryDatabase } from "./fixtures/temporary.ts";
import { ObjectId, type Doc } from "./value.ts";

let database: Database;
let directory: string;

beforeEach(() => {
  ({ database, directory } = temporaryDatabase());
  database.createCollection("shop");
});
afterEach(removeAll);

const all = (): Promise<Doc[]> => database.find("shop", {});

it("gives documents without an _id one of 32 hex digits, and keeps the others", async () => {
  const { insertedIds } = await database.insert("shop", [{ a: 1 }, { a: 2, _id: "x" }]);
  expect(insertedIds).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/), "x"]);
  expect(await all()).toEqual([
    { _id: insertedIds[0], a: 1 },
    { _id: "x", a: 2 },
  ]);
});

it("tells the types of _id apart", async () => {
  const ids = [1, "1", new ObjectId("000000000000000000000001"), new Date(1), true, null, { a: 1 }];
  await database.insert(
    "shop",
    ids.map((_id) => ({ _id })),
  );
  for (const _id of ids) expect(await database.find("shop", { query: { _id } })).toEqual([{ _id }]);
  await expect(database.insert("shop", [{ _id: [1] }])).rejects.toMatchObject({
    code: "DATABASE_REQUEST_FAILED",
  });
});

it("refuses a second document of one _id, in MongoDB's words", async () => {
  await database.insert("shop", [{ _id: "x" }]);
  await expect(database.insert("shop", [{ _id: "y" }, { _id: "x" }])).rejects.toMatchObject({
    code: "DATABASE_DUPLICATE_WRITE",
    message: expect.stringContaining("E11000 duplicate key error collection: shop index: _id_"),
  });
  expect(await all()).toEqual([{ _id: "x" }]);
});

it("lets a failing write hurt nobody of its turn", async () => {
  const outcomes = await Promise.allSettled([
    database.insert("shop", [{ _id: 1 }]),
    database.insert("shop", [{ _id: 2 }, { _id: 1 }]),
    database.insert("shop", [{ _id: 3 }]),
    database.update("shop", { query: { _id: 3 }, data: { $set: { n: 1 } } }),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual([
    "fulfilled",
    "rejected",
    "fulfilled",
    "fulfilled",
  ]);
  expect(await all()).toEqual([{ _id: 1 }, { _id: 3, n: 1 }]);
});

it("updates all or none", async () => {
  await database.insert("shop", [
    { _id: 1, n: 1 },
    { _id: 2, n: "text" },
  ]);
  const update = database.update("shop", { query: {}, data: { $inc: { n: 1 } }, multi: true });
  await expect(update).rejects.toMatchObject({ code: "DATABASE_REQUEST_FAILED" });
  expect(await all()).toEqual([
    { _id: 1, n: 1 },
    { _id: 2, n: "text" },
  ]);
});

it("counts what matched, and charges what changed", async () => {
  await database.insert("shop", [
    { _id: 1, n: 1 },
    { _id: 2, n: 2 },
  ]);
  const cost = { documentsRead: 0, documentsWritten: 0 };
  const request = { query: {}, data: { $set: { n: 1 } }, multi: true };
  expect(await database.update("shop", request, { cost })).toEqual({
    updated: 2,
    upsertedId: null,
  });
  expect(cost).toEqual({ documentsRead: 2, documentsWritten: 1 });
});

it("upserts and replaces", async () => {
  const request = { query: { _id: 7 }, data: { a: 1 }, upsert: true, replace: true };
  expect(await database.update("shop", request)).toEqual({ updated: 0, upsertedId: 7 });
  expect(await database.update("shop", { ...request, data: { b: 2 } })).toEqual({
    updated: 1,
    upsertedId: null,
  });
  expect(await all()).toEqual([{ _id: 7, b: 2 }]);
});

it("returns the document as it is after the update", async () => {
  await database.insert("shop", [{ _id: 1, n: 1 }]);
  const request = { query: { n: 1 }, data: { $inc: { n: 1 } } };
  expect(await database.updateAndReturn("shop", request)).toEqual({
    updated: 1,
    doc: { _id: 1, n: 2 },
  });
  expect(await database.updateAndReturn("shop", request)).toEqual({ updated: 0, doc: null });
});

it("never changes an _id", async () => {
  await database.insert("shop", [{ _id: 1 }]);
  const update = database.update("shop", { query: { _id: 1 }, data: { $set: { _id: 2 } } });
  await expect(update).rejects.toMatchObject({ code: "DATABASE_REQUEST_FAILED" });
});

it("removes one or all, and sorts, skips, cuts and projects", async () => {
  await database.insert(
    "shop",
    [3, 1, 2].map((n) => ({ _id: n, n, m: -n })),
  );
  const request = { order: { n: -1 }, offset: 1, limit: 1, projection: { n: 1 } };
  expect(await database.find("shop", request)).toEqual([{ _id: 2, n: 2 }]);
  expect(await database.remove("shop", { query: { n: { $gt: 1 } } })).toBe(1);
  expect(await database.remove("shop", { query: {}, multi: true })).toBe(2);
  expect(await database.count("shop", {})).toBe(0);
});

it("limits a search to 100, at most 1,000, and an aggregate to 20", async () => {
  await database.insert(
    "shop",
    Array.from({ length: 1_100 }, (_, _id) => ({ _id })),
  );
  expect(await database.find("shop", {})).toHaveLength(100);
  expect(await database.find("shop", { limit: 5_000 })).toHaveLength(1_000);
  expect(await database.aggregate("shop", [{ $match: {} }])).toHaveLength(20);
  expect(await database.aggregate("shop", [{ $limit: 30 }])).toHaveLength(30);
  expect(database.stats("shop")).toEqual({ documents: 1_100 });
});

it("knows no collection that was not made", async () => {
  await expect(database.find("nowhere", {})).rejects.toMatchObject({
    code: "DATABASE_COLLECTION_NOT_EXIST",
    message: expect.stringContaining("[ResourceNotFound] Db or Table not exist: nowhere."),
  });
  expect(() => database.createCollection("shop")).toThrow("Table exist");
  expect(() => database.createCollection("a; DROP TABLE c_1")).toThrow("invalid collection name");
  database.createCollection("Shop");
  expect(database.collections()).toEqual(["Shop", "shop"]);
});

it("gives out nothing that it keeps", async () => {
  const given: Doc = { _id: 1, list: [{ at: 1 }] };
  const inserted = database.insert("shop", [given]);
  (given["list"] as Doc[])[0]!["at"] = 2;
  await inserted;
  const [first] = await all();
  (first!["list"] as Doc[])[0]!["at"] = 3;
  expect(await all()).toEqual([{ _id: 1, list: [{ at: 1 }] }]);
});

it("refuses a second opening of its directory, and opens again after a close", async () => {
  await database.insert("shop", [{ _id: 1 }]);
  const options = { directory, durability: "full", nowMs: Date.now } as const;
  expect(() => openDatabase(options)).toThrow("is open in another process");
  await database.close();
  await expect(all()).rejects.toThrow("closed");
  const again = openDatabase(options);
  expect(await again.find("shop", {})).toEqual([{ _id: 1 }]);
  await again.close();
  expect(faultsIn(directory)).toEqual([]);
});
