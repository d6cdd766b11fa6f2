/** Goal: the control door says what it does, and refuses what it does not understand. */
import { startTestServer, type TestServer } from "../testServer.ts";

let server: TestServer;

beforeAll(async () => {
  const trigger = { name: "tick", type: "timer", config: "0 0 2 * * * *" };
  server = await startTestServer({
    functions: {
      echo: { code: "exports.main = async (event) => event;" },
      nightly: { code: "exports.main = async (event) => event.TriggerName;", triggers: [trigger] },
    },
    files: {
      "database-indexes.json": JSON.stringify({ goods: [] }),
      "database-rules.json": JSON.stringify({ orders: { read: false, write: false } }),
    },
    freezeAtMs: Date.UTC(2026, 0, 1),
  });
});
afterAll(() => server.close());

it("tells how it is", async () => {
  expect(await server.control("health")).toEqual({
    status: 200,
    body: {
      ok: true,
      env: "local-env",
      nowMs: Date.UTC(2026, 0, 1),
      functions: ["echo", "nightly"],
      collections: ["goods", "orders"],
    },
  });
});

it("lists timers with their next run, and runs one", async () => {
  const { body } = await server.control("timers");
  expect(body).toEqual({
    ok: true,
    timers: [
      {
        name: "tick",
        functionName: "nightly",
        config: "0 0 2 * * * *",
        nextAtMs: Date.UTC(2026, 0, 1, 18),
      },
    ],
  });
  const run = await server.control("timers/run", { name: "nightly" });
  expect(run.body).toMatchObject({ ok: true, result: "tick", requestId: expect.any(String) });
});

it.each([
  ["log", {}],
  ["orders", {}],
  ["refunds", {}],
  ["transfers", {}],
  ["notices", {}],
  ["messages", {}],
  ["account", {}],
  ["codes", {}],
  ["templates/list", {}],
  ["pay", undefined],
  ["deliver", undefined],
  ["refunds/answer", undefined],
  ["refunds/make", undefined],
  ["transfers/answer", undefined],
  ["script/clear", undefined],
  ["subscribe", undefined],
  ["templates", undefined],
  ["phone-code", undefined],
  ["push", undefined],
])("does not take WeChat's %s by the other method (body: %j)", async (path, body) => {
  const { status, body: answer } = await server.control(`wechat/${path}`, body);
  expect(status).toBe(405);
  expect(answer).toMatchObject({ ok: false, error: { code: "method_not_allowed" } });
});

it.each(["script", "settings", "accounts"])(
  "shows WeChat's %s, which POST changes",
  async (path) => {
    expect(await server.control(`wechat/${path}`)).toMatchObject({
      status: 200,
      body: { ok: true },
    });
  },
);

it("resets the meter", async () => {
  await server.control("call", { name: "echo" });
  expect((await server.control("meter")).body["functionInvocations"]).toBeGreaterThan(0);
  await server.control("meter/reset", {});
  expect((await server.control("meter")).body).toMatchObject({
    databaseRequests: 0,
    byFunction: {},
  });
});

it.each<[path: string, body: unknown, status: number, code: string]>([
  ["nothing", {}, 404, "not_found"],
  ["constructor", {}, 404, "not_found"],
  ["wechat/nothing", {}, 404, "not_found"],
  ["clock", undefined, 405, "method_not_allowed"],
  ["meter", {}, 405, "method_not_allowed"],
  ["call", '{"name":', 400, "bad_json"],
  ["call", [], 400, "bad_request"],
  ["call", {}, 400, "bad_request"],
  ["call", { name: 7 }, 400, "bad_request"],
  ["call", { name: "echo", identty: {} }, 400, "bad_request"],
  ["call", { name: "echo", identity: { openId: "o" } }, 400, "bad_request"],
  ["call", { name: "echo", identity: { openid: 7 } }, 400, "bad_request"],
  ["call", { name: "echo", identity: { openid: "a\0b" } }, 400, "bad_request"],
  ["call", { name: "nobody" }, 404, "FUNCTION_NOT_FOUND"],
  ["timers/run", { name: "echo" }, 404, "timer_not_found"],
  ["clock", {}, 400, "bad_request"],
  ["clock", { freezeAtMs: 1, mode: "real" }, 400, "bad_request"],
  ["clock", { freezeAtMs: "1" }, 400, "bad_request"],
  ["clock", { freezeAtMs: -1 }, 400, "bad_request"],
  ["clock", { advanceToMs: 1e18 }, 400, "bad_request"],
  ["clock", { advanceToMs: 0 }, 400, "clock_backwards"],
  ["clock", { mode: "fast" }, 400, "bad_request"],
])("refuses %s %j with %d %s", async (path, body, status, code) => {
  const answer = await server.control(path, body);
  expect(answer).toMatchObject({ status, body: { ok: false, error: { code } } });
  expect((answer.body["error"] as { message: string }).message).not.toBe("");
});

it("refuses a body of 11 MB", async () => {
  const answer = await server.control("call", { name: "echo", data: "x".repeat(11 * 1024 * 1024) });
  expect(answer).toMatchObject({ status: 413, body: { ok: false } });
});

it("serves a page that no name of a caller can get into: it asks for all that it shows", async () => {
  const openid = "<script>alert(1)</script>";
  await server.control("call", { name: "echo", identity: { openid } });
  const response = await fetch(server.url);
  const page = await response.text();
  expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(response.headers.get("content-security-policy")).toMatch(/^default-src 'none';/);
  expect(page).not.toContain("alert(1)");
  // What the page shows: functions, collections, timers, calls.
  const shown = await Promise.all(
    ["functions", "health", "timers", "calls?limit=1"].map((path) => server.control(path)),
  );
  const text = JSON.stringify(shown);
  for (const name of ["echo", "nightly", "goods", "orders", "0 0 2 * * * *", openid]) {
    expect(text).toContain(name);
  }
  expect(text).toContain(String(Date.UTC(2026, 0, 1, 18)));
  expect((await fetch(`${server.url}/nothing`)).status).toBe(404);
});

it("met no error of its own", () => expect(server.errors).toEqual([]));
