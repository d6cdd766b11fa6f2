import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readRuleBook } from "./book.ts";
import { readFunctionRules } from "./functionRules.ts";
import { fail, readDocumentRules, readFileRules } from "./ruleFiles.ts";

const OWNER = "doc._openid == auth.openid || doc._openid == auth.uid";

function texts(entry: unknown): string[] {
  const rules = readDocumentRules({ c: entry }, fail).get("c");
  return rules === undefined
    ? []
    : [rules.read.text, rules.create.text, rules.update.text, rules.delete.text];
}

/** Goal: every form of an entry, as read, create, update, delete. */
it.each([
  ["READONLY", ["true", OWNER, OWNER, OWNER]],
  ["PRIVATE", [OWNER, OWNER, OWNER, OWNER]],
  ["ADMINWRITE", ["true", "false", "false", "false"]],
  ["ADMINONLY", ["false", "false", "false", "false"]],
  [{ aclTag: "ADMINWRITE", why: "a shop window" }, ["true", "false", "false", "false"]],
  [{ aclTag: "CUSTOM", read: true }, ["true", "false", "false", "false"]],
  [{}, ["false", "false", "false", "false"]],
  [{ read: true, write: "auth != null" }, ["true", "auth != null", "auth != null", "auth != null"]],
  [
    { read: false, write: "auth != null", delete: false, create: true },
    ["false", "true", "auth != null", "false"],
  ],
])("reads %j", (entry, expected) => {
  expect(texts(entry)).toEqual(expected);
});

/** Goal: a mistake names the file, the collection, the rule and the column. */
it.each([
  [{ orders: { read: "doc.a = 1" } }, "database-rules.json: orders.read column 7:"],
  [{ orders: { write: "doc.b ==" } }, "database-rules.json: orders.write column 9:"],
  [{ orders: { read: 1 } }, "orders.read must be true, false or an expression"],
  [{ orders: { raed: true } }, "orders.raed is none of read, write, create, update, delete"],
  [{ orders: "CUSTOM" }, "orders must be READONLY, PRIVATE, ADMINWRITE, ADMINONLY or rules"],
  [{ orders: { aclTag: "PRIVAT" } }, "orders.aclTag must be READONLY"],
  [{ orders: { aclTag: "PRIVATE", read: true } }, "orders.read stands beside a preset"],
  [{ orders: null }, "orders must be"],
  [[], "database-rules.json: must be an object"],
])("refuses %j", (file, message) => {
  expect(() => readDocumentRules(file, fail)).toThrow(message);
});

it("reads the rules of files, READONLY where nothing is said", () => {
  const { preset, read, write } = readFileRules(undefined, fail);
  expect([preset, read.text, write.text]).toEqual([
    "READONLY",
    "true",
    "resource.openid == auth.openid || resource.openid == auth.uid",
  ]);
  expect(readFileRules({ read: "auth != null" }, fail).write.text).toBe("false");
  expect(() => readFileRules({ create: true }, fail)).toThrow(
    "storage-rules.json: create is none of",
  );
  expect(() => readFileRules({ read: "doc.a" }, fail)).toThrow("read column 1: not emulated: doc");
});

it("reads the rules of functions: the four forms that the platform has", () => {
  const forms = {
    "*": { why: "all", invoke: "auth != null" },
    a: { invoke: true },
    b: { invoke: false },
    c: { invoke: "auth.loginType != 'ANONYMOUS' && auth != null" },
    d: { invoke: "auth!==null" },
  };
  expect([...readFunctionRules(forms, fail).values()]).toEqual([
    ...["auth != null", "true", "false", "auth != null, not anonymous", "auth != null"],
  ]);
  expect([...readFunctionRules(undefined, fail)]).toEqual([["*", "auth != null"]]);
});

it.each([
  [{ a: { invoke: true } }, "function-rules.json: * is missing"],
  [{ "*": { invoke: "auth.uid == 'a'" } }, "*.invoke must be true, false"],
  [{ "*": {} }, "*.invoke must be true, false"],
  [{ "*": true }, "* must be an object"],
  [{ "*": { invoke: true, read: true } }, "*.read is neither invoke nor why"],
])("refuses the function rules %j", (file, message) => {
  expect(() => readFunctionRules(file, fail)).toThrow(message);
});

it("finds all mistakes of all files", () => {
  const directory = mkdtempSync(join(tmpdir(), "cloudbase-local-"));
  mkdirSync(directory, { recursive: true });
  writeFileSync(
    join(directory, "database-rules.json"),
    '{"a":{"read":"x","write":"doc."},"b":"?"}',
  );
  writeFileSync(join(directory, "function-rules.json"), "{");
  const found: string[] = [];
  readRuleBook(directory, ({ message }) => found.push(message));
  rmSync(directory, { recursive: true });
  // The `write` of `a` is meant for three operations, but it is one mistake.
  expect(found.map((message) => message.slice(0, 37))).toEqual([
    "database-rules.json: a.read column 1:",
    "database-rules.json: a.write column 5",
    "database-rules.json: b must be READON",
    "function-rules.json: is not JSON: Exp",
  ]);
});
