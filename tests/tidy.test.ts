import { readdirSync, readFileSync } from "node:fs";

/** Goal: a machine, not a reviewer, says these things. The name of a ban is the way that is wanted. */
const PURE = ["core", "functions"];
const OURS = ["core", "contracts", "ports", "adapters", "functions"];
const ALL = [...OURS, "local", "scripts", "tests", "bench"];
/** Tests may take the time, print and round as they like; the other bans hold for them too. */
type Ban = { wanted: string; rooms: readonly string[]; pattern: RegExp; inTests: boolean };
const ban = (wanted: string, rooms: readonly string[], pattern: RegExp, inTests = true): Ban => ({
  wanted,
  rooms,
  pattern,
  inTests,
});
const BANS: readonly Ban[] = [
  ban("export by name", ALL, /^export default/m),
  ban("pass the time in", PURE, /Date\.now\(|new Date\(\)|performance\.now\(/, false),
  ban("pass the id in", PURE, /Math\.random\(|randomUUID\(/, false),
  ban(
    "round in money.ts",
    ["core", "contracts", "functions"],
    /Math\.(round|ceil|floor|trunc)\(|toFixed\(|parseFloat\(/,
    false,
  ),
  ban("log through deps", PURE, /console\.\w+\(/, false),
  ban(
    "find the type",
    ALL,
    /\bas any\b|:\s*any\s*[;,)=\]|}]|<any>|@ts-ignore|@ts-expect-error|as unknown as/,
  ),
  ban("name the place: no barrels", ALL, /^export \* from/m),
  ban("import zod as a namespace", ALL, /import \{[^}]*\bz\b[^}]*\} from "zod"/),
  ban("run every test", ALL, /\b(it|test|describe)\.(only|skip|todo)\(/),
  ban("finish it, or leave it out", ALL, /\b(TODO|FIXME|XXX|HACK)\b/),
  ban("no mock branch in production code", OURS, /useMock|isMock|NODE_ENV/),
];
const DRAWERS = /(^|\/)(utils|helpers|common|misc|types|constants)\.tsx?$/;
const LINES_MAX = 200;

const filesOf = (rooms: readonly string[]): string[] =>
  rooms.flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file) && !/(^|\/)(node_modules|dist)\//.test(file))
      .map((file) => `${room}/${file}`),
  );
const isTest = (path: string) => path.endsWith(".test.ts");

it.each(BANS)("$wanted", ({ rooms, pattern, inTests }) => {
  const paths = filesOf(rooms).filter((path) => inTests || !isTest(path));
  expect(paths).not.toEqual([]); // A renamed room must not pass unseen.
  const found = paths.filter((path) => pattern.test(readFileSync(path, "utf8")));
  expect(found.filter((path) => path !== "tests/tidy.test.ts")).toEqual([]);
});

it("names each file after what it holds", () => {
  expect(filesOf(ALL).filter((path) => DRAWERS.test(path))).toEqual([]);
});

it(`keeps a source file to one idea: at most ${LINES_MAX} lines`, () => {
  const long = filesOf([...OURS, "local", "scripts"])
    .filter((path) => !isTest(path))
    .map((path) => ({ path, lines: readFileSync(path, "utf8").split("\n").length - 1 }))
    .filter(({ lines }) => lines > LINES_MAX);
  expect(long).toEqual([]);
});

it("keeps a function's index.ts a table of contents", () => {
  const long = filesOf(["functions"])
    .filter((path) => /^functions\/[^/]+\/index\.ts$/.test(path))
    .filter((path) => readFileSync(path, "utf8").split("\n").length > 26);
  expect(long).toEqual([]);
});

it("brands and narrows with `as` only at the edges of core", () => {
  const casts = filesOf(["core"])
    .filter((path) => !isTest(path) && path !== "core/money.ts")
    .filter((path) =>
      / as (?!const\b|never\b)[A-Z]\w+/.test(
        readFileSync(path, "utf8").replace(/^import.*$/gm, ""),
      ),
    );
  expect(casts).toEqual([]);
});
