import fc from "fast-check";
import { SEED } from "../fixtures/temporary.ts";
import { isoWallAt, isoWeekOf, isoYearOf, momentOf, wallAt, wallOf, weekOf } from "./calendar.ts";

const ZONES = ["UTC", "Asia/Shanghai", "America/New_York", "+05:30", "Asia/Kolkata"];

/** Goal: the way to the wall and back, and weeks after ISO 8601. */
it("comes back to the moment, or an hour beside it where clocks are turned back", () => {
  const from = Date.UTC(1980, 0, 1);
  const to = Date.UTC(2040, 0, 1);
  fc.assert(
    fc.property(fc.integer({ min: from, max: to }), fc.constantFrom(...ZONES), (ms, zone) => {
      const at = new Date(Math.floor(ms / 1_000) * 1_000);
      const wall = wallOf(at, zone);
      const back = momentOf(wall, zone);
      expect(wallOf(back, zone)).toEqual(wall);
      expect([-3_600_000, 0, 3_600_000]).toContain(back.getTime() - at.getTime());
    }),
    { seed: SEED, numRuns: 2_000 },
  );
});

it("takes an hour that clocks skip for the one after it", () => {
  const skipped = wallAt(2026, 3, 8, 2.5 * 3_600_000);
  expect(momentOf(skipped, "America/New_York")).toEqual(new Date("2026-03-08T07:30:00Z"));
});

it("finds the days of a week together, seven of them, and the way back to each", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), (day) => {
      const wall = new Date(day * 86_400_000);
      const isoDay = wall.getUTCDay() || 7;
      expect(isoWallAt(isoYearOf(wall), isoWeekOf(wall), isoDay)).toEqual(wall);
      const monday = new Date(wall.getTime() - (isoDay - 1) * 86_400_000);
      expect(isoWeekOf(monday)).toBe(isoWeekOf(wall));
    }),
    { seed: SEED },
  );
});

it.each([
  ["2024-12-30", 2025, 1, 52],
  ["2020-12-31", 2020, 53, 52],
  ["2021-01-03", 2020, 53, 1],
  ["2023-01-01", 2022, 52, 1],
  ["2022-01-01", 2021, 52, 0],
])("%s is in week %i-%i, and in week %i from Sunday", (text, isoYear, isoWeek, week) => {
  const wall = new Date(text);
  expect([isoYearOf(wall), isoWeekOf(wall), weekOf(wall)]).toEqual([isoYear, isoWeek, week]);
});
