/** Goal: what js-sdk cannot send from Node (PATCH, DELETE) and what a mini program sends is answered as well, and lasts. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClock } from "../clock.ts";
import { APPID_DEFAULT } from "../functions/context.ts";
import { startTestServer, type TestServer } from "../testServer.ts";
import { AccessTokenError, createAuth } from "./index.ts";

const PASSWORD = "Passw0rd!";
const ASKS_ADMIN = `
const tcb = require("@cloudbase/node-sdk");
const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV });
exports.main = async ({ uid }) => ({
  end: await app.auth().getEndUserInfo(uid),
  query: await app.auth().queryUserInfo({ uid }),
  ip: app.auth().getClientIP(),
});`;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ functions: { asks: { code: ASKS_ADMIN } } });
});
afterAll(() => server.close());

type Body = Record<string, unknown>;
async function ask(method: string, path: string, body?: Body, token?: unknown): Promise<Body> {
  const response = await fetch(`${server.url}/auth/v1/${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    headers: token === undefined ? {} : { authorization: `Bearer ${String(token)}` },
  });
  return (await response.json()) as Body;
}
const post = (path: string, body: Body, token?: unknown) => ask("POST", path, body, token);

async function newUser(username: string): Promise<{ uid: string; token: unknown }> {
  const { body } = await server.control("users/create", { username, password: PASSWORD });
  const { access_token } = await post("signin", { username, password: PASSWORD });
  return { uid: (body["user"] as { uid: string }).uid, token: access_token };
}
async function verified(address: Body, token?: unknown): Promise<unknown> {
  const { verification_id } = await post("verification", address, token);
  const { body } = await server.control("auth/codes");
  const verification_code = (body["codes"] as { code: string }[])[0]?.code;
  const answer = await post("verification/verify", { verification_id, verification_code });
  return answer["verification_token"];
}
async function openIdToken(code: string, how = "open_id"): Promise<unknown> {
  const provider_params = { provider_code_type: how, appid: "wx1", code };
  const asked = { provider_id: "wx1", provider_code: code, provider_params };
  return (await post("provider/token", asked))["provider_token"];
}
async function signInBy(provider_token: unknown): Promise<Body> {
  return post("signin/with/provider", { provider_token });
}

it("changes a password by showing the old one, and by no other way", async () => {
  const { token } = await newUser("changer");
  const { sudo_token } = await post("user/sudo", { password: PASSWORD }, token);
  const change = { new_password: "Passw0rd2", sudo_token };
  expect(await ask("PATCH", "user/password", change, token)).toEqual({});
  expect(await ask("PATCH", "user/password", change, token)).toMatchObject({
    error: "permission_denied",
  });
  const signIn = (password: string) => post("signin", { username: "changer", password });
  expect(await signIn(PASSWORD)).toMatchObject({ error: "invalid_password" });
  expect(await signIn("Passw0rd2")).toHaveProperty("access_token");
});

it("binds a phone number to who has shown a code and his password", async () => {
  const { token, uid } = await newUser("binder");
  const address = { phone_number: "+86 13900000001" };
  const contact = { ...address, verification_token: await verified(address, token) };
  expect(await ask("PATCH", "user/contact", contact, token)).toMatchObject({
    error: "permission_denied",
  });
  const { sudo_token } = await post("user/sudo", { password: PASSWORD }, token);
  expect(await ask("PATCH", "user/contact", { ...contact, sudo_token }, token)).toEqual({});
  expect(await ask("GET", "user/me", undefined, token)).toMatchObject({ ...address, sub: uid });
  const found = await ask("GET", "user/query?phone_number=%2B86%2013900000001", undefined, token);
  expect(found).toEqual({ total: "1", data: [{ id: uid, username: "binder", name: "binder" }] });
});

it("takes a code for a change of address only from who asked for it, and for sudo only one's own", async () => {
  const [asker, other] = [await newUser("asker-one"), await newUser("other-one")];
  const email = "asked@example.com";
  const verification_token = await verified({ email }, asker.token);
  expect(await post("user/basic/edit", { email }, other.token)).toMatchObject({
    error: "failed_precondition",
  });
  expect(await post("user/sudo", { verification_token }, other.token)).toMatchObject({
    error: "invalid_argument",
  });
  expect(await post("user/basic/edit", { email }, asker.token)).toEqual({});
  expect(await post("user/sudo", { verification_token }, asker.token)).toHaveProperty("sudo_token");
});

it("signs the oldest device out when a user comes from more than twenty", async () => {
  const { token } = await newUser("many-devices");
  const credentials = { username: "many-devices", password: PASSWORD };
  for (let i = 0; i < 19; i++) await post("signin", credentials);
  expect(await ask("GET", "user/me", undefined, token)).toHaveProperty("sub");
  await post("signin", credentials);
  expect(await ask("GET", "user/me", undefined, token)).toMatchObject({ error: "unauthenticated" });
});

it("removes who shows his password, with all his sessions", async () => {
  const { token, uid } = await newUser("leaver");
  const { sudo_token } = await post("user/sudo", { password: PASSWORD }, token);
  const gone = await ask("DELETE", `user/me?sudo_token=${String(sudo_token)}`, undefined, token);
  expect(gone).toMatchObject({ sub: uid });
  expect(await ask("GET", "user/me", undefined, token)).toMatchObject({ error: "unauthenticated" });
  expect(await ask("GET", "checkIfUserExist?username=leaver")).toEqual({ exist: false });
});

it("knows a WeChat user by openid, by unionid and by phone number", async () => {
  const first = await signInBy(await openIdToken("openid:oA;unionid:uA"));
  expect(await signInBy(await openIdToken("oA"))).toMatchObject({ sub: first["sub"] });
  const byUnion = await signInBy(await openIdToken("openid:oZ;unionid:uA", "union_id"));
  expect(byUnion["sub"]).toBe(first["sub"]);
  expect((await signInBy(await openIdToken("oB")))["sub"]).not.toBe(first["sub"]);
  const byPhone = await signInBy(await openIdToken("13900000002", "phone"));
  const me = await ask("GET", "user/me", undefined, byPhone["access_token"]);
  expect(me).toMatchObject({ phone_number: "+86 13900000002" });
  const { providers } = await ask("GET", "user/me", undefined, first["access_token"]);
  expect(providers).toEqual([{ id: "wx1", provider_user_id: "oA", name: "wechat" }]);
});

it("binds an openid to a user who has none, and unbinds it", async () => {
  const { token, uid } = await newUser("wechatter");
  const provider_token = await openIdToken("oC");
  expect(await post("user/provider/bind", { provider_token }, token)).toEqual({});
  expect(await signInBy(await openIdToken("oC"))).toMatchObject({ sub: uid });
  const again = { provider_token: await openIdToken("oD") };
  expect(await post("user/provider/bind", again, token)).toMatchObject({
    error: "failed_precondition",
  });
  expect(await ask("GET", "user/provider", undefined, token)).toMatchObject({ total: 1 });
  expect(await ask("DELETE", "user/provider/wx1", undefined, token)).toEqual({});
  expect(await ask("GET", "user/provider", undefined, token)).toMatchObject({ total: 0 });
});

it("lets an anonymous user become a known one and keep his uid", async () => {
  const guest = await post("signin/anonymously", {});
  const email = "guest@example.com";
  const known = await post("signup", {
    ...{ email, verification_token: await verified({ email }), username: "former-guest" },
    anonymous_token: guest["access_token"],
  });
  expect(known).toMatchObject({ sub: guest["sub"], scope: "all" });
});

it("tells the server SDK of a user", async () => {
  const { body: made } = await server.control("users/create", { openid: "oE", name: "Eve" });
  const { uid } = made["user"] as { uid: string };
  const { body } = await server.control("call", { name: "asks", data: { uid } });
  const expected = { uid, openId: "oE", appId: APPID_DEFAULT, isAnonymous: false, nickName: "Eve" };
  expect(body).toHaveProperty("result");
  expect(body["result"]).toMatchObject({
    end: { userInfo: expected },
    query: { userInfo: expected },
    ip: "127.0.0.1",
  });
});

it("lists, finds and removes users over the control door, and shows no password", async () => {
  const { uid } = await newUser("listed-one");
  const { body } = await server.control("users?q=LISTED&limit=1");
  expect(body).toMatchObject({ total: 1, users: [{ uid, userName: "listed-one" }] });
  expect(JSON.stringify(body)).not.toMatch(/scrypt/);
  expect((await server.control("users/remove", { uid })).body).toEqual({ ok: true });
  expect((await server.control("users/remove", { uid })).status).toBe(404);
  const bad = await server.control("users/create", { username: "x" });
  expect(bad).toMatchObject({ status: 400, body: { error: { code: "invalid_argument" } } });
});

describe("what lasts", () => {
  const directory = mkdtempSync(join(tmpdir(), "cloudbase-auth-"));
  afterAll(() => rmSync(directory, { recursive: true }));
  const open = (project = directory) =>
    createAuth({
      ...{ directory: join(directory, "data"), env: "local-env", url: "http://127.0.0.1:1" },
      ...{ clock: createClock(), project: { directory: project } },
    });
  const post = async (auth: ReturnType<typeof open>, path: string, body: Body) => {
    const reply = await auth.door({
      ...{ method: "POST", path: `/auth/v1/${path}`, target: "", query: new URLSearchParams() },
      ...{ headers: {}, body: Buffer.from(JSON.stringify(body)) },
    });
    if (reply === undefined || reply === "cut") throw new Error("no answer");
    return JSON.parse(String(reply.body)) as Body;
  };

  it("users, tokens and the environment's keys survive the server; what was revoked stays so", async () => {
    const first = open();
    const kept = await post(first, "signin/anonymously", {});
    const ended = await post(first, "signin/anonymously", {});
    await post(first, "revoke", { token: ended["refresh_token"] });
    const second = open();
    expect(second.callerOf(String(kept["access_token"]))).toEqual({
      ...{ uid: kept["sub"], loginType: "ANONYMOUS", source: "tcb" },
    });
    expect(() => second.callerOf(String(ended["access_token"]))).toThrow(AccessTokenError);
    const { refresh_token } = kept;
    const grant = { grant_type: "refresh_token", refresh_token };
    expect(await post(second, "token", grant)).toMatchObject({ sub: kept["sub"] });
    expect(await post(open(), "token", grant)).toMatchObject({ error: "invalid_grant" });
    const keys = await second.routes.get("/control/auth/keys")?.run({
      ...{ body: {}, query: new URLSearchParams() },
    });
    const { publishableKey, apiKey } = keys as { publishableKey: string; apiKey: string };
    expect(open().callerOf(publishableKey)).toEqual({
      ...{ source: "tcb", loginType: "PUBLISHABLE_KEY" },
    });
    expect(open().callerOf(apiKey)).toMatchObject({ loginType: "API_KEY" });
    expect(() => open().callerOf(`${apiKey}x`)).toThrow(AccessTokenError);
    expect(open().callerOf(undefined)).toBeUndefined();
  });

  it("a line cut off by a kill costs no more than itself", async () => {
    const { access_token } = await post(open(), "signin/anonymously", {});
    const path = join(directory, "data", "auth", "journal.jsonl");
    writeFileSync(path, '{"kind":"user","us', { flag: "a" });
    expect(open().callerOf(String(access_token))).toMatchObject({ loginType: "ANONYMOUS" });
  });

  it("the project's own custom-login key is taken, and a broken one is named", () => {
    writeFileSync(join(directory, "tcb_custom_login_key.json"), "{}");
    expect(open).toThrow(/tcb_custom_login_key\.json: is no custom-login key/);
  });
});
