/** Goal: each fault looks to functions and SDKs as it does in the cloud, and what it leaves behind is what it claims. */
import { nodeSdkOf, type NodeDatabase } from "../admin/testing/serverSdks.ts";
import { startTestServer, type TestServer } from "../testServer.ts";

const START_MS = Date.UTC(2026, 0, 1);
const HEAD = `
const tcb = require("@cloudbase/node-sdk");
const db = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV }).database();
const log = db.collection("log");`;
const FUNCTIONS = {
  three: {
    code: `${HEAD} exports.main = async ({ run }) => {
      for (const n of [1, 2, 3]) await log.add({ _id: run + n });
      return "done"; };`,
  },
  tick: {
    code: `${HEAD} exports.main = async () => {
      await log.add({ at: Date.now() });
      await new Promise((done) => setTimeout(done, 20)); };`,
    triggers: [{ name: "hourly", type: "timer", config: "0 0 * * * * *" }],
  },
  paid: {
    code: `${HEAD} exports.main = async () => { await log.add({ paid: 1 }); return { errcode: 0 }; };`,
  },
};

let server: TestServer;
let db: NodeDatabase;

beforeEach(async () => {
  const files = { "database-indexes.json": JSON.stringify({ log: [], other: [] }) };
  server = await startTestServer({ functions: FUNCTIONS, files, freezeAtMs: START_MS });
  db = nodeSdkOf(server).database();
});
afterEach(async () => {
  await server.close();
  expect(server.errors).toEqual([]);
});

const add = async (kind: string, match: object = {}, more: object = {}) => {
  const { body } = await server.control("faults", { add: { kind, match, ...more } });
  expect(body).toMatchObject({ ok: true });
};
const call = async (run: string) =>
  (await server.control("call", { name: "three", data: { run } })).body;
const ids = async (): Promise<string[]> =>
  (await db.collection("log").orderBy("_id", "asc").get()).data.map(({ _id }) => _id);
const injected = async () => (await server.control("faults")).body["injected"] as object[];

it("is conflict: nothing is written, and a transaction is run again by the SDK", async () => {
  await add("conflict", { collection: "log", action: "database.insertDocument" });
  const log = db.collection("log");
  await expect(log.add({ _id: "a" })).rejects.toMatchObject({
    code: "DATABASE_TRANSACTION_CONFLICT",
  });
  expect(await ids()).toEqual([]);
  await add("conflict", { action: "database.commitTransaction" });
  let tries = 0;
  await db.runTransaction(async (transaction: ReturnType<typeof db.startTransaction>) => {
    tries += 1;
    await transaction.collection("log").doc("t").set({ tries });
  });
  expect(tries).toBe(2);
  expect((await log.doc("t").get()).data).toMatchObject([{ tries: 2 }]);
  expect(await injected()).toMatchObject([
    { kind: "conflict", by: 2, action: "database.commitTransaction", atMs: START_MS },
    { kind: "conflict", by: 1, collection: "log" },
  ]);
});

it.each<[kind: string, left: string[]]>([
  ["killedBefore", ["r1"]],
  ["killedAfter", ["r1", "r2"]],
])("is %s the second operation of a call", async (kind, left) => {
  await add(kind, { functionName: "three", nth: 2 });
  expect(await call("r")).toMatchObject({ ok: false, error: { code: "FUNCTIONS_EXECUTE_FAIL" } });
  expect(await ids()).toEqual(left);
  // The next call has a worker of its own, and the rule has done its work.
  expect(await call("s")).toMatchObject({ ok: true, result: "done" });
  expect(await injected()).toMatchObject([{ kind, functionName: "three", operation: 2 }]);
});

it("is lost reply: what was asked for is done, and the SDK hears nothing of it", async () => {
  await add("lostReply", { collection: "log" });
  await expect(db.collection("log").add({ _id: "a" })).rejects.toBeDefined();
  expect(await ids()).toEqual(["a"]);
});

it("is slow reply", async () => {
  await add("slowReply", { collection: "other" }, { delayMs: 800 });
  await db.collection("log").get();
  expect(await injected()).toEqual([]);
  const beganMs = performance.now();
  await db.collection("other").get();
  expect(performance.now() - beganMs).toBeGreaterThan(799);
  expect(await injected()).toMatchObject([{ kind: "slowReply", collection: "other" }]);
});

it("is full disk: nothing of what is committed together is written", async () => {
  await add("fullDisk", { nth: 2 });
  const log = db.collection("log");
  await log.add({ _id: "before" });
  await expect(log.add([{ _id: "a" }, { _id: "b" }])).rejects.toMatchObject({
    code: "DATABASE_REQUEST_FAILED",
    message: expect.stringContaining("disk is full"),
  });
  await log.add({ _id: "c" });
  expect(await ids()).toEqual(["before", "c"]);
});

it("is overlapping timer", async () => {
  await add("overlappingTimer", { functionName: "tick" });
  const driven = await server.control("clock", { advanceToMs: START_MS + 2 * 3_600_000 });
  expect(driven.body).toMatchObject({ ran: 2, failed: [] });
  expect(await db.collection("log").count()).toMatchObject({ total: 3 });
});

it("is duplicate notice, and late notice by WeChat's own pause", async () => {
  const pay = { functionName: "paid", outTradeNo: "t1", openid: "o", totalFee: 1 };
  await add("duplicateNotice", { functionName: "paid" });
  await server.control("wechat/pay", pay);
  expect(await db.collection("log").count()).toMatchObject({ total: 2 });
  await add("lateNotice");
  await server.control("wechat/pay", { ...pay, outTradeNo: "t2" });
  expect(await db.collection("log").count()).toMatchObject({ total: 2 });
  await server.control("clock", { advanceToMs: START_MS + 60_000 });
  expect(await db.collection("log").count()).toMatchObject({ total: 3 });
});

it("happens by seed, the same each time, until it is cleared", async () => {
  const run = async (name: string) => {
    const set = await server.control("faults", { seed: 11, rates: { conflict: 0.5 } });
    expect(set.body).toMatchObject({ seed: 11, rates: { conflict: 0.5 } });
    const marks: boolean[] = [];
    for (let at = 0; at < 20; at += 1) {
      const added = db.collection("log").add({ _id: `${name}${at}` });
      marks.push(
        await added.then(
          () => true,
          () => false,
        ),
      );
    }
    return marks;
  };
  const [first, second] = [await run("a"), await run("b")];
  expect(first).toEqual(second);
  expect(new Set(first).size).toBe(2);
  expect((await server.control("faults", { clear: true })).body).toMatchObject({
    rates: {},
    rules: [],
  });
  await db.collection("log").add([{ _id: "calm" }]);
  expect((await server.control("faults?limit=3")).body["injected"]).toHaveLength(3);
});

it.each<[body: unknown]>([
  [{}],
  [{ clear: 1 }],
  [{ clear: true, rates: {} }],
  [{ seed: 1 }],
  [{ seed: -1, rates: {} }],
  [{ rates: { conflict: 2 } }],
  [{ rates: { earthquake: 1 } }],
  [{ add: { kind: "earthquake" } }],
  [{ add: { kind: "conflict", match: { nth: 0 } } }],
  [{ add: { kind: "conflict", match: { colour: "red" } } }],
  [{ add: { kind: "conflict", delayMs: 5 } }],
  [{ add: { kind: "fullDisk", match: { collection: "log" } } }],
  [{ add: { kind: "overlappingTimer", match: { action: "x" } } }],
])("refuses %j", async (body) => {
  const answer = await server.control("faults", body);
  expect(answer).toMatchObject({ status: 400, body: { error: { code: "bad_request" } } });
});
