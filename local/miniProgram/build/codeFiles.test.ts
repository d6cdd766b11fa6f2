/** Goal: a component is found where WeChat would find it, and nowhere else. */
import { makeProject } from "../testing/miniProject.ts";
import { CodeFiles } from "./codeFiles.ts";

const component = (path: string) => ({ [`${path}.json`]: "{}" });
const project = makeProject({
  ...component("pages/a/b"),
  ...component("parts/c/index"),
  ...component("more/miniprogram_npm/built/x/x"),
  "node_modules/kit/package.json": '{ "miniprogram": "dist" }',
  ...component("node_modules/kit/dist/button/button"),
  "node_modules/@org/kit/package.json": "{}",
  ...component("node_modules/@org/kit/miniprogram_dist/d/d"),
  "node_modules/plain/package.json": "{}",
  ...component("node_modules/plain/lib/e"),
});
const files = new CodeFiles(project.directory);
afterAll(() => project.remove());

it.each([
  ["beside", "pages/a/a", "./b", "pages/a/b"],
  ["beside, without a dot", "pages/a/a", "b", "pages/a/b"],
  ["from the root", "pages/a/a", "/pages/a/b", "pages/a/b"],
  ["above", "pages/a/a", "../../pages/a/b", "pages/a/b"],
  ["a folder's index", "pages/a/a", "/parts/c", "parts/c/index"],
  ["a package", "pages/a/a", "kit/button/button", "miniprogram_npm/kit/button/button"],
  ["a package with a scope", "pages/a/a", "@org/kit/d/d", "miniprogram_npm/@org/kit/d/d"],
  [
    "within a package",
    "miniprogram_npm/kit/other/other",
    "../button/button",
    "miniprogram_npm/kit/button/button",
  ],
  ["a subpackage's own packages", "more/p/p", "built/x/x", "more/miniprogram_npm/built/x/x"],
  ["not another subpackage's", "pages/a/a", "built/x/x", undefined],
  ["not a package that is not made for it", "pages/a/a", "plain/lib/e", undefined],
  ["not what is not there", "pages/a/a", "./c", undefined],
])("%s", (_, from, spec, path) => expect(files.componentAt(from, spec)).toBe(path));
