/** Goal: functions are called as the platform's triggers call them, with its payload and within its limits. */
import { startTestServer, type TestServer } from "../testServer.ts";

const AT_MS = Date.UTC(2026, 0, 1);
const RECORD = `exports.main = async () => ({ openid: process.env.WX_OPENID ?? null });`;
const LOOP = `
  const tcb = require("@cloudbase/node-sdk");
  const db = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV }).database();
  exports.main = ({ data }) =>
    db.collection("looping").doc(data.docId).update({ n: db.command.inc(1) });`;

const always = { events: ["insert", "update", "delete"], functions: ["record"] };
const paid = { field: "state", operator: "=", value: "paid" };
const dear = { field: "price.fen", operator: ">=", value: 100 };
const TRIGGERS = {
  plain: { collection: "plain", ...always, why: "To see it all." },
  all: { collection: "all", ...always, conditions: [paid, dear] },
  any: { collection: "any", ...always, match: "any", conditions: [paid, dear] },
  once: { collection: "once", ...always, frequency: "once" },
  window: { collection: "window", ...always, frequency: { everySeconds: 60 } },
  large: { collection: "large", events: ["insert"], functions: ["record"] },
  inserts: { collection: "inserts", events: ["insert"], functions: ["record", "other"] },
  loop: { collection: "looping", events: ["insert", "update"], functions: ["loop"] },
  many: { collection: "many", events: ["insert"], functions: ["other"] },
};

type Entry = Record<string, unknown>;
type Event = Record<string, unknown> & { readonly data: Record<string, unknown> };

let server: TestServer;
let nowMs = AT_MS;

beforeAll(async () => {
  server = await startTestServer({
    functions: {
      record: { code: RECORD },
      loop: { code: LOOP },
      other: { code: "exports.main = async () => { throw new Error('no'); };" },
    },
    files: { "database-triggers.json": JSON.stringify(TRIGGERS) },
    freezeAtMs: AT_MS,
  });
  for (const { collection } of Object.values(TRIGGERS)) {
    await data("create-collection", { collection });
  }
});
afterAll(() => server.close());

// Each test has a minute of its own, so that none uses up another's events of a second.
beforeEach(() => advanceTo(nowMs + 60_000));

async function advanceTo(atMs: number): Promise<void> {
  nowMs = atMs;
  await server.control("clock", { advanceToMs: atMs });
}

const data = (path: string, body: object) => server.control(`data/${path}`, body);
const save = (collection: string, document: object) => data("save", { collection, document });
const update = (collectionName: string, _id: string, changes: object) =>
  server.admin({
    ...{ action: "database.modifyDocument", collectionName, merge: true },
    ...{ query: JSON.stringify({ _id }), data: JSON.stringify(changes) },
  });

async function log(trigger: string): Promise<readonly Entry[]> {
  const { body } = await server.control(`triggers/log?limit=1000&trigger=${trigger}`);
  return body["entries"] as Entry[];
}

/** The log of a trigger once so many entries stand in it and no call is running; newest first. */
async function settledLog(trigger: string, count: number): Promise<readonly Entry[]> {
  for (;;) {
    const entries = await log(trigger);
    const isDone = entries.every(({ outcome }) => outcome !== "running");
    if (entries.length >= count && isDone) return entries;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** What a call got and gave. */
async function call({ requestId }: Entry): Promise<{ event: Event; output: unknown }> {
  const { body } = await server.control(`calls/one?requestId=${String(requestId)}`);
  const { input, output } = body["call"] as Record<"input" | "output", { text: string }>;
  return { event: JSON.parse(input.text) as Event, output: JSON.parse(output.text) };
}

async function state(trigger: string): Promise<unknown> {
  const { body } = await server.control("triggers");
  return (body["triggers"] as Entry[]).find(({ name }) => name === trigger);
}

it("calls with a CloudEvent for each insert, update and delete, in nobody's name", async () => {
  await save("plain", {
    _id: "a",
    n: 1,
    in: { x: 1, y: 2 },
    at: { $date: AT_MS },
  });
  await update("plain", "a", { $set: { n: 2, "in.x": 5 }, $unset: { "in.y": "" } });
  await save("plain", { _id: "a", whole: true });
  await data("remove", { collection: "plain", id: "a" });
  const entries = await settledLog("plain", 4);
  const calls = await Promise.all(entries.map(call));
  // They go out in any order.
  const of = (isIt: (data: Event["data"]) => boolean) =>
    calls.find(({ event }) => isIt(event.data))!;
  const insert = of(({ dataType }) => dataType === "insert");
  expect(insert.event).toEqual({
    ...{ specversion: "1.0", datacontenttype: "application/json" },
    time: new Date(nowMs).toISOString(),
    id: expect.stringMatching(/^[0-9a-f-]{36}\.a$/),
    source: "tcb/database.ap-shanghai.local-env.plain",
    type: "com.tcb.database.insert",
    subject: "plain.a",
    data: {
      ...{ docId: "a", dataType: "insert", updatedFields: null, RemovedFields: null },
      doc: { _id: "a", n: 1, in: { x: 1, y: 2 }, at: { $date: AT_MS } },
    },
  });
  expect(insert.output).toEqual({ openid: null });
  const change = of(({ updatedFields }) => updatedFields !== null);
  expect(change.event.data).toMatchObject({
    ...{ dataType: "update", updatedFields: { n: 2, "in.x": 5 }, RemovedFields: ["in.y"] },
    doc: { n: 2, in: { x: 5 } },
  });
  const replace = of(({ dataType, updatedFields }) => dataType === "update" && !updatedFields);
  expect(replace.event.data).toEqual({
    ...{ docId: "a", dataType: "update", updatedFields: null, RemovedFields: null },
    doc: { _id: "a", whole: true },
  });
  const remove = of(({ dataType }) => dataType === "delete");
  expect(remove.event).toMatchObject({ type: "com.tcb.database.delete", subject: "plain.a" });
  expect(remove.event.data).toMatchObject({ doc: { _id: "a", whole: true } });
});

it("asks all or any of its conditions, of an update only what the document has become", async () => {
  for (const collection of ["all", "any"]) {
    await save(collection, { _id: "none", state: "new", price: { fen: 1 } });
    await save(collection, { _id: "one", state: "paid", price: { fen: 1 } });
    await save(collection, { _id: "both", state: "paid", price: { fen: 100 } });
    await save(collection, { _id: "text", state: "new", price: { fen: "200" } });
    await update(collection, "both", { $set: { state: "new", "price.fen": 1 } });
    await update(collection, "none", { $set: { state: "paid", "price.fen": 100 } });
    await data("remove", { collection, id: "none" });
  }
  const told = async (trigger: string, count: number): Promise<string[]> =>
    (await settledLog(trigger, count))
      .map(({ event, docId }) => `${String(event)} ${String(docId)}`)
      .sort();
  const all = ["delete none", "insert both", "update none"];
  expect(await told("all", 3)).toEqual(all);
  expect(await told("any", 4)).toEqual([...all, "insert one"].sort());
});

it("calls every time, once, or once in a time, by the server's clock", async () => {
  const beganMs = nowMs;
  for (const collection of ["once", "window"]) {
    await save(collection, { n: 1 });
    await save(collection, { n: 2 });
  }
  await advanceTo(beganMs + 59_999);
  await save("window", { n: 3 });
  await advanceTo(beganMs + 60_000);
  for (const collection of ["once", "window"]) await save(collection, { n: 4 });
  expect(await settledLog("once", 1)).toHaveLength(1);
  expect(await settledLog("window", 2)).toHaveLength(2);
  expect(await state("once")).toMatchObject({ fired: 1, heldBack: 2, dropped: 0 });
  expect(await state("window")).toMatchObject({ fired: 2, heldBack: 2, dropped: 0 });
});

it("calls each function of a trigger, and logs what they came to, newest first", async () => {
  await save("inserts", { _id: "a" });
  await update("inserts", "a", { $set: { n: 1 } });
  const entries = await settledLog("inserts", 2);
  const byName = Object.fromEntries(entries.map((entry) => [String(entry["function"]), entry]));
  expect(byName["record"]).toEqual({
    ...{ atMs: nowMs, trigger: "inserts", event: "insert", docId: "a", function: "record" },
    ...{ outcome: "ok", requestId: expect.any(String) },
  });
  expect(byName["other"]).toMatchObject({ outcome: "failed", error: { code: expect.any(String) } });
  await save("inserts", { _id: "b" });
  const later = await settledLog("inserts", 4);
  expect(later.map(({ docId }) => docId)).toEqual(["b", "b", "a", "a"]);
});

it("drops what is larger than 256 KB, and what is more than 200 in a second", async () => {
  await save("large", { _id: "large", text: "x".repeat(256 * 1024) });
  expect(await log("large")).toMatchObject([
    { outcome: "dropped", docId: "large", why: "the event is larger than 256 KB" },
  ]);
  await save("large", { _id: "just", text: "x".repeat(255 * 1024) });
  expect(await settledLog("large", 2)).toMatchObject([{ outcome: "ok", docId: "just" }, {}]);
  await advanceTo(nowMs + 1_000);
  const documents = Array.from({ length: 210 }, (_, n) => JSON.stringify({ n }));
  const insert = { action: "database.insertDocument", collectionName: "many" };
  await server.admin({ ...insert, data: documents });
  const entries = await settledLog("many", 210);
  const dropped = entries.filter(({ outcome }) => outcome === "dropped");
  expect(dropped).toHaveLength(10);
  expect(dropped[0]).toMatchObject({ why: "more than 200 events in a second" });
  expect(await state("many")).toMatchObject({ fired: 200, dropped: 10 });
});

it("warns of a function that its own writes call, and ends the loop by the limit", async () => {
  await save("looping", { _id: "a", n: 0 });
  const entries = await settledLog("loop", 202);
  const warnings = entries.filter(({ outcome }) => outcome === "warning");
  expect(warnings).toMatchObject([
    { function: "loop", why: "loop writes to looping, whose changes call loop again" },
  ]);
  expect(await state("loop")).toMatchObject({ fired: 200, dropped: 1 });
  expect(server.errors).toEqual([]);
}, 60_000);
