/** Goal: no method of js-sdk is forgotten, and an SDK that grows another is noticed. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import cloudbase from "@cloudbase/js-sdk";
import { namesOf, type Surface } from "../../admin/surface/entry.ts";
import { startTestServer, type TestServer } from "../../testServer.ts";
import * as app from "./jsSdkApp.ts";
import * as auth from "./jsSdkAuth.ts";
import * as authInner from "./jsSdkAuthInner.ts";
import * as database from "./jsSdkDatabase.ts";
import * as services from "./jsSdkServices.ts";
import { hushConsole, runnerOf, setMachine } from "./testing/runCode.ts";

const TABLES: readonly (readonly [name: string, table: Surface])[] = [
  ...[app, auth, authInner, database, services].flatMap((tables) => Object.entries(tables)),
];
let server: TestServer;
let objects: Readonly<Record<string, object>>;

beforeAll(async () => {
  hushConsole();
  setMachine();
  server = await startTestServer({});
  const sdkApp = cloudbase.init({ env: "local-env", timeout: 60_000 });
  sdkApp.registerHost(new URL(server.url).host, "http");
  await sdkApp.auth({ persistence: "none" }).signInAnonymously({});
  const { value, error } = await runnerOf({ app: sdkApp, cloudbase })(`
    const auth = app.auth({ persistence: "none" });
    const db = app.database();
    const [all, transaction] = [db.collection("a"), await db.startTransaction()];
    const inside = transaction.collection("a");
    return {
      JS_MODULE: cloudbase, JS_APP: app,
      JS_AUTH: auth, JS_USER: auth.currentUser, JS_AUTH_API: app.oauthInstance.authApi,
      JS_DATABASE: db, JS_COLLECTION: all, JS_DOCUMENT: all.doc("b"), JS_AGGREGATE: all.aggregate(),
      JS_TRANSACTION: transaction, JS_TRANSACTION_COLLECTION: inside, JS_TRANSACTION_DOCUMENT: inside.doc("b"),
      JS_STORAGE: app.storage, JS_FILES: app.storage.from(), JS_BUCKET: app.storage.from("b"),
      JS_AI: app.ai(), JS_AI_BOT: app.ai().bot, JS_RDB: app.rdb(),
    };`);
  expect(error).toBeUndefined();
  objects = value as typeof objects;
});
afterAll(() => server.close());

it("has a table for each object", () => {
  expect(TABLES.map(([name]) => name).sort()).toEqual(Object.keys(objects).sort());
});

it.each(TABLES)("has a place in %s for each name that the SDK has, and no other", (name, table) => {
  expect(Object.keys(table)).toEqual(namesOf(objects[name] ?? {}));
});

it.each(TABLES)("points from %s to tests in which the name stands", (_, table) => {
  const nowhere = Object.entries(table).filter(([name, dealt]) => {
    if (typeof dealt !== "string") return false;
    const text = readFileSync(join(__dirname, "../..", dealt), "utf8");
    return !new RegExp(`\\b${name}\\b`).test(text);
  });
  expect(nowhere).toEqual([]);
});
