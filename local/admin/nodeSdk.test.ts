/** Goal: the unmodified @cloudbase/node-sdk meets here what it meets in the cloud. */
import { startTestServer, type TestServer } from "../testServer.ts";
import { nodeSdkOf, type NodeApp, type NodeDatabase } from "./testing/serverSdks.ts";

const ECHO =
  "exports.main = async (event) => event.fail ? Promise.reject(new Error('boom')) : { event };";

let server: TestServer;
let db: NodeDatabase;
let app: NodeApp;

beforeAll(async () => {
  const freezeAtMs = Date.UTC(2026, 0, 1);
  server = await startTestServer({ functions: { echo: { code: ECHO } }, freezeAtMs });
  app = nodeSdkOf(server);
  db = app.database();
});
afterAll(() => server.close());

/** A collection of its own for a test, with documents in it. */
async function collectionOf(name: string, docs: object[] = []) {
  await db.createCollection(name);
  if (docs.length > 0) await db.collection(name).add(docs);
  return db.collection(name);
}

it("stores and finds a document with every kind of value", async () => {
  const all = await collectionOf("kinds");
  const at = new Date(1_700_000_000_000);
  const doc = {
    _id: "a",
    n: 1,
    f: 1.5,
    big: 3_000_000_000,
    s: "分",
    at,
    nul: null,
    l: [1, { b: 2 }],
  };
  const added = await all.add({
    ...doc,
    served: db.serverDate({ offset: 60_000 }),
    gone: undefined,
  });
  expect(added).toMatchObject({ id: "a" });
  const { data } = await all.doc("a").get();
  expect(data).toEqual([{ ...doc, served: new Date(Date.UTC(2026, 0, 1) + 60_000) }]);
});

it("makes 32 hex digits where _id is missing", async () => {
  const { ids } = (await (await collectionOf("ids")).add([{}, {}])) as { ids?: string[] };
  expect(ids).toEqual([
    expect.stringMatching(/^[0-9a-f]{32}$/),
    expect.stringMatching(/^[0-9a-f]{32}$/),
  ]);
});

it("orders, skips, limits and shows chosen fields", async () => {
  const docs = [5, 3, 1, 4, 2].map((n) => ({ _id: `d${n}`, n, more: { deep: n, other: 0 } }));
  const all = await collectionOf("pages", docs);
  const page = all.orderBy("n", "desc").skip(1).limit(2).field({ n: true, "more.deep": true });
  expect((await page.get()).data).toEqual([
    { _id: "d4", n: 4, more: { deep: 4 } },
    { _id: "d3", n: 3, more: { deep: 3 } },
  ]);
  expect(await all.where({ n: db.command.gte(3) }).count()).toMatchObject({ total: 3 });
});

it("finds 100 documents unless asked for more, and never more than 1000", async () => {
  const all = await collectionOf("many");
  for (const from of [0, 600]) {
    await all.add(Array.from({ length: 600 }, (_, i) => ({ _id: `d${from + i}` })));
  }
  expect((await all.get()).data).toHaveLength(100);
  expect((await all.limit(5000).get()).data).toHaveLength(1000);
});

it("updates, sets and removes", async () => {
  const all = await collectionOf("writes", [
    { _id: "a", n: 1, o: { x: 1, y: 2 } },
    { _id: "b", n: 2 },
  ]);
  expect(await all.doc("a").update({ n: db.command.inc(4), o: { x: 9 } })).toMatchObject({
    updated: 1,
  });
  expect((await all.doc("a").get()).data).toEqual([{ _id: "a", n: 5, o: { x: 9, y: 2 } }]);
  expect(await all.where({ n: db.command.gt(0) }).update({ seen: true })).toMatchObject({
    updated: 2,
  });
  expect(await all.doc("a").set({ only: 1 })).toMatchObject({ updated: 1 });
  expect(await all.doc("c").set({ only: 2 })).toMatchObject({ upsertedId: "c" });
  expect((await all.doc("a").get()).data).toEqual([{ _id: "a", only: 1 }]);
  expect(await all.doc("c").remove()).toMatchObject({ deleted: 1 });
  expect(await all.where({ seen: true }).remove()).toMatchObject({ deleted: 1 });
});

it("counts what matched, also when nothing changed: a compare-and-set can tell", async () => {
  const all = await collectionOf("cas", [{ _id: "a", rev: 1 }]);
  const write = (rev: number) => all.where({ _id: "a", rev }).update({ rev: rev + 1 });
  expect(await write(1)).toMatchObject({ updated: 1 });
  expect(await write(1)).toMatchObject({ updated: 0 });
  expect(await all.where({ rev: 2 }).update({ rev: 2 })).toMatchObject({ updated: 1 });
});

it("updates and returns the document in one step", async () => {
  const all = await collectionOf("counters", [{ _id: "a", n: 1 }]);
  const { command } = db;
  const made = await all.where({ _id: "a" }).updateAndReturn({ n: command.inc(1) });
  expect(made).toMatchObject({ updated: 1, doc: { _id: "a", n: 2 } });
  const none = await all.where({ _id: "z" }).updateAndReturn({ n: command.inc(1) });
  expect(none).toMatchObject({ updated: 0, doc: null });
});

it("aggregates with a look-up, groups, and answers 20 documents by itself", async () => {
  const $ = db.command.aggregate;
  const orders = await collectionOf("orders", [
    { _id: 1, item: "a", q: 2 },
    { _id: 2, item: "b", q: 3 },
  ]);
  await collectionOf("stock", [
    { sku: "a", price: 10 },
    { sku: "b", price: 20 },
  ]);
  const { data } = await orders
    .aggregate()
    .lookup({ from: "stock", localField: "item", foreignField: "sku", as: "s" })
    .unwind("$s")
    .group({ _id: null, total: $.sum($.multiply(["$q", "$s.price"])) })
    .end();
  expect(data).toEqual([{ _id: null, total: 80 }]);
  const many = await collectionOf(
    "thirty",
    Array.from({ length: 30 }, (_, n) => ({ n })),
  );
  expect((await many.aggregate().match({}).end()).data).toHaveLength(20);
  expect((await many.aggregate().sort({ n: -1 }).limit(25).end()).data).toHaveLength(25);
});

it("calls a function and brings back what it answers", async () => {
  const called = await app.callFunction({ name: "echo", data: { a: 1 } });
  expect(called.result).toEqual({ event: { a: 1 } });
  expect(called.requestId).toMatch(/^[0-9a-f-]{36}$/);
  expect((await app.callFunction({ name: "echo", data: undefined })).result).toEqual({ event: {} });
});

it.each<[code: string, act: () => Promise<unknown>]>([
  ["DATABASE_COLLECTION_NOT_EXIST", () => db.collection("nowhere").get()],
  [
    "DATABASE_REQUEST_FAILED",
    () => db.createCollection("taken").then(() => db.createCollection("taken")),
  ],
  ["DATABASE_DUPLICATE_WRITE", () => db.collection("taken").add([{ _id: "a" }, { _id: "a" }])],
  ["FUNCTION_NOT_FOUND", () => app.callFunction({ name: "nobody", data: {} })],
  ["FUNCTIONS_EXECUTE_FAIL", () => app.callFunction({ name: "echo", data: { fail: true } })],
  ["EXCEED_MAX_PAYLOAD_SIZE", () => app.callFunction({ name: "echo", data: "x".repeat(102_401) })],
  [
    "INVALID_PARAM",
    () => app.getTempFileURL({ fileList: Array<string>(51).fill("cloud://a.b/c") }),
  ],
])("refuses with %s", async (code, act) => {
  await expect(act()).rejects.toMatchObject({ code, requestId: expect.any(String) });
});
