/** Goal: the unmodified wx-server-sdk, which maps results and errors its own way, meets what it meets in the cloud. */
import type * as Sdk from "wx-server-sdk";
import { startTestServer, type TestServer } from "../testServer.ts";
import { wxSdkOf } from "./testing/serverSdks.ts";

const ECHO =
  "exports.main = async (event) => event.fail ? Promise.reject(new Error('boom')) : { event };";

let server: TestServer;
let cloud: typeof Sdk;

beforeAll(async () => {
  server = await startTestServer({ functions: { echo: { code: ECHO } } });
  cloud = wxSdkOf(server);
});
afterAll(() => server.close());

it("adds, reads, updates, counts and removes in its own words", async () => {
  const db = cloud.database();
  await db.createCollection("todos");
  const todos = db.collection("todos");
  expect(await todos.add({ data: { _id: "a", n: 1 } })).toMatchObject({ _id: "a" });
  expect(await todos.doc("a").get()).toMatchObject({ data: { _id: "a", n: 1 } });
  const updated = await todos.doc("a").update({ data: { n: db.command.inc(2) } });
  expect(updated).toMatchObject({ stats: { updated: 1 } });
  expect(await todos.doc("b").set({ data: { n: 9 } })).toMatchObject({ _id: "b" });
  expect(await todos.where({ n: db.command.gte(3) }).count()).toMatchObject({ total: 2 });
  const grouped = todos.aggregate().group({ _id: null, sum: db.command.aggregate.sum("$n") });
  expect(await grouped.end()).toMatchObject({ list: [{ _id: null, sum: 12 }] });
  expect(await todos.doc("b").remove()).toMatchObject({ stats: { removed: 1 } });
  await expect(todos.doc("b").get()).rejects.toMatchObject({
    errMsg: expect.stringContaining("document with _id b does not exist"),
  });
});

it.each<[errCode: number, act: () => Promise<unknown>]>([
  [-502005, async () => cloud.database().collection("nowhere").doc("a").get()],
  [
    -502001,
    async () =>
      cloud
        .database()
        .collection("todos")
        .where({ n: { $foo: 1 } })
        .count(),
  ],
])("fails with errCode %d", async (errCode, act) => {
  await expect(act()).rejects.toMatchObject({ errCode });
});

it("calls functions, and fails with the platform's code when they do", async () => {
  const called = await cloud.callFunction({ name: "echo", data: { a: 1 } });
  expect(called).toMatchObject({ result: { event: { a: 1 } } });
  const failed = cloud.callFunction({ name: "echo", data: { fail: true } });
  await expect(failed).rejects.toMatchObject({
    code: "FUNCTIONS_EXECUTE_FAIL",
    errMsg: expect.stringContaining("boom"),
  });
});

it("gets a picture from the open interface, through multipart and protobuf", async () => {
  const code = await cloud.openapi.wxacode.getUnlimited({ scene: "v1abc", checkPath: false });
  expect(code).toMatchObject({ errCode: 0, contentType: expect.stringMatching(/^image\//) });
  expect(Buffer.isBuffer((code as { buffer: unknown }).buffer)).toBe(true);
  await expect(cloud.openapi.nothing.likeThis({})).rejects.toMatchObject({ errCode: -604100 });
});
