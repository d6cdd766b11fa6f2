import { existsSync, readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { permissionOf } from "#core/staff/permissions.ts";

/** Goal: what keeps the console's screens alike, small and honest about money is said by a machine. */
const ROOT = "console";
const files = readdirSync(ROOT, { recursive: true, encoding: "utf8" }).map((f) => `${ROOT}/${f}`);
const ending = (...ends: string[]) => files.filter((f) => ends.some((end) => f.endsWith(end)));
const scripts = ending(".ts", ".tsx").filter((file) => !file.endsWith(".test.ts"));
const textOf = (file: string): string => readFileSync(file, "utf8");
const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, (all) => all.replace(/[^\n]/g, "")).replace(/\/\/ .*$/gm, "");
const found = (paths: readonly string[], pattern: RegExp): string[] =>
  paths.flatMap((path) =>
    withoutComments(textOf(path))
      .split("\n")
      .flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1} ${line.trim()}`] : [])),
  );

it("takes only types from the rest of the house: rules stay in the functions", () => {
  const outside = scripts.flatMap((path) =>
    [...textOf(path).matchAll(/^(?:import|export)\s(?!type\b)[^;]*?from\s"([^"]+)"/gm)]
      .map(([, to = ""]) => to)
      .filter((to) => to.startsWith("#") || /^(\.\.\/)+(core|contracts|functions|local)\//.test(to))
      .map((to) => `${path} → ${to}`),
  );
  expect(outside).toEqual([]);
});

it("computes no money: it only writes amounts", () => {
  const sums = /Fen\s*(?:[-+*/]=|[*/]\s|[-+]\s)|[-+*/]\s+\w+(?:\.\w+)*Fen\b|Fen\b.*\.reduce\(/;
  const pages = scripts.filter((file) => !file.startsWith(`${ROOT}/lib/`));
  expect(found(pages, sums)).toEqual([]);
});

it("keeps what people read in the words of each screen", () => {
  const isWords = (file: string) => /\/(\w*[wW]ords\w*|screens\w*)\.ts$/.test(file);
  const said = found(
    scripts.filter((file) => !isWords(file) && file !== `${ROOT}/main.tsx`),
    /\p{Script=Han}/u,
  );
  expect(said).toEqual([]);
});

it("says nothing Chinese in English", () => {
  const words = ending(".ts").filter((file) => /\/\w*[wW]ords\w*\.ts$/.test(file));
  expect(words.length).toBeGreaterThan(5);
  const chinese = words.flatMap((file) => {
    const [, english = ""] = textOf(file).split(/^(?:export )?const en\b/m);
    return english
      .split("\n")
      .filter((line) => /\p{Script=Han}/u.test(line) && !/language: "中文"/.test(line))
      .map((line) => `${file}: ${line.trim()}`);
  });
  expect(chinese).toEqual([]);
});

it("takes colours from the tokens", () => {
  const colours = /#[0-9a-f]{3,8}\b(?![^{]*\{)|\brgba?\(/i;
  const isPlace = (line: string) => /"#(core|contracts)\//.test(line);
  const used = found([...ending(".css"), ...ending(".tsx")], colours);
  expect(used.filter((line) => !isPlace(line))).toEqual([]);
});

it("has every screen's page, under one path each, needed by a known action", () => {
  const screens = ending("screens.ts").flatMap((file) =>
    [
      ...textOf(file).matchAll(
        /path: "([^"]+)"[\s\S]*?needs: \[([^\]]*)\][\s\S]*?import\("([^"]+)"\)/g,
      ),
    ].map(([, path = "", needs = "", page = ""]) => ({ file, path, needs, page })),
  );
  expect(screens.length).toBeGreaterThan(30);
  const paths = screens.map(({ path }) => path);
  expect(paths).toEqual([...new Set(paths)]);
  const missing = screens.filter(
    ({ file, page }) => !existsSync(`${file.slice(0, file.lastIndexOf("/"))}/${page}`),
  );
  expect(missing).toEqual([]);
  const needed = screens.map(({ path, needs }) => ({
    path,
    actions: [...needs.matchAll(/"(\w+)\.(\w+)"/g)].map(([, name = "", action = ""]) => [
      name,
      action,
    ]),
  }));
  expect(needed.filter(({ actions }) => actions.length === 0)).toEqual([]);
  const unknown = needed.flatMap(({ path, actions }) =>
    actions
      .filter(([name = "", action = ""]) => permissionOf(name, action) === null)
      .map((call) => `${path}: ${call.join(".")}`),
  );
  expect(unknown).toEqual([]);
});

it("opens with at most 300 KB over the wire, before charts", () => {
  type Chunk = { file: string; css?: string[]; imports?: string[]; isEntry?: boolean };
  const manifest = JSON.parse(textOf("dist/console/.vite/manifest.json")) as Record<string, Chunk>;
  const firsts = ["index.html", "pages/today/Today.tsx"];
  const needed = new Set<string>();
  const add = (name: string) => {
    const chunk = manifest[name];
    if (chunk === undefined || needed.has(chunk.file)) return;
    needed.add(chunk.file);
    for (const file of chunk.css ?? []) needed.add(file);
    for (const other of chunk.imports ?? []) add(other);
  };
  for (const name of firsts) add(name);
  const bytes = [...needed].reduce(
    (sum, file) => sum + gzipSync(readFileSync(`dist/console/${file}`), { level: 6 }).length,
    gzipSync(readFileSync("dist/console/index.html")).length,
  );
  expect(bytes).toBeGreaterThan(50_000); // Else the manifest was read wrongly.
  expect(bytes).toBeLessThanOrEqual(300 * 1024);
  expect([...needed].filter((file) => /echarts/.test(file))).toEqual([]);
});
