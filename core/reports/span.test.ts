import { boundsOf, countedDays, inMonths, isCurrent, monthsOfYear } from "#core/reports/span.ts";
import { dayStartMs, GUARD_BAND_MS, HOUR_MS, MINUTE_MS } from "#core/time.ts";

const NOW_MS = dayStartMs("2026-03-05") + 12 * HOUR_MS;

it.each([
  [
    "made when nobody could add to the day any more",
    "2026-03-04",
    dayStartMs("2026-03-05") + GUARD_BAND_MS,
    true,
  ],
  [
    "made when a call of the day may still have run",
    "2026-03-04",
    dayStartMs("2026-03-05") + GUARD_BAND_MS - 1,
    false,
  ],
  ["of today, a minute old", "2026-03-05", NOW_MS - MINUTE_MS, false],
  ["of today, less than a minute old", "2026-03-05", NOW_MS - MINUTE_MS + 1, true],
  ["of today, from a clock that is ahead", "2026-03-05", NOW_MS + 1, false],
  ["never made", "2026-03-04", -1, false],
])("tells whether a day may be shown: %s", (_what, day, asOfMs, expected) => {
  expect(isCurrent(day, asOfMs, NOW_MS)).toBe(expected);
});

it("counts no days before the first and none after today", () => {
  const span = { fromDay: "2026-03-01", untilDay: "2026-03-09" };
  const days = ["2026-03-03", "2026-03-04", "2026-03-05"];
  expect(countedDays(span, "2026-03-03", NOW_MS)).toEqual(days);
  expect(countedDays(span, null, NOW_MS)).toEqual([]);
  expect(
    countedDays({ fromDay: "2026-03-06", untilDay: "2026-03-09" }, "2026-01-01", NOW_MS),
  ).toEqual([]);
});

it("takes whole months that are over, and the days of all others", () => {
  const days = countedDays({ fromDay: "2026-01-31", untilDay: "2026-03-02" }, "2026-01-01", NOW_MS);
  expect(inMonths(days, NOW_MS)).toEqual({
    months: ["2026-02"],
    days: ["2026-01-31", "2026-03-01", "2026-03-02"],
  });
  const all = countedDays(
    { fromDay: "2026-03-01", untilDay: "2026-03-31" },
    "2026-01-01",
    dayStartMs("2026-03-31"),
  );
  expect(inMonths(all, dayStartMs("2026-03-31")).months).toEqual([]); // It runs still.
});

it("knows the days of a document and of some months", () => {
  expect(boundsOf("2026-02")).toEqual({ fromDay: "2026-02-01", untilDay: "2026-02-28" });
  expect(boundsOf("2026-02-03")).toEqual({ fromDay: "2026-02-03", untilDay: "2026-02-03" });
  expect(monthsOfYear("2026", 2, 12)).toEqual({ fromDay: "2026-02-01", untilDay: "2026-12-31" });
});
