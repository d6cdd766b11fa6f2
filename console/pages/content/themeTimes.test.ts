import { overlaps, type Pushed, segments } from "./themeTimes.ts";

/** Goal: staff read beforehand which look is shown when, as the functions will decide. */
const theme = (themeId: string, fromMs: number, untilMs: number, level?: string): Pushed => ({
  ...{ themeId, name: themeId, endedAtMs: null },
  push: {
    ...{ fromMs, untilMs },
    target: level === undefined ? { kind: "all" } : { kind: "level", level },
  },
});
const told = (themes: readonly Pushed[], level: string | null) =>
  segments(themes, level, 0, 100).map(
    ({ fromMs, untilMs, theme: one }) => `${fromMs}-${untilMs}:${one?.themeId ?? "-"}`,
  );

it("shows the one that began last, and the default where there is none", () => {
  const themes = [theme("a", 10, 50), theme("b", 20, 30)];
  expect(told(themes, null)).toEqual(["0-10:-", "10-20:a", "20-30:b", "30-50:a", "50-100:-"]);
  expect(told([], null)).toEqual(["0-100:-"]);
  expect(told([theme("a", -5, 500)], null)).toEqual(["0-100:a"]);
});

it("prefers one for the level on pages of that level only", () => {
  const themes = [theme("a", 20, 100), theme("g", 10, 60, "gold")];
  expect(told(themes, "gold")).toEqual(["0-10:-", "10-60:g", "60-100:a"]);
  expect(told(themes, "silver")).toEqual(["0-20:-", "20-100:a"]);
  expect(told([{ ...theme("a", 0, 100), endedAtMs: 5 }], null)).toEqual(["0-100:-"]);
  expect(told([theme("a", 0, 100), theme("b", 0, 100)], null)).toEqual(["0-100:b"]);
});

it("tells where two meet, and which is shown", () => {
  const mine = theme("m", 20, 40);
  const others = [
    mine,
    theme("early", 10, 30),
    theme("late", 30, 90),
    theme("apart", 40, 50),
    theme("g", 0, 25, "gold"),
    { ...theme("over", 0, 100), endedAtMs: 1 },
    { ...theme("idle", 0, 1), push: null },
  ];
  expect(
    overlaps(mine, others).map(({ other, fromMs, untilMs, isThisShown }) => [
      ...[other.themeId, fromMs, untilMs, isThisShown],
    ]),
  ).toEqual([
    ["early", 20, 30, true],
    ["late", 30, 40, false],
    ["g", 20, 25, false],
  ]);
  expect(overlaps(theme("x", 0, 9, "gold"), [theme("y", 0, 9, "silver")])).toEqual([]);
  expect(overlaps({ ...mine, push: null }, others)).toEqual([]);
});
