/** Goal: a call can be found again, with what went in, what came out, and what it cost. */
import { startTestServer, type TestServer } from "../testServer.ts";

let server: TestServer;
const SAVES = `const cloud = require("wx-server-sdk"); cloud.init();
exports.main = async (event) => {
  const { _id } = await cloud.database().collection("orders").add({ data: { n: event.n } });
  await cloud.database().collection("orders").doc(_id).get();
  console.log("saved", _id);
  return { _id };
};`;

beforeAll(async () => {
  server = await startTestServer({
    functions: {
      saves: { code: SAVES, memorySize: 512, timeout: 60 },
      fails: { code: "exports.main = async () => { throw new Error('no'); };" },
      echo: { code: "exports.main = async (event) => event;" },
    },
    files: { "database-rules.json": JSON.stringify({ orders: { read: false, write: false } }) },
    freezeAtMs: 1_000,
  });
  for (const n of [1, 2]) {
    await server.control("call", { name: "saves", data: { n }, identity: { openid: `o_${n}` } });
  }
  await server.control("call", { name: "fails", identity: { uid: "u_1" } });
  await server.control("call", { name: "echo", data: { text: "长".repeat(9_000) } });
});
afterAll(() => server.close());

const listed = async (query: string) => {
  const { body } = await server.control(`calls${query}`);
  const calls = body["calls"] as { requestId: string; functionName: string; openid?: string }[];
  return { calls, names: calls.map(({ functionName }) => functionName), total: body["total"] };
};

it.each([
  ["", ["echo", "fails", "saves", "saves"], 4],
  ["?limit=1&offset=1", ["fails"], 4],
  ["?q=O_2", ["saves"], 1],
  ["?q=u_1", ["fails"], 1],
  ["?q=EXECUTE_FAIL", ["fails"], 1],
  ["?function=saves", ["saves", "saves"], 2],
  ["?function=save", [], 0],
  ["?outcome=failed", ["fails"], 1],
  ["?outcome=ok&q=echo", ["echo"], 1],
])("lists the calls of %s", async (query, names, total) => {
  expect(await listed(query)).toMatchObject({ names, total });
});

it("tells one with input, output, log and cost", async () => {
  const { calls } = await listed("?q=o_2");
  const { body } = await server.control(`calls/one?requestId=${calls[0]?.requestId}`);
  const call = body["call"] as Record<string, unknown>;
  expect(call).toMatchObject({
    ...{ functionName: "saves", openid: "o_2", atMs: 1_000, outcome: "ok", memoryMb: 512 },
    input: { text: '{"n":2}', bytes: 7, cut: false },
    output: { text: expect.stringMatching(/^\{"_id":"[0-9a-f]+"\}$/), cut: false },
    log: expect.stringMatching(/saved [0-9a-f]+\n$/),
    ...{ databaseRequests: 2, documentsRead: 1, documentsWritten: 1 },
  });
  expect(call["gbSeconds"]).toBeCloseTo(Number(call["tookMs"]) / 2_000, 9);
});

it("keeps the beginning of what is long, and says how long it was", async () => {
  const { calls } = await listed("?q=echo");
  const { body } = await server.control(`calls/one?requestId=${calls[0]?.requestId}`);
  const { input, output } = body["call"] as Record<string, { text: string; bytes: number }>;
  expect(input).toMatchObject({ bytes: 9_000 * 3 + 11, cut: false });
  expect(output).toMatchObject({ bytes: 9_000 * 3 + 11, cut: false });
  await server.control("call", { name: "echo", data: { text: "x".repeat(20_000) } });
  const [latest] = (await listed("?limit=1")).calls;
  const long = await server.control(`calls/one?requestId=${latest?.requestId}`);
  const kept = (long.body["call"] as Record<string, { text: string }>)["input"];
  expect(kept).toMatchObject({ bytes: 20_011, cut: true });
  expect(kept?.text.length).toBe(16 * 1024);
});

it("sums up by function", async () => {
  const { body } = await server.control("functions");
  expect(body["functions"]).toEqual([
    expect.objectContaining({ name: "saves", calls: 2, failed: 0, memoryMb: 512, lastAtMs: 1_000 }),
    expect.objectContaining({ name: "fails", calls: 1, failed: 1 }),
    expect.objectContaining({ name: "echo", p50Ms: expect.any(Number) }),
  ]);
});

it.each([
  ["calls/one?requestId=nobody", 404, "call_not_found"],
  ["calls/one", 404, "call_not_found"],
  ["calls?limit=many", 400, "bad_request"],
  ["calls?offset=-1", 400, "bad_request"],
])("refuses %s", async (path, status, code) => {
  expect(await server.control(path)).toMatchObject({ status, body: { error: { code } } });
});

it("tells how the clock goes", async () => {
  const state = async () => (await server.control("clock/state")).body;
  expect(await state()).toMatchObject({ nowMs: 1_000, mode: "frozen", factor: 0 });
  await server.control("clock", { factor: 2 });
  expect(await state()).toMatchObject({ mode: "factor", factor: 2 });
  await server.control("clock", { mode: "real" });
  expect(await state()).toMatchObject({ mode: "real", factor: 1 });
});

it("met no error of its own", () => expect(server.errors).toEqual([]));
