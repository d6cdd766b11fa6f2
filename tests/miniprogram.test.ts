import { existsSync, readdirSync, readFileSync } from "node:fs";

/** Goal: what WeChat's phones demand of the mini program, and what keeps its pages alike, is said by a machine. */
const ROOT = "miniprogram";
const files = readdirSync(ROOT, { recursive: true, encoding: "utf8" })
  .filter((file) => !/(^|\/)(miniprogram_npm|node_modules)\//.test(file))
  .map((file) => `${ROOT}/${file}`);
const ending = (end: string): string[] => files.filter((file) => file.endsWith(end));
const scripts = ending(".ts").filter((file) => !file.endsWith(".test.ts"));
const textOf = (file: string): string => readFileSync(file, "utf8");
const json = (file: string): Record<string, unknown> =>
  JSON.parse(textOf(file)) as Record<string, unknown>;
const found = (paths: readonly string[], pattern: RegExp): string[] =>
  paths.flatMap((path) =>
    textOf(path)
      .split("\n")
      .flatMap((line, index) =>
        pattern.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [],
      ),
  );

const app = json(`${ROOT}/app.json`) as {
  pages: string[];
  subPackages: { root: string; pages: string[] }[];
};
const pages = [
  ...app.pages,
  ...app.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
];

it("has every page that app.json names, and no other", () => {
  const there = ending(".ts")
    .filter((file) => /^page\(/m.test(textOf(file)))
    .map((file) => file.slice(ROOT.length + 1, -".ts".length));
  expect(there.filter((file) => file !== "lib/page").sort()).toEqual([...pages].sort());
  for (const end of [".wxml", ".wxss", ".json", ".ts"]) {
    expect(pages.filter((page) => !existsSync(`${ROOT}/${page}${end}`))).toEqual([]);
  }
});

it("lets only types come from outside: phones get nothing else", () => {
  const outside = scripts.flatMap((path) => {
    const depth = path.split("/").length - 2;
    const leaves = new RegExp(`^import (?!type\\b).*from "(\\.\\./){${depth + 1},}|from "#`);
    return found([path], leaves);
  });
  expect(outside).toEqual([]);
});

it("names modules as WeChat finds them: without an ending, except where only a type is taken", () => {
  expect(found(scripts, /^import (?!type\b).*from "\.[^"]*\.ts"/)).toEqual([]);
});

it("follows the reader's text size on every page", () => {
  const meta = '<page-meta page-style="{{look}}"';
  expect(pages.filter((page) => !textOf(`${ROOT}/${page}.wxml`).startsWith(meta))).toEqual([]);
});

it("takes colours from the tokens, so that dark mode holds", () => {
  const sheets = ending(".wxss").filter((file) => !/\/styles\/(tokens|themes)\.wxss$/.test(file));
  expect(found(sheets, /#[0-9a-f]{3,8}\b(?![^{]*\{)|\brgba?\(/i)).toEqual([]);
});

it("keeps what people read in the language files", () => {
  const isWords = (file: string) => /\/(i18n\/\w+|words)\.ts$/.test(file);
  const han = /^(?!\s*(?:\/?\*|\/\/|<!--)).*\p{Script=Han}/u;
  const withoutComment = (line: string) => line.replace(/\/\/.*$|<!--.*?-->|\/\*.*?\*\//g, "");
  const said = [...scripts.filter((file) => !isWords(file)), ...ending(".wxml")].flatMap((path) =>
    textOf(path)
      .split("\n")
      .filter((line) => han.test(withoutComment(line)))
      .map((line) => `${path}: ${line.trim()}`),
  );
  expect(said).toEqual([]);
});

it("says nothing Chinese in English", () => {
  const english = files.filter((file) => /\/i18n\/en\.ts$/.test(file));
  expect(english.length).toBeGreaterThan(1);
  expect(found(english, /\p{Script=Han}/u)).toEqual([]);
});

it("uses the packages that the project tests with", () => {
  const { dependencies } = json(`${ROOT}/package.json`) as { dependencies: object };
  const { devDependencies } = json("package.json") as { devDependencies: object };
  expect(devDependencies).toMatchObject(dependencies);
});

it("computes no money: it only writes amounts", () => {
  const sums = /Fen\s*(?:[-+*/]=|[*/]\s|[-+]\s)|[-+*/]\s+\w+(?:\.\w+)*Fen\b/;
  expect(
    found(
      scripts.filter((file) => file !== `${ROOT}/lib/money.ts`),
      sums,
    ),
  ).toEqual([]);
});
