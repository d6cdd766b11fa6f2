import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/** Goal: what a page or a comment points to exists: files, headings, commands. */
const SKIPPED = /(^|\/)(node_modules|dist|\.git|\.data)(\/|$)/;
const SOURCES = /\.(ts|mjs|cjs)$/;

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = normalize(join(folder, entry.name));
    if (SKIPPED.test(path)) return [];
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
const files = filesUnder(".");
const pages = files.filter((path) => path.endsWith(".md"));
const sources = files.filter((path) => SOURCES.test(path) && path !== "tests/docs.test.ts");
const textOf = (path: string) => readFileSync(path, "utf8");
const isFenced = (text: string) => text.replace(/^```[\s\S]*?^```/gm, "");

const headingsOf = (path: string): string[] =>
  [...isFenced(textOf(path)).matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) => title.trim());
/** The name by which a link reaches a heading, as GitHub makes it. */
const anchorOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/\s/g, "-");

/** Links of a page that stay in the repository, as [file, heading's anchor]. */
const linksOf = (page: string): [to: string, anchor: string][] =>
  [...isFenced(textOf(page)).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, to = ""]) => to)
    .filter((to) => !/^[a-z]+:/.test(to))
    .map((to) => {
      const [path = "", anchor = ""] = to.split("#");
      return [path === "" ? page : normalize(join(dirname(page), path)), anchor];
    });

it("links of pages lead to files, and to headings that are there", () => {
  const links = pages.flatMap((page) => linksOf(page).map((link) => ({ page, link })));
  expect(links.length).toBeGreaterThan(20);
  const broken = links.filter(({ link: [to, anchor] }) => {
    if (!existsSync(to)) return true;
    return anchor !== "" && !headingsOf(to).map(anchorOf).includes(anchor);
  });
  expect(broken).toEqual([]);
});

/** Every page that a text names, with the heading in quotes after it, if there is one. */
const named = (path: string): { path: string; page: string; heading: string | undefined }[] =>
  [
    ...textOf(path)
      .replace(/\n\s*(\*|\/\/)?\s*/g, " ")
      .matchAll(/\bdocs\/([\w./-]+\.md)`?(?:, "([^"]+)")?/g),
  ].map(([, page = "", heading]) => ({ path, page: `docs/${page}`, heading }));

it("pages that code and pages name exist, and so do the headings in quotes", () => {
  const all = [...sources, ...pages].flatMap(named);
  expect(all.length).toBeGreaterThan(20);
  const broken = all.filter(({ page, heading }) => {
    if (!existsSync(page)) return true;
    return heading !== undefined && !headingsOf(page).includes(heading);
  });
  expect(broken).toEqual([]);
});

/** What the reader of CONTRIBUTING.md makes himself. */
const EXERCISE = /^functions\/commission\/me\./;

it("files that pages name in their own rooms exist", () => {
  const rooms =
    /^(core|contracts|ports|adapters|functions|local|scripts|tests|bench|docs|examples)\//;
  const told = pages.flatMap((page) =>
    [...textOf(page).matchAll(/`([\w.-]+(?:\/[\w.-]+)+\/?)`/g)]
      .map(([, path = ""]) => ({ page, path }))
      .filter(
        ({ path }) => rooms.test(path) && !/^local\/dist\//.test(path) && !EXERCISE.test(path),
      ),
  );
  expect(told.length).toBeGreaterThan(20);
  expect(told.filter(({ path }) => !existsSync(path))).toEqual([]);
});

it("commands that pages name are those of package.json", () => {
  const { scripts } = JSON.parse(textOf("package.json")) as { scripts: Record<string, string> };
  const told = pages.flatMap((page) =>
    [...textOf(page).matchAll(/\bnpm run (?:--silent )?([a-z-]+)/g)].map(([, name = ""]) => ({
      page,
      name,
    })),
  );
  expect(told.length).toBeGreaterThan(5);
  expect(told.filter(({ name }) => scripts[name] === undefined)).toEqual([]);
});

it("every package has its paragraph in the decision about dependencies", () => {
  const told = textOf("docs/decisions/0006-dependencies.md");
  const names = ["package.json", "local/package.json"].flatMap((path) => {
    const { dependencies, devDependencies } = JSON.parse(textOf(path)) as Record<string, object>;
    return Object.keys({ ...dependencies, ...devDependencies });
  });
  expect(names.length).toBeGreaterThan(15);
  expect(names.filter((name) => !told.includes(`**${name}**`))).toEqual([]);
});

it("the two READMEs have the same sections and point to the same places", () => {
  for (const folder of ["", "local/"]) {
    const [english, chinese] = [`${folder}README.md`, `${folder}README.zh-CN.md`];
    const shape = (page: string) => textOf(page).match(/^#+ /gm);
    expect(shape(chinese)).toEqual(shape(english));
    const places = (page: string) =>
      linksOf(page)
        .map(([to]) => to)
        .filter((to) => !to.includes("README"))
        .sort();
    expect(places(chinese)).toEqual(places(english));
  }
});

it("every page under docs can be reached from the README or from another page", () => {
  const reached = new Set(
    pages.flatMap((page) => [
      ...linksOf(page).map(([to]) => to),
      ...named(page).map(({ page: to }) => to),
      ...[...reachedFolders(page)],
    ]),
  );
  const lost = pages.filter((page) => page.startsWith("docs/") && !reached.has(page));
  expect(lost).toEqual([]);
});

/** The pages of a folder that a page links to as a whole. */
function reachedFolders(page: string): string[] {
  return linksOf(page)
    .map(([to]) => to)
    .filter((to) => existsSync(to) && statSync(to).isDirectory())
    .flatMap((folder) => pages.filter((one) => one.startsWith(normalize(`${folder}/`))));
}
