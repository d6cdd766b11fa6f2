import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Goal: a screen looks the same whichever screens were open before it. Styles of an area stay once they are loaded, so what
 * they say of a class by itself holds on the screens of every other area too.
 */
const PAGES = join(process.cwd(), "console/pages");
const SHARED = ["console/style.css", "console/parts/form.css"];

/**
 * What each rule begins with: ".timeline li" → ".timeline", "table.plain td" → "table.plain". TDesign's own classes say
 * only where it stands: ".t-dialog .sums" → ".sums".
 */
const beginningsOf = (css: string): ReadonlySet<string> =>
  new Set(
    css
      .replace(/\/\*[^]*?\*\//g, "")
      .replace(/@media[^{]*\{/g, "")
      .split(/[{}]/)
      .filter((part) => !part.includes(";"))
      .flatMap((selectors) => selectors.split(/,(?![^(]*\))/))
      .flatMap((one) => /^(?:\.t-[^\s]+\s+)?[^\s>+~:]+/.exec(one.trim())?.[0] ?? [])
      .map((one) => one.replace(/^\.t-\S+\s+/, ""))
      .filter((one) => one.includes(".")),
  );

const areas = readdirSync(PAGES, { withFileTypes: true }).flatMap((entry) => {
  if (!entry.isDirectory()) return [];
  const files = readdirSync(join(PAGES, entry.name)).filter((name) => name.endsWith(".css"));
  const css = files.map((name) => readFileSync(join(PAGES, entry.name, name), "utf8")).join("\n");
  return [{ area: entry.name, beginnings: beginningsOf(css) }];
});
const shared = beginningsOf(
  SHARED.map((file) => readFileSync(join(process.cwd(), file), "utf8")).join("\n"),
);

it("reads what rules begin with", () => {
  const css =
    "/* .no */ .a b, .c > .d { x: 1; y: 2 } @media (x) { .e.f:hover { z: 3 } } p .g { u: 4 } .t-dialog .h i { v: 5 }";
  expect([...beginningsOf(css)]).toEqual([".a", ".c", ".e.f", ".h"]);
});

it("no area changes TDesign for all", () => {
  const changed = areas.flatMap(({ area, beginnings }) =>
    [...beginnings].filter((one) => one.startsWith(".t-")).map((one) => `${area}: ${one}`),
  );
  expect(changed).toEqual([]);
});

it("no two areas speak of one class", () => {
  const owners = new Map<string, string[]>();
  for (const { area, beginnings } of areas) {
    for (const one of beginnings) owners.set(one, [...(owners.get(one) ?? []), area]);
  }
  expect([...owners].filter(([, of]) => of.length > 1)).toEqual([]);
});

it("no area changes what all share", () => {
  const changed = areas.flatMap(({ area, beginnings }) =>
    [...beginnings].filter((one) => shared.has(one)).map((one) => `${area}: ${one}`),
  );
  expect(changed).toEqual([]);
});
