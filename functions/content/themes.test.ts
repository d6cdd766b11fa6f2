import type { ThemeNow, ThemesPage } from "#contracts/themes.ts";
import { THEMES_MAX } from "#core/content/theme.ts";
import { aTheme } from "#core/content/testing/content.ts";
import { aBrand, NOW_MS, refused } from "#functions/content/testing/shop.ts";
import { asLogged } from "#tests/staffCost.ts";

const all = { kind: "all" } as const;
const said = (themeId: string, changes: object = {}) => ({
  ...{ action: "saveTheme", themeId, rev: 0, name: "春节", colour: "festive" },
  ...{ background: "https://a/bg", logo: null, isOffered: true },
  push: { fromMs: NOW_MS + 10, untilMs: NOW_MS + 20, target: all },
  ...changes,
});
const now = ({ seenBy }: ReturnType<typeof aBrand>, openid = "oVisitor") =>
  seenBy<ThemeNow>(openid, { action: "theme" });

it("is shown from its first instant until its last, then the shop looks as before", async () => {
  const brand = aBrand();
  const { byStaff, world } = brand;
  expect(await byStaff(said("t1"))).toMatchObject({ data: { themeId: "t1", state: "planned" } });
  const plain = { colour: "brand", background: null, logo: "https://a/logo" };
  const none = { ...plain, name: null, fromMs: null, untilMs: null };
  expect(await now(brand)).toEqual(none);
  world.nowMs = NOW_MS + 10;
  expect(await now(brand)).toEqual({
    ...{ colour: "festive", background: "https://a/bg", logo: "https://a/logo" },
    ...{ name: "春节", fromMs: NOW_MS + 10, untilMs: NOW_MS + 20 },
  });
  world.nowMs = NOW_MS + 20;
  expect(await now(brand)).toEqual(none);
});

it("for a level is not the shop's look", async () => {
  const brand = aBrand();
  const push = { fromMs: 0, untilMs: NOW_MS + 20, target: { kind: "level", level: "gold" } };
  expect(await brand.byStaff(said("t1", { push }))).toMatchObject({ ok: true });
  expect(await now(brand, "oG")).toMatchObject({ name: null });
  const unknown = { ...push, target: { kind: "level", level: "platinum" } };
  expect(await brand.byStaff(said("t2", { push: unknown }))).toEqual(refused("level_unknown"));
});

it("is saved, changed, ended, and good again when it is saved again", async () => {
  const { byStaff, cost } = aBrand();
  expect(await byStaff(said("t1"))).toMatchObject({ data: { rev: 1 } });
  expect(await cost(() => byStaff(said("t1")))).toEqual(asLogged([2, 0]));
  const later = said("t1", { rev: 1, name: "元宵", push: null });
  expect(await byStaff(later)).toMatchObject({ data: { rev: 2, name: "元宵", state: "idle" } });
  expect(await byStaff(said("t1", { rev: 1 }))).toEqual(refused("changed_meanwhile", { rev: 2 }));
  const end = () => byStaff({ action: "endTheme", themeId: "t1" });
  expect(await end()).toMatchObject({ data: { state: "ended", endedAtMs: NOW_MS } });
  expect(await cost(end)).toEqual(asLogged([1, 0]));
  expect(await byStaff({ action: "endTheme", themeId: "t9" })).toEqual(refused("theme_unknown"));
  expect(await byStaff(said("t1", { rev: 3 }))).toMatchObject({ data: { endedAtMs: null } });
});

it.each<[string, object]>([
  ["an end before its beginning", { push: { fromMs: 2, untilMs: 2, target: all } }],
  ["a colour of its own", { colour: "#ff0000" }],
  ["nothing to offer", { background: null, logo: null }],
  ["a picture of a machine", { background: "file:///a" }],
  ["a long name", { name: "茶".repeat(21) }],
])("is refused with %s", async (_, changes) => {
  const { byStaff } = aBrand();
  expect(await byStaff(said("t1", changes))).toMatchObject({ error: { code: "request_invalid" } });
});

it("is refused with a name that promises", async () => {
  const { byStaff } = aBrand();
  expect(await byStaff(said("t1", { name: "躺赚季" }))).toMatchObject({
    error: { code: "phrase_forbidden", field: "name", phrases: ["躺赚"] },
  });
});

it(`are ${THEMES_MAX} at most, but those can be changed, and ended ones do not count`, async () => {
  const { byStaff, memory } = aBrand();
  for (let n = 0; n < THEMES_MAX; n++) memory.documents.themes.set(`t${n}`, aTheme(`t${n}`));
  expect(await byStaff(said("new"))).toEqual(refused("themes_full"));
  expect(await byStaff(said("t7", { rev: 1 }))).toMatchObject({ data: { rev: 2 } });
  await byStaff({ action: "endTheme", themeId: "t8" });
  expect(await byStaff(said("new"))).toMatchObject({ ok: true });
});

it("are listed by id, ended ones too", async () => {
  const { memory, staffSees } = aBrand();
  const changes = { c: { endedAtMs: 1 }, a: {}, b: {} };
  for (const [id, one] of Object.entries(changes)) memory.documents.themes.set(id, aTheme(id, one));
  const list = (afterId: string) => staffSees<ThemesPage>({ action: "themes", limit: 2, afterId });
  const first = await list("");
  expect(first.themes.map(({ themeId }) => themeId)).toEqual(["a", "b"]);
  expect(first.nextAfterId).toBe("b");
  expect(await list("b")).toMatchObject({
    themes: [{ themeId: "c", state: "ended" }],
    nextAfterId: null,
  });
});

it("another instance sees what was saved within 5 s; the one that saved it at once", async () => {
  const brand = aBrand();
  await now(brand);
  brand.memory.documents.themes.set(
    "t1",
    aTheme("t1", { push: { fromMs: 0, untilMs: NOW_MS + 1, target: all } }),
  );
  expect(await brand.cost(() => now(brand))).toEqual([0, 0]);
  expect((await now(brand)).name).toBe(null);
  brand.wait();
  expect((await now(brand)).name).toBe("主题t1");
  await brand.byStaff({ action: "endTheme", themeId: "t1" });
  expect((await now(brand)).name).toBe(null);
});
