/** Goal: a function lives here as it does on CloudBase, and whatever it does, the server lives on. */
import { startTestServer, type TestServer } from "../testServer.ts";

const FUNCTIONS = {
  value: { code: "exports.main = (event) => event.what === 'nothing' ? undefined : event;" },
  callback: {
    code: "exports.main = (event, context, done) => { setTimeout(() => done(null, 7), 5); };",
  },
  fails: {
    code: `exports.main = async (event) => {
      if (event.what === 'text') throw 'just text';
      if (event.what === 'circle') { const a = {}; a.a = a; return a; }
      throw Object.assign(new TypeError('boom'), { code: 'E_MINE' });
    };`,
  },
  hangs: {
    code: "exports.main = (event) => { if (event.busy) for (;;); return new Promise(() => {}); };",
    timeout: 1,
  },
  hungry: {
    code: "exports.main = () => { const all = []; for (;;) all.push(new Array(1e5).fill(1.5)); };",
    memorySize: 64,
    timeout: 120,
  },
  exits: { code: "exports.main = async () => { process.exit(3); };" },
  late: {
    // It throws when the next call is under way, however long that one takes to come.
    code: `let underWay = false;
    exports.main = async (event) => {
      underWay = event.wait;
      if (event.wait) { await new Promise((r) => setTimeout(r, 300)); return 'waited'; }
      setInterval(() => { if (underWay) throw new Error('too late'); }, 5);
      return 'answered';
    };`,
  },
  huge: { code: "exports.main = async (event) => 'x'.repeat(event.bytes);" },
  warm: { code: "let n = 0; exports.main = async () => ++n;" },
  prints: {
    code: "exports.main = async (e) => { console.log('hello', { a: 1 }); process.stderr.write('err\\n'); if (e.much) for (let i = 0; i < 9999; i++) console.log('x'.repeat(99)); };",
  },
  works: {
    code: `exports.main = async ({ waitMs = 0, workMs = 0 }) => {
      await new Promise((r) => setTimeout(r, waitMs));
      for (const from = performance.now(); performance.now() < from + workMs; );
    };`,
  },
  unbuilt: { code: "" },
  other: { code: "exports.handle = async () => 'handled';", handler: "index.handle" },
  slow: {
    code: "exports.main = async (e) => { await new Promise((r) => setTimeout(r, 100)); return e.i; };",
  },
  esm: { code: "export const main = async () => import.meta.url.slice(-8);" },
  settings: {
    code: "exports.main = async () => ({ mine: process.env.MINE, home: process.env.SECRET_OF_THE_DEVELOPER });",
    envVariables: { MINE: "{{env.X}}!" },
  },
};

const WAITS_MAX = 20;

let server: TestServer;

beforeAll(async () => {
  process.env["SECRET_OF_THE_DEVELOPER"] = "secret";
  server = await startTestServer({
    functions: FUNCTIONS,
    files: {
      ".env": "X=from file",
      // The project's own type says nothing about a function: its folder is deployed alone.
      "package.json": '{"type":"module"}',
      "functions/esm/package.json": '{"type":"module"}',
    },
  });
});
afterAll(() => server.close());

const call = async (name: string, data: unknown = {}) =>
  (await server.control("call", { name, data })).body;

it.each<[name: string, data: unknown, result: unknown]>([
  ["value", { a: [1, null] }, { a: [1, null] }],
  ["value", { what: "nothing" }, null],
  ["callback", {}, 7],
  ["other", {}, "handled"],
  ["esm", {}, "index.js"],
  ["settings", {}, { mine: "from file!" }],
])("%s answers", async (name, data, result) => {
  expect(await call(name, data)).toMatchObject({ ok: true, result });
});

it.each<[name: string, data: unknown, code: string, message: RegExp]>([
  ["fails", {}, "FUNCTIONS_EXECUTE_FAIL", /"errorType":"TypeError".*"boom".*"E_MINE".*430/],
  ["fails", { what: "text" }, "FUNCTIONS_EXECUTE_FAIL", /just text/],
  ["fails", { what: "circle" }, "FUNCTIONS_EXECUTE_FAIL", /circular/],
  ["hangs", {}, "FUNCTIONS_TIME_LIMIT_EXCEEDED", /timed out after 1 seconds/],
  ["hangs", { busy: true }, "FUNCTIONS_TIME_LIMIT_EXCEEDED", /timed out after 1 seconds/],
  ["hungry", {}, "FUNCTIONS_MEMORY_LIMIT_EXCEEDED", /64 MB/],
  ["exits", {}, "FUNCTIONS_EXECUTE_FAIL", /code 3.*439/],
  ["huge", { bytes: 6 * 1024 * 1024 }, "FUNCTIONS_EXECUTE_FAIL", /upper limit.*407/],
  ["unbuilt", {}, "FUNCTIONS_EXECUTE_FAIL", /does not export main/],
  ["nobody", {}, "FUNCTION_NOT_FOUND", /nobody/],
  ["value", "x".repeat(102_401), "EXCEED_MAX_PAYLOAD_SIZE", /102400/],
])("%s %j fails with %s", async (name, data, code, message) => {
  const answer = await call(name, data);
  expect(answer).toMatchObject({ ok: false, error: { code } });
  expect((answer["error"] as { message: string }).message).toMatch(message);
  expect(await call("value", { still: "alive" })).toMatchObject({ ok: true });
});

it("takes a reply just below 6 MB", async () => {
  expect((await call("huge", { bytes: 6 * 1024 * 1024 - 2 }))["ok"]).toBe(true);
});

it("lets a late throw end its own instance only", async () => {
  expect(await call("late")).toMatchObject({ result: "answered" });
  // The same instance, still warm, is hit by what the call before left behind.
  expect(await call("late", { wait: true })).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining("too late") },
  });
  expect(await call("late", { wait: true })).toMatchObject({ result: "waited" });
});

it("keeps module state between calls, and loads a new build at the next one", async () => {
  expect([await call("warm"), await call("warm")]).toMatchObject([{ result: 1 }, { result: 2 }]);
  server.write("functions/warm/index.js", "exports.main = async () => 'rebuilt';");
  expect(await call("warm")).toMatchObject({ result: "rebuilt" });
});

it("runs at most eight calls of a function at a time, lets the others wait, and answers each its own", async () => {
  const beganMs = performance.now();
  const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => call("slow", { i })));
  expect(answers.map(({ result }) => result)).toEqual(Array.from({ length: 20 }, (_, i) => i));
  // Twenty calls of 100 ms on eight instances take three rounds, on fewer more.
  expect(performance.now() - beganMs).toBeGreaterThan(290);
});

async function logOf(requestId: unknown): Promise<string> {
  const { body } = await server.control(`calls/one?requestId=${String(requestId)}`);
  return String((body["call"] as { log: unknown }).log);
}

it("keeps what a call printed, up to a limit", async () => {
  const { requestId } = await call("prints");
  expect(await logOf(requestId)).toContain("hello { a: 1 }\nerr\n");
  const much = await call("prints", { much: true });
  const long = await logOf(much["requestId"]);
  expect(long).toContain("the rest is cut off");
  expect(long.length).toBeLessThan(60_000);
});

it("measures how long a call kept its thread busy, apart from how long it took", async () => {
  const costOf = async (data: unknown) => {
    const { requestId } = await call("works", data);
    const { body } = await server.control(`calls/one?requestId=${String(requestId)}`);
    return body["call"] as { cpuMs: number; tookMs: number };
  };
  await costOf({});
  let waits = await costOf({ waitMs: 150 });
  // A thread that the machine stops while it works counts as busy: then another call is measured.
  for (let tries = 1; tries < WAITS_MAX && waits.cpuMs >= 75; tries += 1) {
    waits = await costOf({ waitMs: 150 });
  }
  expect(waits.tookMs).toBeGreaterThan(145);
  expect(waits.cpuMs).toBeLessThan(75);
  const works = await costOf({ workMs: 150 });
  expect(works.cpuMs).toBeGreaterThan(140);
});

it("met no error of its own", () => expect(server.errors).toEqual([]));
