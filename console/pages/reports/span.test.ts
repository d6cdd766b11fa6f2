import { quickSpan, spanOf } from "./span.ts";

/** Goal: named spans are whole days of China. */
const AT = Date.parse("2026-03-02T16:30:00Z"); // 3 March in China.

it.each([
  ["today", "2026-03-03", "2026-03-03"],
  ["week", "2026-02-25", "2026-03-03"],
  ["month", "2026-02-02", "2026-03-03"],
  ["thisMonth", "2026-03-01", "2026-03-03"],
  ["lastMonth", "2026-02-01", "2026-02-28"],
] as const)("%s", (name, fromDay, untilDay) =>
  expect(quickSpan(name, AT)).toEqual({ fromDay, untilDay }),
);

it("reads the span of an address, and falls back to 30 days", () => {
  const span = { fromDay: "2026-01-01", untilDay: "2026-01-31" };
  expect(spanOf("2026-01-01~2026-01-31", AT)).toEqual(span);
  for (const bad of ["", "x~y", "2026-01-01"]) {
    expect(spanOf(bad, AT)).toEqual(quickSpan("month", AT));
  }
});
