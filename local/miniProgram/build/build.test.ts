/** Goal: what is wrong with a mini program is said before anybody opens it, with file and line, all at once. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { makeProject, type TestProject } from "../testing/miniProject.ts";
import { createBuilder, type Builder } from "./build.ts";
import { BuildError, problemText } from "./problem.ts";

let project: TestProject | undefined;
let builder: Builder | undefined;
afterEach(async () => {
  await builder?.close();
  project?.remove();
});

/** Builds these files over the smallest mini program. */
function builderOf(files: Files = {}, only?: readonly string[]): Builder {
  project = makeProject(files);
  builder = createBuilder({ directory: project.directory, only });
  return builder;
}

type Files = Readonly<Record<string, string>>;

/** What is wrong with the smallest mini program once these files are in it. "" takes a file away. */
async function problemsOf(files: Files): Promise<readonly string[]> {
  const { build } = builderOf(files);
  for (const [path, text] of Object.entries(files)) {
    if (text === "") rmSync(join(project?.directory ?? "", path), { force: true });
  }
  try {
    await build();
    return [];
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    return error.problems.map(problemText);
  }
}

const TYPED = { "pages/a/a.js": "" };
const PACKAGE = "node_modules/kit/package.json";

it.each<[what: string, files: Files, problems: readonly string[]]>([
  ["nothing", {}, []],
  [
    "a missing end tag",
    { "pages/a/a.wxml": "<view>\n  <text>a\n</view>" },
    ["pages/a/a.wxml:2: missing end tag"],
  ],
  [
    "an end tag too many",
    { "pages/a/a.wxml": "<view>a</view>\n</text>" },
    ["pages/a/a.wxml:2: invalid end tag"],
  ],
  [
    "a broken {{ }}",
    { "pages/a/a.wxml": "<view>\n{{ a + }}</view>" },
    ["pages/a/a.wxml:2: unexpected character inside expression"],
  ],
  [
    "an attribute twice",
    { "pages/a/a.wxml": '<view class="a" class="b" />' },
    ["pages/a/a.wxml:1: duplicated attribute"],
  ],
  [
    "a tag that is no component",
    { "pages/a/a.wxml": "<view>\n  <goods-card />\n</view>" },
    [
      "pages/a/a.wxml:2: <goods-card> is no component of WeChat, and usingComponents of pages/a/a.json does not name it",
    ],
  ],
  [
    "a tag that is no component in a template taken in",
    {
      "pages/a/a.wxml": '<include src="./b.wxml" />',
      "pages/a/b.wxml": "\n<goods-card />",
    },
    [
      "pages/a/b.wxml:2: <goods-card> is no component of WeChat, and usingComponents of pages/a/a.json does not name it",
    ],
  ],
  [
    "a page that is not there",
    { "app.json": '{\n  "pages": ["pages/a/a",\n    "pages/b/b"]\n}' },
    ["app.json:3: the page pages/b/b is not there"],
  ],
  [
    "a page of a subpackage that is not there",
    {
      "app.json":
        '{ "pages": ["pages/a/a"],\n"subPackages": [{ "root": "more", "pages": ["b/b"] }] }',
    },
    ["app.json:2: the page more/b/b is not there"],
  ],
  [
    "a component that is not there",
    { "pages/a/a.json": '{\n  "usingComponents": { "b-b": "/components/b" }\n}' },
    ["pages/a/a.json:2: there is no component /components/b"],
  ],
  [
    "a component without a script",
    {
      "pages/a/a.json": '{ "usingComponents": { "b-b": "../b" } }',
      "pages/b.json": '{ "component": true }',
      "pages/b.wxml": "<view />",
    },
    ["pages/b.ts: pages/b has no script"],
  ],
  [
    "a component of a plugin",
    { "pages/a/a.json": '{ "usingComponents": { "b-b": "plugin://b/b" } }' },
    ["pages/a/a.json:1: not emulated: plugin://b/b"],
  ],
  [
    "a template that is not there",
    { "pages/a/a.wxml": '<view />\n<import src="./b.wxml" />' },
    ["pages/a/a.wxml:2: there is no template pages/a/b.wxml"],
  ],
  [
    "WXS that is not there",
    { "pages/a/a.wxml": '<wxs module="b" src="./b.wxs" />' },
    ["pages/a/a.wxml:1: there is no pages/a/b.wxs"],
  ],
  [
    "WXSS that cannot be read",
    { "pages/a/a.wxss": ".a {\n  color: red;\n\n.b { top: 0 }" },
    ["pages/a/a.wxss:1: Unclosed block"],
  ],
  [
    "WXSS that is not there",
    { "pages/a/a.wxss": '\n@import "./b.wxss";' },
    ["pages/a/a.wxss:2: there is no style sheet ./b.wxss"],
  ],
  [
    "JSON that cannot be read",
    { "pages/a/a.json": '{\n  "usingComponents": {},\n}' },
    [expect.stringMatching(/^pages\/a\/a\.json:3: this is no JSON: /)],
  ],
  [
    "TypeScript that cannot be read",
    { ...TYPED, "pages/a/a.ts": "const a: = 1;\nPage({});" },
    ['pages/a/a.ts:1: Unexpected "="'],
  ],
  [
    "a script that is not there",
    { "pages/a/a.js": "Page({});\nrequire('./b');" },
    ['pages/a/a.js:2: Could not resolve "./b"'],
  ],
  [
    "code from outside of the mini program's folder",
    {
      "project.config.json": '{ "miniprogramRoot": "pages/" }',
      "pages/app.json": '{ "pages": ["a/a"] }',
      "pages/app.js": "App({});",
      ...{ ...TYPED, "pages/a/a.ts": 'import { b } from "../../b";\nPage({ b });' },
      "b.ts": "export const b = 1;",
    },
    [
      'pages/a/a.ts: "../../b" is outside of the mini program\'s folder and would not be on the phone; only types may come from there (import type)',
    ],
  ],
  [
    "types alone from outside, which is fine",
    {
      "project.config.json": '{ "miniprogramRoot": "pages/" }',
      "pages/app.json": '{ "pages": ["a/a"] }',
      "pages/app.js": "App({});",
      ...{
        ...TYPED,
        "pages/a/a.ts": 'import type { B } from "../../b";\nconst b: B = 1;\nPage({ b });',
      },
      "b.ts": "export type B = number;",
    },
    [],
  ],
  [
    "a colour that no theme knows",
    {
      "app.json": '{ "pages": ["pages/a/a"],\n"window": { "backgroundColor": "@paper" } }',
      "theme.json": '{ "light": { "paper": "#fff" }, "dark": {} }',
    },
    ["app.json:2: theme.json does not say what @paper is in both themes"],
  ],
  [
    "a colour without any theme",
    { "app.json": '{ "pages": ["pages/a/a"], "window": { "backgroundColor": "@paper" } }' },
    ["app.json:1: @paper needs a theme.json, which is not there"],
  ],
  ["no app.js", { "app.js": "" }, ["app.js: is missing"]],
  [
    "a warning in somebody else's package, which the user cannot mend",
    {
      "pages/a/a.json": '{ "usingComponents": { "k-b": "kit/b/b" } }',
      "pages/a/a.wxml": "<k-b />",
      [PACKAGE]: '{ "miniprogram": "dist" }',
      "node_modules/kit/dist/b/b.json": '{ "component": true }',
      "node_modules/kit/dist/b/b.js": "Component({});",
      "node_modules/kit/dist/b/b.wxml": "<view><who-knows>",
    },
    [],
  ],
])("%s", async (_, files, problems) => {
  expect(await problemsOf(files)).toEqual(problems);
});

it("tells everything that is wrong at once", async () => {
  const problems = await problemsOf({
    "pages/a/a.wxml": "<view>",
    "pages/a/a.wxss": "a {",
    "pages/a/a.js": "Page({",
  });
  expect(problems.map((problem) => problem.split(":")[0]).sort()).toEqual([
    "pages/a/a.js",
    "pages/a/a.wxml",
    "pages/a/a.wxss",
  ]);
});

it("refuses a folder without an app.json, and says where it looked", async () => {
  const { build } = builderOf({ "project.config.json": '{ "miniprogramRoot": "mini/" }' });
  await expect(build()).rejects.toThrow(/mini\/app\.json: there is no app\.json here/);
});

it("builds again after a mistake is mended, and gives the same for the same files", async () => {
  const { build } = builderOf();
  const first = await build();
  project?.write({ "pages/a/a.wxml": "<view>" });
  await expect(build()).rejects.toThrow(BuildError);
  project?.write({
    "pages/a/a.wxml": '<view>b</view><include src="./c" />',
    "pages/a/c.wxml": "c",
  });
  const second = await build();
  expect(second.hash).not.toBe(first.hash);
  for (let turn = 0; turn < 8; turn += 1) expect((await build()).hash).toBe(second.hash);
});

it("leaves out pages that were not asked for, finished or not", async () => {
  const app = '{ "pages": ["pages/a/a", "pages/b/b"] }';
  const { project: built, script } = await builderOf({ "app.json": app }, ["pages/a"]).build();
  expect(built.pages).toEqual(["pages/a/a", "pages/b/b"]);
  expect(script.toString()).not.toContain("pages/b/b");
});
