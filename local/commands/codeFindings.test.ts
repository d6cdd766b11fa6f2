/** Goal: whoever points at a project that he did not write is told what it needs before anything fails. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { readProject } from "../project.ts";
import { codeFindings } from "./codeFindings.ts";

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "cloudbase-doctor-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** What is found in a project of these files, without the folder's own name. */
function found(files: Readonly<Record<string, string>>): string[] {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
  const findings = codeFindings(readProject(directory, { environment: {} }));
  return findings.map(({ mark, text }) => `${mark}: ${text}`.replaceAll(`${directory}/`, ""));
}

it("finds nothing to say of a project that has what it uses", () => {
  const code = 'require("node:fs"); db.collection("goods"); cloud.openapi.wxacode.get({});';
  const files = {
    "functions/a/index.js": `${code} cloud.callFunction({ name: "a" });`,
    "functions/a/config.json": '{"permissions":{"openapi":["wxacode.get"]}}',
    "database-indexes.json": '{"goods":[]}',
  };
  expect(found(files)).toEqual([]);
});

it("reads what the entry requires of its own folder, and nothing else there", () => {
  const files = {
    "functions/a/index.js": 'const more = require("./lib/more");',
    "functions/a/lib/more.js": "exports.all = () => db.collection(`orders`).get();",
    "functions/a/a.test.js": 'const t = require("not-installed-here"); db.collection("tests");',
    "functions/a/node_modules/p/index.js": 'db.collection("theirs");',
  };
  expect(found(files)).toEqual([
    "warning: no file of the project names these collections, which its functions use. Name them in database-indexes.json, or start with --collections orders",
  ]);
});

it("tells packages that a function cannot load without from those that it may do without", () => {
  const files = {
    "functions/a/index.js": [
      'const needed = require("not-installed-1");',
      'try {\n  optional = require("not-installed-2");\n} catch {}',
      '// const old = require("not-installed-3");',
      'import { x } from "@scope/not-installed-4/deep";',
      'const own = require("./not-there");',
    ].join("\n"),
  };
  const needs = "function a needs the package";
  const install = "run npm install in functions/a";
  expect(found(files)).toEqual([
    `wrong: ${needs} not-installed-1: ${install}`,
    `warning: ${needs} not-installed-2: ${install}, unless it can do without`,
    `wrong: ${needs} @scope/not-installed-4/deep: ${install}`,
  ]);
});

it("names functions that are called and not there, folders that are not served, and missing permissions", () => {
  const files = {
    "cloudbaserc.json": '{"functions":[{"name":"a"}]}',
    "functions/a/index.js":
      'cloud.callFunction({\n  name: "b", data: {} });\ncloud.openapi.security.imgSecCheck(x);',
    "functions/b/index.js": "exports.main = async () => 1;",
    "functions/notes/readme.md": "no function",
  };
  expect(found(files)).toEqual([
    "warning: functions/b is not served: cloudbaserc.json does not name it in functions",
    "warning: function a calls b, which the project does not have",
    'warning: function a may not ask WeChat for security.imgSecCheck in the cloud: put ["security.imgSecCheck"] into permissions.openapi of its config.json',
  ]);
});

it("says nothing of what is not built", () => {
  expect(found({ "cloudbaserc.json": '{"functions":[{"name":"a"}]}' })).toEqual([]);
});
