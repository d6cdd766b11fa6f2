import { momentOf, filledIn, spanOfDays } from "./daysFilter.ts";

/** Goal: filters of an address become what functions take, and what is not filled in is left out. */
const MARCH_MS = Date.parse("2026-03-01T00:00:00+08:00");
it.each([
  ["2026-03-01~2026-03-01", { fromMs: MARCH_MS, untilMs: MARCH_MS + 86_400_000 }],
  ["2026-03-01~", { fromMs: MARCH_MS }],
  ["", {}],
  ["2026-02-30~x", {}],
])("%j bounds %j", (days, span) => {
  expect(spanOfDays(days)).toEqual(span);
});

it("leaves out what is empty", () => {
  expect(filledIn({ level: "gold", group: "" })).toEqual({ level: "gold" });
});

it.each([
  ["1792782580123", 1_792_782_580_123],
  ["0", 0],
  ["", null],
  ["-1", null],
  ["2026-03-01", null],
])("%j is the instant %j", (text, atMs) => expect(momentOf(text)).toBe(atMs));
