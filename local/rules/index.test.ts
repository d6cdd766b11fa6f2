import { temporaryDatabase, removeAll } from "../database/fixtures/temporary.ts";
import { createClock } from "../clock.ts";
import { startTestServer } from "../testServer.ts";
import { createRules, type Rules } from "./index.ts";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const directories: string[] = [];

afterEach(async () => {
  await removeAll();
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true });
});

function rulesOf(files: Readonly<Record<string, unknown>>): Rules {
  const directory = mkdtempSync(join(tmpdir(), "cloudbase-local-"));
  directories.push(directory);
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(directory, name), JSON.stringify(content));
  }
  const { database } = temporaryDatabase();
  return createRules({ directory, database, clock: createClock(1_700_000_000_000) });
}

const ann = { openid: "oAnn" };
const bea = { uid: "uBea", loginType: "USERNAME" };

/** Goal: each preset, for each operation, to the owner, to another and to nobody. `own`: with the owner's query. */
describe("presets", () => {
  const rules = () =>
    rulesOf({
      "database-rules.json": { r: "READONLY", p: "PRIVATE", w: "ADMINWRITE", o: "ADMINONLY" },
    });
  it.each([
    //            read  own   create update own  delete own
    ["r", ann, "  yes   yes   yes    no     yes  no     yes"],
    ["r", bea, "  yes   yes   yes    no     yes  no     yes"],
    ["r", null, " yes   yes   no     no     no   no     no"],
    ["p", ann, "  no    yes   yes    no     yes  no     yes"],
    ["p", null, " no    no    no     no     no   no     no"],
    ["w", ann, "  yes   yes   no     no     no   no     no"],
    ["o", ann, "  no    no    no     no     no   no     no"],
    ["?", bea, "  no    yes   yes    no     yes  no     yes"],
    ["?", null, " no    no    no     no     no   no     no"],
  ])("%s for %j:%s", async (collection, who, expected) => {
    const book = rules();
    const caller = who ?? undefined;
    const own = book.fillIn({ _openid: "{openid}" }, caller);
    const ask = async (operation: "read" | "create" | "update" | "delete", query = {}) => {
      const { allowed } = await book.documents({ collection, operation, caller, query, data: {} });
      return allowed ? "yes" : "no";
    };
    const found = [
      ...[await ask("read"), await ask("read", own), await ask("create")],
      ...[
        await ask("update"),
        await ask("update", own),
        await ask("delete"),
        await ask("delete", own),
      ],
    ];
    expect(found).toEqual(expected.trim().split(/\s+/));
  });

  it("filter where the asker adds the filter, as the platform does, and rules never do", async () => {
    const book = rulesOf({
      "database-rules.json": {
        p: "PRIVATE",
        r: "READONLY",
        c: { read: "doc._openid == auth.openid" },
      },
    });
    const ask = (collection: string, operation: "read" | "update") =>
      book.documents({ collection, operation, caller: ann, query: { a: 1 }, filters: true });
    expect(await ask("p", "read")).toEqual({ allowed: true, filter: { _openid: "oAnn" } });
    expect(await ask("r", "update")).toEqual({ allowed: true, filter: { _openid: "oAnn" } });
    expect(await ask("r", "read")).toEqual({ allowed: true });
    expect(await ask("c", "read")).toMatchObject({ allowed: false });
    const nobody = {
      collection: "p",
      operation: "read",
      caller: undefined,
      filters: true,
    } as const;
    expect(await book.documents(nobody)).toMatchObject({ allowed: false });
  });
});

it("reads get() from the database, also by ObjectId and from a collection that is not there", async () => {
  const directory = mkdtempSync(join(tmpdir(), "cloudbase-local-"));
  directories.push(directory);
  const rule = "get('database.staff.' + doc.of).role == 'boss'";
  writeFileSync(join(directory, "database-rules.json"), JSON.stringify({ a: { read: rule } }));
  const { database } = temporaryDatabase();
  const rules = createRules({ directory, database, clock: createClock() });
  const ask = async (of: string) => {
    const wish = { collection: "a", operation: "read", caller: ann, query: { of } } as const;
    return (await rules.documents(wish)).allowed;
  };
  expect(await ask("x")).toBe(false);
  database.createCollection("staff");
  const { insertedIds } = await database.insert("staff", [
    { role: "boss" },
    { _id: "x", role: "boss" },
  ]);
  const [id] = insertedIds;
  expect(await ask("x")).toBe(true);
  expect(await ask("y")).toBe(false);
  expect(await ask(typeof id === "string" ? id : "")).toBe(true);
});

it("lets functions be called as function-rules.json says", () => {
  const rules = rulesOf({
    "function-rules.json": {
      "*": { invoke: "auth != null" },
      all: { invoke: true },
      none: { invoke: false },
      known: { invoke: "auth.loginType != 'ANONYMOUS' && auth != null" },
    },
  });
  const anonymous = { uid: "u", loginType: "ANONYMOUS" };
  const callers = [undefined, anonymous, ann, bea];
  const allowed = (name: string) => callers.map((caller) => rules.invoke(name, caller).allowed);
  expect(allowed("any")).toEqual([false, true, true, true]);
  expect(allowed("all")).toEqual([true, true, true, true]);
  expect(allowed("none")).toEqual([false, false, false, false]);
  expect(allowed("known")).toEqual([false, false, true, true]);
  expect(rules.invoke("none", ann)).toEqual({
    allowed: false,
    reason: expect.stringContaining("no client"),
  });
  expect(rulesOf({}).invoke("any", undefined).allowed).toBe(false);
});

it("lets files be read by all and written by who uploaded them, unless storage-rules.json says else", async () => {
  const rules = rulesOf({});
  const ask = async (
    operation: "read" | "write",
    caller: object | undefined,
    owner?: string,
    exists?: boolean,
  ) => (await rules.file({ operation, caller, path: "a.png", owner, exists })).allowed;
  expect(await ask("read", undefined, "oAnn")).toBe(true);
  expect(await ask("write", ann, "oAnn", true)).toBe(true);
  expect(await ask("write", bea, "uBea", true)).toBe(true);
  expect(await ask("write", bea, "oAnn", true)).toBe(false);
  expect(await ask("write", ann, undefined, false)).toBe(true);
  expect(await ask("write", ann, undefined)).toBe(true);
  expect(await ask("write", ann, undefined, true)).toBe(false);
  expect(await ask("write", undefined, undefined, false)).toBe(false);

  const own = rulesOf({
    "storage-rules.json": {
      read: "resource.path == 'open.png' || resource.openid == auth.openid",
      write: "auth != null && auth.loginType != 'ANONYMOUS'",
    },
  });
  const read = async (path: string, caller: object | undefined) =>
    (await own.file({ operation: "read", caller, path, owner: "oAnn" })).allowed;
  expect([
    await read("open.png", undefined),
    await read("a.png", undefined),
    await read("a.png", ann),
  ]).toEqual([true, false, true]);

  const secret = rulesOf({ "storage-rules.json": "PRIVATE" });
  const wish = { operation: "read", caller: ann, path: "a.png", owner: undefined } as const;
  expect((await secret.file(wish)).allowed).toBe(false);
});

it("fills in who asks, in whole texts only", () => {
  const rules = rulesOf({});
  const query = {
    a: "{openid}",
    b: { $in: ["{uid}", "x{openid}"] },
    at: new Date(0),
    $or: [{ c: "{openid}" }],
  };
  expect(rules.fillIn(query, ann)).toEqual({
    ...{ a: "oAnn", b: { $in: ["{uid}", "x{openid}"] }, at: new Date(0), $or: [{ c: "oAnn" }] },
  });
  expect(rules.fillIn(query, bea)).toMatchObject({ a: "uBea", b: { $in: ["uBea", "x{openid}"] } });
  expect(rules.fillIn(query, undefined)).toEqual(query);
});

it("is shown and tried by the control door", async () => {
  const server = await startTestServer({
    files: {
      "database-rules.json": '{"orders":{"read":"doc._openid == auth.openid"},"goods":"READONLY"}',
    },
  });
  const wish = { kind: "documents", collection: "orders", operation: "read", identity: ann };
  const refused = await server.control("rules/try", wish);
  const allowed = await server.control("rules/try", { ...wish, query: { _openid: "{openid}" } });
  const called = await server.control("rules/try", { kind: "function", name: "f" });
  const file = await server.control("rules/try", { kind: "file", operation: "read", path: "a" });
  const bad = await server.control("rules/try", { ...wish, operation: "list" });
  const all = await server.control("rules");
  await server.close();
  expect(refused.body).toMatchObject({
    ...{ allowed: false, rule: "doc._openid == auth.openid", advice: '{"_openid":"{openid}"}' },
    reason: expect.stringContaining("未被查询证明"),
    proof: [{ condition: "doc._openid == auth.openid", is: "not proven" }],
  });
  expect([allowed.body["allowed"], called.body["allowed"], file.body["allowed"]]).toEqual([
    true,
    false,
    true,
  ]);
  expect([bad.status, bad.body]).toMatchObject([
    400,
    { error: { message: "operation must be one of read, create, update, delete" } },
  ]);
  expect(all.body).toMatchObject({
    documents: { orders: { preset: "CUSTOM", update: "false" }, goods: { preset: "READONLY" } },
    functions: { "*": "auth != null" },
    files: { preset: "READONLY", read: "true" },
  });
});
