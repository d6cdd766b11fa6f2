/** Goal: each call sees its own caller, whoever else calls at the same time or called before. */
import { startTestServer, type TestServer } from "../testServer.ts";

const WHO = `
const cloud = require("wx-server-sdk");
const tcb = require("@cloudbase/node-sdk");
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV });
exports.main = async (event, context) => {
  await new Promise((r) => setTimeout(r, event.waitMs || 0));
  const inner = event.nested ? (await cloud.callFunction({ name: "who", data: {} })).result : undefined;
  if (event.write) await app.database().collection("visits").add({ by: process.env.WX_OPENID });
  return { wx: cloud.getWXContext(), user: app.auth().getUserInfo(), inner,
    parsed: tcb.getCloudbaseContext(context).WX_OPENID, source: process.env.TCB_SOURCE, left: process.env.WX_OPENID ?? null,
    trigger: process.env.TRIGGER_SRC, event };
};`;

type Seen = {
  wx: Record<string, unknown>;
  user: Record<string, unknown>;
  parsed?: string;
  source: string;
  left: string | null;
  trigger: string;
  inner?: Seen;
  event: Record<string, unknown>;
};

let server: TestServer;

beforeAll(async () => {
  const trigger = { name: "tick", type: "timer", config: "0 0 0 1 1 * 2099" };
  server = await startTestServer({
    functions: { who: { code: WHO, timeout: 60, triggers: [trigger] } },
    files: { "database-indexes.json": JSON.stringify({ visits: [] }) },
  });
});
afterAll(() => server.close());

async function call(identity: object, data: object = {}): Promise<Seen> {
  const { body } = await server.control("call", { name: "who", data, identity });
  expect(body).toMatchObject({ ok: true });
  return body["result"] as Seen;
}

it("tells a WeChat user by every way the SDKs have of asking", async () => {
  const seen = await call({ openid: "oA", unionid: "uA", appid: "wxA" });
  expect(seen.wx).toMatchObject({ OPENID: "oA", UNIONID: "uA", APPID: "wxA", ENV: "local-env" });
  expect(seen.wx).toMatchObject({ SOURCE: "wx_client" });
  expect(seen).toMatchObject({
    user: { openId: "oA", uid: "" },
    parsed: "oA",
    source: "wx_client",
  });
});

it("puts the WeChat user into the event, over whatever the page sent, as the platform does", async () => {
  const fromPage = { a: 1, userInfo: { openId: "forged", nickName: "Li" } };
  const seen = await call({ openid: "oA", appid: "wxA" }, fromPage);
  const userInfo = { appId: "wxA", openId: "oA" };
  expect(seen.event).toEqual({ a: 1, userInfo, tcbContext: {} });
  // Not for the web, nor for what calls on from a function.
  expect((await call({ uid: "u1" }, fromPage)).event).toEqual(fromPage);
  expect((await call({ openid: "oA" }, { nested: true })).inner?.event).toEqual({});
});

it("tells a user of the web, who has no openid", async () => {
  const seen = await call({ uid: "staff-1" });
  expect(seen).toMatchObject({ user: { uid: "staff-1", openId: "" }, source: "tcb" });
  expect(seen.wx).not.toHaveProperty("OPENID");
});

it("keeps concurrent callers apart", async () => {
  const openids = Array.from({ length: 12 }, (_, i) => `o${i}`);
  const seen = await Promise.all(
    openids.map((openid, i) => call({ openid }, { waitMs: (i * 37) % 60 })),
  );
  expect(seen.map(({ wx }) => wx["OPENID"])).toEqual(openids);
  expect(seen.map(({ parsed }) => parsed)).toEqual(openids);
});

it("forgets the caller before the next call", async () => {
  await call({ openid: "oBefore", unionid: "uBefore" });
  const { wx, user, left } = await call({ uid: "next" });
  expect(left).toBeNull();
  expect(wx).not.toHaveProperty("OPENID");
  expect(wx).not.toHaveProperty("UNIONID");
  expect(user).toMatchObject({ openId: "" });
});

it("does not pass the user on to a nested call, but the chain of sources", async () => {
  const { inner } = await call({ openid: "oA" }, { nested: true });
  expect(inner?.wx).toEqual({ ENV: "local-env", SOURCE: "wx_client,scf" });
});

it("calls a timer's function with a timer's event and nobody's identity", async () => {
  const { body } = await server.control("timers/run", { name: "who" });
  const seen = body["result"] as Seen;
  expect(seen).toMatchObject({ source: "wx_trigger", trigger: "timer" });
  expect(seen.event).toEqual({
    Type: "Timer",
    TriggerName: "tick",
    Time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    Message: "",
  });
  expect(seen.wx).not.toHaveProperty("OPENID");
});

it("meters each request of the database to the function that made it", async () => {
  await server.control("meter/reset", {});
  await Promise.all([call({ openid: "oA" }, { write: true }), call({ openid: "oB" })]);
  await server.admin({ action: "database.getDocument", collectionName: "visits" });
  const { body } = await server.control("meter");
  expect(body).toMatchObject({ databaseRequests: 2, documentsWritten: 1, functionInvocations: 2 });
  expect(body["documentsRead"]).toBeGreaterThan(0);
  expect(body["byFunction"]).toMatchObject({
    who: { databaseRequests: 1, documentsWritten: 1, documentsRead: 0, functionInvocations: 2 },
  });
});
