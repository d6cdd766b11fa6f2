/** Goal: the whole state goes out and comes back without a loss, and a broken export changes nothing. */
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startTestServer, type TestServer } from "../testServer.ts";
import { stateCommand } from "./command.ts";
import { announceImport, finishImport } from "./finishImport.ts";

const START_MS = Date.UTC(2026, 0, 1);
const FUNCTIONS = { now: { code: "exports.main = async () => Date.now();" } };
let server: TestServer;
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "cloudbase-state-"));
  server = await startTestServer({ functions: FUNCTIONS, freezeAtMs: START_MS });
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
  expect(server.errors).toEqual([]);
});

const out = () => join(folder, "out");
const KINDS = [
  `{"_id":"a","n":1,"f":1.5,"s":"分\\u2028\\n","nul":null,"list":[1,{"d":{"$date":1767225600000}}]}`,
  `{"_id":{"$oid":"0123456789abcdef01234567"},"big":{"$numberLong":"9007199254740993"}}`,
  `{"_id":7,"nan":{"$numberDouble":"NaN"},"zero":{"$numberDouble":"-0.0"},"old":{"$date":{"$numberLong":"-62135596800001"}}}`,
  `{"_id":"re","re":{"$regularExpression":{"pattern":"^a/b","options":"i"}},"empty":{},"o":{"deep":{"$numberDouble":"1e+300"}}}`,
];

async function fill(): Promise<void> {
  await server.admin({ action: "database.addCollection", collectionName: "kinds" });
  await server.admin({ action: "database.insertDocument", collectionName: "kinds", data: KINDS });
  for (const path of ["pic/一.txt", "zoo", "zoo/under.txt", `${"长".repeat(100)}.txt`]) {
    const { body } = await server.control("files/upload-address", { path });
    const { url, headers } = body as { url: string; headers: Record<string, string> };
    await fetch(url, { method: "PUT", headers, body: `inside ${path}` });
  }
}
async function held(): Promise<unknown> {
  const query = { action: "database.getDocument", collectionName: "kinds" };
  const documents = (await server.admin(query)).body["data"];
  return [documents, (await server.control("files")).body, (await server.control("health")).body];
}
const say = (words: string[]) => {
  const said: string[] = [];
  return stateCommand([...words, "--url", server.url], (text) => said.push(text)).then(() =>
    said.join(""),
  );
};

it("comes back whole, on a server that held something else", async () => {
  await fill();
  const before = await held();
  expect(await say(["export", out()])).toContain("4 documents of 1 collection and 4 files");
  const lines = readFileSync(join(out(), "collections/kinds.jsonl"), "utf8").split("\n");
  expect(lines[0]).toBe(
    `{"_id":"a","n":1,"f":1.5,"s":"分\u2028\\n","nul":null,"list":[1,{"d":{"$date":"2026-01-01T00:00:00.000Z"}}]}`,
  );
  expect(readFileSync(join(out(), "files/pic/一.txt"), "utf8")).toBe("inside pic/一.txt");

  await server.admin({ action: "database.addCollection", collectionName: "later" });
  await server.admin({
    action: "database.removeDocument",
    collectionName: "kinds",
    query: "{}",
    multi: true,
  });
  await server.control("files/remove", { path: "zoo" });
  await server.control("clock", { mode: "real" });
  expect(await held()).not.toEqual(before);
  await say(["import", out()]);
  expect(await held()).toEqual(before);
  // All goes on: functions, clock, another export in the place of the first.
  expect((await server.control("call", { name: "now" })).body).toMatchObject({ result: START_MS });
  expect(await say(["export", out()])).toContain("4 documents");
});

it("keeps users, who sign in with the same password afterwards", async () => {
  const user = { username: "zhang_san", password: "Secret-1234" };
  expect((await server.control("users/create", user)).status).toBe(200);
  const signIn = () =>
    fetch(`${server.url}/auth/v1/signin`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(user),
    }).then(({ status }) => status);
  expect(await signIn()).toBe(200);
  await say(["export", out()]);
  const { body } = await server.control("users");
  const [{ uid }] = body["users"] as [{ uid: string }];
  await server.control("users/remove", { uid });
  expect(await signIn()).not.toBe(200);
  await say(["import", out()]);
  expect((await server.control("users")).body).toEqual(body);
  expect(await signIn()).toBe(200);
});

it("takes the clock's factor along", async () => {
  await server.control("clock", { factor: 2 });
  await say(["export", out()]);
  await server.control("clock", { freezeAtMs: 5 });
  await say(["import", out()]);
  expect((await server.control("clock", { factor: 2 })).body).toMatchObject({ mode: "factor" });
  expect(Number((await server.control("health")).body["nowMs"])).toBeGreaterThanOrEqual(START_MS);
});

const breaks: [what: string, damage: () => void][] = [
  ["no manifest", () => rmSync(join(out(), "cloudbase-local.json"))],
  ["another format", () => writeFileSync(join(out(), "cloudbase-local.json"), "{}")],
  ["a broken manifest", () => writeFileSync(join(out(), "cloudbase-local.json"), '{"format":')],
  ["a missing collection", () => rmSync(join(out(), "collections/kinds.jsonl"))],
  [
    "one document too many",
    () => appendFileSync(join(out(), "collections/kinds.jsonl"), '{"_id":1}\n'),
  ],
  ["half a document", () => appendFileSync(join(out(), "collections/kinds.jsonl"), '{"_id":')],
  [
    "the same _id twice",
    () => appendFileSync(join(out(), "collections/kinds.jsonl"), '{"_id":7}\n'),
  ],
  ["a missing file", () => rmSync(join(out(), "files/pic/一.txt"))],
  ["a changed file", () => writeFileSync(join(out(), "files/pic/一.txt"), "inside pic/二.txt")],
  [
    "a file from elsewhere",
    () => {
      const list = join(out(), "files.jsonl");
      writeFileSync(
        list,
        readFileSync(list, "utf8").replace('"files/pic/一.txt"', '"files/../../etc/passwd"'),
      );
    },
  ],
];
it.each(breaks)("refuses an export with %s, and keeps what it has", async (_, damage) => {
  await fill();
  await say(["export", out()]);
  const before = await held();
  damage();
  const answer = await server.control("state/import", { directory: out() });
  expect(answer).toMatchObject({
    status: 400,
    body: { ok: false, error: { code: "not_an_export" } },
  });
  expect(await held()).toEqual(before);
  expect(existsSync(join(server.directory, ".data/.import"))).toBe(false);
});

it("overwrites nothing that is no export, and takes only whole paths beside its data", async () => {
  mkdirSync(out());
  writeFileSync(join(out(), "diary.txt"), "mine");
  const ask = async (directory: string) =>
    (await server.control("state/export", { directory })).body;
  expect(await ask(out())).toMatchObject({ error: { code: "directory_not_empty" } });
  expect(readFileSync(join(out(), "diary.txt"), "utf8")).toBe("mine");
  for (const wrong of ["out", join(server.directory, ".data/x"), server.directory, "/"]) {
    expect(await ask(wrong)).toMatchObject({ error: { code: "bad_request" } });
  }
});

it("finishes at the next start what a killed process had announced, and drops what it had not", async () => {
  const data = join(folder, "data");
  const put = (path: string) => {
    mkdirSync(join(data, path, ".."), { recursive: true });
    writeFileSync(join(data, path), path);
  };
  [
    "database/old",
    "auth/old",
    "wechat/old",
    "calls.jsonl",
    ".import/database/new",
    ".import/auth/new",
  ].forEach(put);
  expect(finishImport(data)).toBeUndefined();
  expect([existsSync(join(data, ".import")), existsSync(join(data, "database/old"))]).toEqual([
    false,
    true,
  ]);

  [".import/database/new", ".import/storage/new"].forEach(put);
  put("auth/new"); // It has taken its place already.
  const folders = ["database", "storage", "auth"];
  await announceImport(data, {
    importId: "i",
    clock: { mode: "frozen", nowMs: 5, factor: 0 },
    folders,
  });
  expect(finishImport(data)).toMatchObject({ importId: "i" });
  const there = ["database/new", "storage/new", "auth/new", "calls.jsonl"];
  const gone = ["database/old", "wechat/old", ".import"];
  expect([...there, ...gone].map((path) => existsSync(join(data, path)))).toEqual([
    ...there.map(() => true),
    ...gone.map(() => false),
  ]);
});
