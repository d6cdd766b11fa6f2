import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startTestServer } from "../testServer.ts";
import { rulesCommand } from "./tryCommand.ts";

const RULES = JSON.stringify({
  orders: { read: "auth != null && doc._openid == auth.openid", write: false },
  goods: "READONLY",
  babies: { read: "auth.openid in get('database.families.' + doc.familyId).members" },
});

let directory = "";
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "cloudbase-local-"));
  writeFileSync(join(directory, "database-rules.json"), RULES);
});
afterAll(() => rmSync(directory, { recursive: true }));

async function run(...words: string[]): Promise<{ code: number; said: string }> {
  let said = "";
  const code = await rulesCommand(words, (text) => void (said += text));
  return { code, said };
}

const tryOrders = (...words: string[]) =>
  run("try", "--project", directory, "--collection", "orders", "--operation", "read", ...words);

it("underlines what was not proven and says what the query could say", async () => {
  const { code, said } = await tryOrders("--openid", "oA", "--query", '{"status":"paid"}');
  expect(code).toBe(1);
  expect(said.split("\n").slice(0, 6)).toEqual([
    'refused  read of orders where {"status":"paid"}, by openid oA',
    "",
    "  rule    auth != null && doc._openid == auth.openid",
    "                          ^^^^^^^^^^^^^^^^^^^^^^^^^^",
    "  why     doc._openid == auth.openid 未被查询证明 (the query does not say doc._openid)",
    '  query   could say {"_openid":"{openid}"}',
  ]);
});

it("allows with exit code 0, and tells what a preset adds", async () => {
  const own = await tryOrders("--openid", "oA", "--query", '{"_openid":"{openid}"}');
  expect([own.code, own.said.slice(0, 7)]).toEqual([0, "allowed"]);
  const words = ["try", "--project", directory, "--collection", "goods", "--operation", "update"];
  const { code, said } = await run(...words, "--openid", "oA", "--query", '{"_id":"g"}');
  expect([code, said]).toEqual([
    0,
    expect.stringContaining('{"_openid":"oA"} is added to the query'),
  ]);
});

it("says where a rule comes from that stands in no file, and nothing twice", async () => {
  const words = ["try", "--project", directory, "--operation", "create", "--collection"];
  const { said } = await run(...words, "toys");
  expect(said).toContain("note    no file has rules for toys");
  expect(said).toContain("one by one");
  const refused = await run(...words, "orders");
  expect(refused.said).toContain("rule    false");
  expect(refused.said).not.toMatch(/note|one by one/);
});

it("tries functions and files", async () => {
  const call = await run("try", "--project", directory, "--function", "pay");
  expect([call.code, call.said]).toEqual([
    1,
    expect.stringContaining("refused  call of pay, nobody signed in"),
  ]);
  const words = ["try", "--project", directory, "--file", "a.png", "--operation", "write"];
  expect((await run(...words, "--uid", "u", "--owner", "u")).code).toBe(0);
  expect((await run(...words, "--uid", "u", "--owner", "v")).code).toBe(1);
});

it("asks a running server where get() must read", async () => {
  const words = [
    "--collection",
    "babies",
    "--operation",
    "read",
    "--openid",
    "oA",
    "--query",
    '{"familyId":"f"}',
  ];
  const offline = await run("try", "--project", directory, ...words);
  expect([offline.code, offline.said]).toEqual([2, expect.stringContaining("--url")]);
  const server = await startTestServer({ files: { "database-rules.json": RULES } });
  const { code, said } = await run("try", "--url", server.url, ...words);
  await server.close();
  expect([code, said]).toEqual([1, expect.stringContaining("members")]);
});

it.each([
  [[], "say rules try or rules check"],
  [["try"], "give one of --collection, --function, --file"],
  [["try", "--function", "a", "--file", "b"], "give one of"],
  [["try", "--colection", "a"], "--colection"],
  [["try", "--collection", "a", "--operation", "list"], "operation must be one of"],
  [["try", "--collection", "a", "--operation", "read", "--query", "{"], "--query is not JSON"],
  [["try", "--collection", "a", "--operation", "read", "--query", "[]"], "query must be an object"],
  [["try", "now"], 'what is "now"?'],
])("does not understand %j", async (words, message) => {
  const { code, said } = await run(...words);
  expect([code, said]).toEqual([2, expect.stringContaining(message)]);
});

it("checks all files: 0 when they are sound, else each mistake and 1", async () => {
  expect(await run("check", "--project", directory)).toMatchObject({
    code: 0,
    said: "no mistakes in the rules of 3 collections, 1 function (* counts as one), and of files\n",
  });
  const broken = mkdtempSync(join(tmpdir(), "cloudbase-local-"));
  writeFileSync(
    join(broken, "database-rules.json"),
    '{"a":{"read":"doc.x = 1"},"b":{"read":"auth.id"}}',
  );
  const { code, said } = await run("check", "--project", broken);
  rmSync(broken, { recursive: true });
  expect([
    code,
    said
      .trim()
      .split("\n")
      .map((line) => line.slice(0, 37)),
  ]).toEqual([
    1,
    ["database-rules.json: a.read column 7:", "database-rules.json: b.read column 1:"],
  ]);
});
