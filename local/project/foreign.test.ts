/** Goal: projects as they lie in public repositories are read as their own tools would read them. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { readProject } from "../project.ts";
import { readRuleBook } from "../rules/book.ts";
import { fail } from "../rules/ruleFiles.ts";

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "cloudbase-foreign-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

function projectOf(files: Readonly<Record<string, object | string>>, collections?: string[]) {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    const text = typeof content === "string" ? content : JSON.stringify(content);
    writeFileSync(join(directory, path), text);
  }
  return readProject(directory, { environment: {}, collections });
}

const placesOf = (project: ReturnType<typeof projectOf>): string[] =>
  project.functions.map(({ file }) => file.slice(directory.length + 1));

it("finds the folders of a root, where the file names no function", () => {
  const project = projectOf({
    "cloudbaserc.json": { functionRoot: "./cloud/functions", functions: [] },
    "cloud/functions/pay/index.js": "",
    "cloud/functions/pay-callback/index.js": "",
    "cloud/functions/common/words.js": "",
  });
  expect(placesOf(project)).toEqual([
    "cloud/functions/pay/index.js",
    "cloud/functions/pay-callback/index.js",
  ]);
});

it("takes the root of project.config.json, where the file names functions and no root", () => {
  const files = {
    "cloudbaserc.json": { functions: [{ name: "a", timeout: 60 }] },
    "project.config.json": { cloudfunctionRoot: "cloudfunctions/" },
    "cloudfunctions/a/index.js": "",
    "cloudfunctions/b/index.js": "",
  };
  expect(placesOf(projectOf(files))).toEqual(["cloudfunctions/a/index.js"]);
  // The command-line tool's default is there: it counts for more.
  const usual = projectOf({ ...files, "functions/a/index.js": "" });
  expect(placesOf(usual)).toEqual(["functions/a/index.js"]);
});

const plugin = (name: string, inputs: object) => ({
  use: `@cloudbase/framework-plugin-${name}`,
  inputs,
});

it("reads the function plugin of the older framework", () => {
  const functions = {
    use: "@cloudbase/framework-plugin-function@1.9.7",
    inputs: {
      functionRootPath: "./cloudfunctions",
      functionDefaultConfig: { timeout: 5, memorySize: 128 },
      functions: [{ name: "a", timeout: 9 }, { name: "b" }],
      servicePaths: { a: "/say/a" },
    },
  };
  const site = plugin("website", { outputPath: "dist" });
  const project = projectOf({
    "cloudbaserc.json": { framework: { name: "x", plugins: { client: site, functions } } },
  });
  expect(project.functions).toMatchObject([
    { name: "a", timeoutSeconds: 9, memoryMb: 128 },
    { name: "b", timeoutSeconds: 5, memoryMb: 128 },
  ]);
  expect(project.routes).toMatchObject([{ path: "/say/a", functionName: "a" }]);
});

it("finds the folders of the plugin's root", () => {
  const functions = plugin("function", { functionRootPath: "./cloudfunctions" });
  const project = projectOf({
    "cloudbaserc.json": { framework: { plugins: { functions } } },
    "cloudfunctions/a/index.js": "",
  });
  expect(placesOf(project)).toEqual(["cloudfunctions/a/index.js"]);
});

it("makes the collections that the file declares, with indexes and permissions", () => {
  const createIndexes = [{ name: "byAge", unique: true, keys: [{ name: "age", direction: "1" }] }];
  const collections = [
    { collectionName: "people", description: "who", aclTag: "READONLY", createIndexes },
    { collectionName: "notes", aclTag: "CUSTOM", aclRule: { read: true, write: "false" } },
    { collectionName: "plain" },
    { collectionName: "closed", aclTag: "READONLY" },
  ];
  const project = projectOf(
    {
      "cloudbaserc.json": {
        framework: { plugins: { data: plugin("database", { collections }) } },
        functions: [],
      },
      "database-rules.json": { closed: "ADMINONLY" },
    },
    ["further"],
  );
  expect([...project.collections.keys()].sort()).toEqual([
    ...["closed", "further", "notes", "people", "plain"],
  ]);
  expect(project.collections.get("people")).toMatchObject([{ name: "byAge", unique: true }]);
  const { documents } = readRuleBook(directory, fail);
  expect(documents.get("people")?.preset).toBe("READONLY");
  expect(documents.get("notes")?.preset).toBeUndefined();
  expect(documents.has("plain")).toBe(false);
  // The rules' own file counts for more.
  expect(documents.get("closed")?.preset).toBe("ADMINONLY");
});

it.each([
  [{ databases: {} }, "databases must be a list"],
  [{ databases: [{ name: "a" }] }, "databases[0].collectionName must be text"],
  [{ databases: [{ collectionName: "a", createIndexes: [{}] }] }, "databases[0].a[0].keys"],
  [{ framework: [] }, "framework must be an object"],
  [{ framework: { plugins: { f: 1 } } }, "framework.plugins.f must be an object"],
  [
    { framework: { plugins: { f: plugin("function", { functions: {} }) } } },
    "framework.plugins.f.inputs.functions must be a list",
  ],
])("says what is wrong with %j", (rc, words) => {
  expect(() => projectOf({ "cloudbaserc.json": rc })).toThrow(`cloudbaserc.json: ${words}`);
});

it("names a wrong permission where it stands", () => {
  projectOf({ "cloudbaserc.json": { databases: [{ collectionName: "a", aclTag: "OPEN" }] } });
  expect(() => readRuleBook(directory, fail)).toThrow("cloudbaserc.json: databases.a must be");
});
