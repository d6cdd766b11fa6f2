import { aTheme } from "#core/content/testing/content.ts";
import {
  lookOf,
  pushedTheme,
  type Theme,
  type ThemePush,
  themeStateAt,
} from "#core/content/theme.ts";

const NOW_MS = 1_000;
const push = (changes: Partial<ThemePush> = {}): ThemePush => ({
  ...{ fromMs: 900, untilMs: 1_100, target: { kind: "all" } },
  ...changes,
});
const gold = { kind: "level", level: "gold" } as const;
const noChoice = { backgroundId: null, logoId: null };
const page = (changes: object = {}) => ({
  ...{ choice: noChoice, level: null, logo: "https://a/shop" },
  ...changes,
});

describe("whose look counts", () => {
  const own = aTheme("own", { isOffered: true, colour: "spring", logo: "https://a/own-logo" });
  const pushed = aTheme("pushed", { push: push(), colour: "festive", logo: "https://a/push-logo" });
  const both = [own, pushed];
  const choice = { backgroundId: "own", logoId: "own" };

  it.each<[string, readonly Theme[], object, object]>([
    [
      "the promoter's choice before what is pushed",
      both,
      { choice },
      {
        ...{ colour: "spring", background: "https://a/own", backgroundFrom: "own" },
        ...{ logo: "https://a/own-logo", logoFrom: "own" },
      },
    ],
    [
      "what is pushed before the default",
      both,
      {},
      {
        ...{ colour: "festive", background: "https://a/pushed", backgroundFrom: "push" },
        ...{ logo: "https://a/push-logo", logoFrom: "push" },
      },
    ],
    [
      "the default where there is nothing else",
      [own],
      {},
      {
        ...{ colour: "brand", background: null, backgroundFrom: "default" },
        ...{ logo: "https://a/shop", logoFrom: "default" },
      },
    ],
    [
      "background and logo each by itself",
      both,
      { choice: { backgroundId: null, logoId: "own" } },
      { colour: "festive", backgroundFrom: "push", logo: "https://a/own-logo", logoFrom: "own" },
    ],
    [
      "a pushed theme without pictures, which gives its colour alone",
      [aTheme("plain", { push: push(), background: null, colour: "winter" })],
      {},
      { colour: "winter", background: null, backgroundFrom: "default", logo: "https://a/shop" },
    ],
    [
      "for a choice that is not offered any more, as for none",
      [aTheme("own", { isOffered: false }), pushed],
      { choice },
      { backgroundFrom: "push", logoFrom: "push" },
    ],
    [
      "for a choice that was ended, as for none",
      [{ ...own, endedAtMs: NOW_MS }],
      { choice },
      { background: null, backgroundFrom: "default", logoFrom: "default" },
    ],
    [
      "a choice whose time as a push is over: it is offered all the same",
      [{ ...own, push: push({ untilMs: 950 }) }],
      { choice },
      { background: "https://a/own", backgroundFrom: "own" },
    ],
    ["the shop itself has no choice", both, { choice: null }, { backgroundFrom: "push" }],
  ])("%s", (_, themes, changes, look) => {
    expect(lookOf(themes, page(changes), NOW_MS)).toMatchObject(look);
  });

  it("after its time a push is gone, and before it not there", () => {
    const from = (atMs: number) => lookOf([pushed], page(), atMs).backgroundFrom;
    expect([from(899), from(900), from(1_099), from(1_100)]).toEqual([
      ...["default", "push", "push", "default"],
    ]);
  });
});

it.each<[string, readonly Theme[], string | null, string | null]>([
  ["none", [], "gold", null],
  ["one for all, to everybody", [aTheme("a", { push: push() })], null, "a"],
  [
    "one for a level, not to others",
    [aTheme("a", { push: push({ target: gold }) })],
    "silver",
    null,
  ],
  ["one for a level, not to the shop", [aTheme("a", { push: push({ target: gold }) })], null, null],
  [
    "one for the level before one for all, though that began later",
    [aTheme("z", { push: push({ fromMs: 950 }) }), aTheme("a", { push: push({ target: gold }) })],
    "gold",
    "a",
  ],
  [
    "the one that began last",
    [aTheme("z", { push: push() }), aTheme("a", { push: push({ fromMs: 901 }) })],
    null,
    "a",
  ],
  [
    "of two at once the greater id",
    [aTheme("a", { push: push() }), aTheme("b", { push: push() })],
    null,
    "b",
  ],
  ["none that was ended", [aTheme("a", { push: push(), endedAtMs: 999 })], null, null],
])("of pushed themes a page shows %s", (_, themes, level, id) => {
  expect(pushedTheme(themes, level, NOW_MS)?._id ?? null).toBe(id);
  expect(pushedTheme([...themes].reverse(), level, NOW_MS)?._id ?? null).toBe(id);
});

it.each<[string, Theme]>([
  ["shown", aTheme("a", { push: push() })],
  ["planned", aTheme("a", { push: push({ fromMs: 1_001 }) })],
  ["over", aTheme("a", { push: push({ untilMs: 1_000 }) })],
  ["idle", aTheme("a")],
  ["ended", aTheme("a", { push: push(), endedAtMs: 1_000 })],
])("a theme is %s", (state, theme) => {
  expect(themeStateAt(theme, NOW_MS)).toBe(state);
});
