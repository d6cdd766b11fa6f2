/** Goal: one clock for functions, database, timers and WeChat, and a driven year that takes seconds. */
import { startTestServer, type TestServer } from "../testServer.ts";

const HOUR_MS = 3_600_000;
const START_MS = Date.UTC(2026, 0, 1);

const timer = (config: string) => [{ name: "tick", type: "timer", config }];
const WRITES = `
const tcb = require("@cloudbase/node-sdk");
const db = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV }).database();
exports.main = async ({ Time }) => db.collection("ticks").add({ _id: process.env.NAME + Time, now: Date.now(), served: db.serverDate() });`;
const FUNCTIONS = {
  dates: {
    code: `exports.main = async () => [Date.now(), new Date().getTime(), new Date(5).getTime(),
      Date.parse(Date()), new Date().constructor === Date, new Date() instanceof Date, Date.UTC(2000, 0),
      await new Promise((done) => setTimeout(() => done("real timers go on"), 5))];`,
  },
  hourly: { code: WRITES, triggers: timer("0 0 * * * * *"), envVariables: { NAME: "hourly " } },
  halfPast: { code: WRITES, triggers: timer("0 30 * * * * *"), envVariables: { NAME: "half " } },
  quiet: { code: "exports.main = () => 1;", triggers: timer("0 15 * * * * *") },
  broken: {
    code: "exports.main = async () => { throw new Error('down'); };",
    triggers: timer("0 0 0 1 6 * 2026"),
  },
};

let server: TestServer;

beforeEach(async () => {
  const files = { "database-indexes.json": JSON.stringify({ ticks: [] }) };
  server = await startTestServer({ functions: FUNCTIONS, files, freezeAtMs: START_MS });
});
afterEach(() => server.close());

const clock = async (body: object) => (await server.control("clock", body)).body;

it("is the time that functions see", async () => {
  const { body } = await server.control("call", { name: "dates" });
  expect(body["result"]).toEqual([
    ...[START_MS, START_MS, 5, START_MS, true, true, Date.UTC(2000, 0), "real timers go on"],
  ]);
  await clock({ freezeAtMs: 5_000_000_000_000 });
  const later = await server.control("call", { name: "dates" });
  expect(later.body["result"]).toMatchObject({ 0: 5_000_000_000_000 });
  const beforeMs = Date.now();
  const nowMs = Number((await clock({ mode: "real" }))["nowMs"]);
  expect([beforeMs <= nowMs, nowMs <= Date.now()]).toEqual([true, true]);
});

it("is driven before whatever else a request asks for", async () => {
  const toMs = START_MS + HOUR_MS / 2;
  const { body } = await server.control(`call?advanceToMs=${toMs}`, { name: "dates" });
  expect(body).toMatchObject({ ok: true, driven: { nowMs: toMs, ran: 2, failed: [] } });
  expect(body["result"]).toMatchObject({ 0: toMs });
  for (const wrong of ["soon", "0"]) {
    const refused = await server.control(`call?advanceToMs=${wrong}`, { name: "dates" });
    expect(refused.body).toMatchObject({ ok: false });
  }
});

it("runs what falls due in order of time, up to and including the end", async () => {
  const driven = await clock({ advanceToMs: START_MS + 2 * HOUR_MS });
  // hourly and quiet and halfPast twice each.
  const nowMs = START_MS + 2 * HOUR_MS;
  expect(driven).toEqual({
    ...{ ok: true, nowMs, mode: "frozen", factor: 0 },
    ...{ ran: 6, failed: [] },
  });
  const query = { action: "database.getDocument", collectionName: "ticks", order: '{"now":1}' };
  const { body } = await server.admin(query);
  const ticks = (body["data"] as { list: string[] }).list.map((text) => JSON.parse(text));
  expect(ticks.map(({ _id }) => _id)).toEqual([
    ...["half 2026-01-01T00:30:00Z", "hourly 2026-01-01T01:00:00Z"],
    ...["half 2026-01-01T01:30:00Z", "hourly 2026-01-01T02:00:00Z"],
  ]);
  const firstMs = String(START_MS + HOUR_MS / 2);
  expect(ticks[0]).toMatchObject({
    now: { $numberLong: firstMs },
    served: { $date: { $numberLong: firstMs } },
  });
  expect(await clock({ advanceToMs: START_MS + 2 * HOUR_MS })).toMatchObject({ ran: 0 });
});

it("tells which runs failed, the two retries among them", async () => {
  const firstMs = Date.UTC(2026, 4, 31, 16);
  await clock({ freezeAtMs: firstMs - 1000 });
  const { failed } = await clock({ advanceToMs: firstMs + 10 * 60_000 });
  const code = "FUNCTIONS_EXECUTE_FAIL";
  expect(failed).toEqual(
    [0, 60_000, 120_000].map((laterMs) => ({ name: "broken", atMs: firstMs + laterMs, code })),
  );
});

it("delivers WeChat's notices on the way", async () => {
  const pay = {
    functionName: "dates",
    outTradeNo: "t1",
    openid: "o",
    totalFee: 1,
    delayMs: 60_000,
  };
  expect((await server.control("wechat/pay", pay)).body).toMatchObject({ ok: true });
  expect(await clock({ advanceToMs: START_MS + 59_999 })).toMatchObject({ ran: 0 });
  expect(await clock({ advanceToMs: START_MS + 60_000 })).toMatchObject({ ran: 1 });
});

it("drives one request after the other", async () => {
  const [first, second] = await Promise.all([
    clock({ advanceToMs: START_MS + HOUR_MS }),
    clock({ advanceToMs: START_MS + 2 * HOUR_MS }),
  ]);
  expect([first["ran"], second["ran"]]).toEqual([3, 3]);
});

it("runs at a factor, and timers, functions and server dates with it", async () => {
  // Loaded before, as that takes longer than an hour on such a clock.
  for (const name of ["hourly", "halfPast", "dates"]) await server.control("call", { name });
  expect(await clock({ factor: 3_600 })).toMatchObject({ ok: true, factor: 3_600 });
  let ticks: { now: { $numberLong: string } }[] = [];
  for (const untilMs = performance.now() + 60_000; ticks.length < 4;) {
    if (performance.now() > untilMs) throw new Error(`${ticks.length} ticks`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const query = { action: "database.getDocument", collectionName: "ticks", order: '{"now":1}' };
    const { body } = await server.admin(query);
    ticks = (body["data"] as { list: string[] }).list.map((text) => JSON.parse(text));
  }
  const seen = await server.control("call", { name: "dates" });
  const [functionMs] = seen.body["result"] as number[];
  const { nowMs } = await clock({ factor: 0.01 });
  expect(Number(functionMs) - START_MS).toBeGreaterThan(HOUR_MS);
  expect(Number(nowMs)).toBeGreaterThanOrEqual(Number(functionMs));
  expect(Number(ticks[2]?.now.$numberLong)).toBeGreaterThanOrEqual(START_MS + HOUR_MS / 2);
  // It stands almost still now.
  const again = await server.control("health");
  expect(Number(again.body["nowMs"]) - Number(nowMs)).toBeLessThan(1_000);
});

it.each([0, 0.001, 100_001, "60", null])("knows no factor %j", async (factor) => {
  expect(await clock({ factor })).toMatchObject({ ok: false, error: { code: "bad_request" } });
});

it("cannot be driven while it follows real time", async () => {
  await clock({ mode: "real" });
  expect(await clock({ advanceToMs: 9_000_000_000_000 })).toMatchObject({
    ok: false,
    error: { code: "clock_not_frozen" },
  });
});
