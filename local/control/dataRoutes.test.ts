/** Goal: people look at documents and change them, and never overwrite each other unawares. */
import { startTestServer, type Answer, type TestServer } from "../testServer.ts";

const AT_MS = Date.UTC(2026, 0, 1);
const NOTE = `
  const tcb = require("@cloudbase/node-sdk");
  const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV });
  exports.main = async ({ text }) => app.database().collection("notes").doc("n1").update({ text });`;

let server: TestServer;
const ask = (path: string, body?: unknown): Promise<Answer> => server.control(`data/${path}`, body);
const errorOf = ({ status, body }: Answer) => ({
  status,
  code: (body["error"] as { code?: string } | undefined)?.code,
});

beforeAll(async () => {
  server = await startTestServer({ functions: { note: { code: NOTE } }, freezeAtMs: AT_MS });
  await ask("create-collection", { collection: "notes" });
});
afterAll(() => server.close());

it("makes collections and lists them with how many documents they hold", async () => {
  expect(errorOf(await ask("create-collection", { collection: "$bad name" })).status).toBe(400);
  await ask("create-collection", { collection: "counted" });
  await ask("save", { collection: "counted", document: { n: 1 } });
  const { body } = await ask("collections");
  expect(body["collections"]).toContainEqual({ name: "counted", documents: 1, indexes: [] });
});

it("saves and finds documents of any type, page by page", async () => {
  await ask("create-collection", { collection: "kinds" });
  const documents = [1, 2, 3].map((n) => ({
    ...{ _id: { $oid: `${n}`.repeat(24) }, n, at: { $date: "2026-01-01T00:00:00.000Z" } },
    big: { $numberLong: "9007199254740993" },
  }));
  for (const document of documents) {
    const saved = await ask("save", { collection: "kinds", document });
    expect(saved.body).toMatchObject({ ok: true, id: document._id, document });
  }
  const query = { at: { $lte: { $date: "2026-01-01T00:00:00.000Z" } }, n: { $gt: 1 } };
  const found = await ask("find", { collection: "kinds", query, order: { n: -1 }, limit: 1 });
  expect(found.body).toMatchObject({ total: 2, documents: [documents[2]] });
  const next = await ask("find", { collection: "kinds", query, order: { n: -1 }, offset: 1 });
  expect(next.body).toMatchObject({ total: 2, documents: [documents[1]] });
  const removed = await ask("remove", { collection: "kinds", id: documents[0]!._id });
  expect(removed.body).toMatchObject({ removed: 1 });
});

it("replaces only the version that was seen", async () => {
  const first = await ask("save", { collection: "notes", document: { _id: "mine", v: 1 } });
  const rev = first.body["rev"];
  const mine = { collection: "notes", document: { _id: "mine", v: 2 }, rev };
  const second = await ask("save", mine);
  expect(second.body).toMatchObject({ ok: true, document: { _id: "mine", v: 2 } });
  expect(errorOf(await ask("save", { ...mine, document: { _id: "mine", v: 3 } }))).toEqual({
    ...{ status: 409, code: "rev_conflict" },
  });
  const gone = { collection: "notes", id: "mine" };
  expect(errorOf(await ask("remove", { ...gone, rev })).status).toBe(409);
  const { body } = await ask("find", { collection: "notes", query: { _id: "mine" } });
  expect(body).toMatchObject({ documents: [{ v: 2 }], revs: [second.body["rev"]] });
  expect((await ask("remove", { ...gone, rev: second.body["rev"] })).body).toMatchObject({
    removed: 1,
  });
});

it("lets only one of many who save the same version at once go through", async () => {
  const { body } = await ask("save", { collection: "notes", document: { _id: "race", v: 0 } });
  const answers = await Promise.all(
    [1, 2, 3, 4].map((v) =>
      ask("save", { collection: "notes", document: { _id: "race", v }, rev: body["rev"] }),
    ),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
});

it('makes with rev "" only what is not there yet', async () => {
  const fresh = { collection: "notes", document: { _id: "fresh" }, rev: "" };
  expect((await ask("save", fresh)).status).toBe(200);
  expect(errorOf(await ask("save", fresh))).toEqual({
    ...{ status: 409, code: "database_duplicate_write" },
  });
});

it("remembers who changed what, and when", async () => {
  await ask("save", { collection: "notes", document: { _id: "n1", text: "by hand" } });
  const insert = { collectionName: "notes", data: ['{"_id":"n2"}'] };
  await server.admin({ action: "database.insertDocument", ...insert });
  await server.control("call", { name: "note", data: { text: "by function" } });
  await ask("remove", { collection: "notes", id: "n1" });
  const { body } = await ask("history?collection=notes&id=n1");
  const common = { atMs: AT_MS, collection: "notes", id: "n1" };
  const [old, now] = ["by hand", "by function"].map((text) => ({ _id: "n1", text }));
  expect(body).toMatchObject({ total: 3 });
  expect(body["changes"]).toEqual([
    { ...common, type: "delete", before: now, after: null, by: "face" },
    { ...common, type: "update", before: old, after: now, by: "note" },
    { ...common, type: "insert", before: null, after: old, by: "face" },
  ]);
  const script = (await ask("history?collection=notes&id=n2")).body["changes"];
  expect(script).toMatchObject([{ type: "insert", by: "script" }]);
  expect((await ask("history?limit=1")).body["changes"]).toHaveLength(1);
});

it("says what is wrong with a request", async () => {
  const wrong: readonly [string, object, number][] = [
    ["find", { collection: "nowhere" }, 404],
    ["find", { collection: "notes", query: [] }, 400],
    ["find", { collection: "notes", limit: -1 }, 400],
    ["find", { collection: "notes", query: { a: { $bad: 1 } } }, 400],
    ["save", { collection: "notes" }, 400],
    ["save", { collection: "notes", document: { $a: 1 } }, 400],
    ["save", { collection: "notes", document: {}, rev: 5 }, 400],
    ["save", { collection: "notes", document: {}, tpyo: 5 }, 400],
    ["remove", { collection: "notes" }, 400],
  ];
  for (const [path, body, status] of wrong) {
    expect([path, body, (await ask(path, body)).status]).toEqual([path, body, status]);
  }
  expect((await ask("history?limit=many")).status).toBe(400);
  expect(server.errors).toEqual([]);
});
