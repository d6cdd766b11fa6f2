import { readFileSync } from "node:fs";
import {
  chinaMonth,
  GUARD_BAND_MS,
  monthsLaterMs,
  nextMidnightMs,
  wechatTimeMs,
} from "#core/time.ts";

/** Goal: the one calendar, and the one length of time on which settlement's finality rests. */
const at = (text: string): number => Date.parse(`${text}+08:00`);

it("keeps the guard band longer than two lives of the longest call", () => {
  const { functions } = JSON.parse(readFileSync("cloudbaserc.json", "utf8")) as {
    functions: { timeout: number }[];
  };
  const longestMs = Math.max(...functions.map(({ timeout }) => timeout)) * 1_000;
  expect(longestMs).toBeGreaterThan(0);
  expect(GUARD_BAND_MS).toBeGreaterThan(2 * longestMs);
});

it("counts months and midnights in China", () => {
  expect(chinaMonth(at("2026-03-01T00:00:00"))).toBe("2026-03");
  expect(chinaMonth(at("2026-03-01T00:00:00") - 1)).toBe("2026-02");
  expect(nextMidnightMs(at("2026-03-09T23:59:59"))).toBe(at("2026-03-10T00:00:00"));
  expect(nextMidnightMs(at("2026-03-10T00:00:00"))).toBe(at("2026-03-11T00:00:00"));
  expect(wechatTimeMs("20260310000000")).toBe(at("2026-03-10T00:00:00"));
  expect(wechatTimeMs("20261310000000")).toBeNull();
});

it.each([
  ["2026-01-15T00:00:00", 1, "2026-02-15"],
  ["2026-01-15T23:59:59", 1, "2026-02-15"], // From the midnight of its day.
  ["2026-01-31T00:00:00", 1, "2026-03-01"], // 28 February is the last day.
  ["2028-01-31T00:00:00", 1, "2028-03-01"],
  ["2028-01-29T00:00:00", 1, "2028-02-29"],
  ["2026-01-31T00:00:00", 2, "2026-03-31"],
  ["2026-01-31T00:00:00", 3, "2026-05-01"],
  ["2026-10-31T00:00:00", 4, "2027-03-01"],
  ["2028-02-29T00:00:00", 12, "2029-03-01"],
  ["2026-12-01T07:59:59", 1, "2027-01-01"], // In UTC it is still November.
  ["2026-06-30T00:00:00", 120, "2036-06-30"],
])("%s and %i months: %s", (from, months, day) => {
  expect(monthsLaterMs(at(from), months)).toBe(at(`${day}T00:00:00`));
});
