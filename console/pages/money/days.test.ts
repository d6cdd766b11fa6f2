import { daysOfMonth, monthAfter, quarterOf } from "./days.ts";

it.each([
  ["2026-02", { from: "2026-02-01", until: "2026-02-28" }],
  ["2028-02", { from: "2028-02-01", until: "2028-02-29" }],
  ["2026-12", { from: "2026-12-01", until: "2026-12-31" }],
  ["2026-13", null],
  ["", null],
])("%j has the days %j", (month, days) => {
  expect(daysOfMonth(month)).toEqual(days);
});
it.each([
  ["2026-01", -1, "2025-12"],
  ["2026-12", 1, "2027-01"],
  ["2026-05", 0, "2026-05"],
])("%s and %i months is %s", (month, months, other) => {
  expect(monthAfter(month, months)).toBe(other);
});
it.each([
  ["2026-01", "2026-Q1"],
  ["2026-03", "2026-Q1"],
  ["2026-04", "2026-Q2"],
  ["2026-12", "2026-Q4"],
])("%s lies in %s", (month, quarter) => {
  expect(quarterOf(month)).toBe(quarter);
});
