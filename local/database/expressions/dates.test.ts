import { compileExpression } from "../expression.ts";
import { outermostScope } from "./evaluate.ts";
import type { Doc, Value } from "../value.ts";

const DOC: Doc = { at: new Date("2026-03-01T16:30:05.007Z") };

function valueOf(expression: Value): Value | undefined {
  return compileExpression(expression, outermostScope())(DOC);
}

/** Goal: a date as text, in UTC and where the shop is. */
it.each([
  [undefined, undefined, "2026-03-01T16:30:05.007Z"],
  [undefined, "+08:00", "2026-03-02T00:30:05.007"],
  ["%Y-%m-%d", "Asia/Shanghai", "2026-03-02"],
  ["%Y-%m-%d", "+08:00", "2026-03-02"],
  ["%Y-%m-%d", undefined, "2026-03-01"],
  ["%H:%M:%S.%L %j %u %w %z %Z %%", "+0530", "22:00:05.007 060 7 1 +0530 330 %"],
  ["%Y-%m-%d %H:%M", "America/New_York", "2026-03-01 11:30"],
])("$dateToString %p in %p is %p", (format, timezone, expected) => {
  const spec: Doc = { date: "$at" };
  if (format !== undefined) spec["format"] = format;
  if (timezone !== undefined) spec["timezone"] = timezone;
  expect(valueOf({ $dateToString: spec })).toBe(expected);
});

it("counts with the clocks of the year, not of today", () => {
  // Shanghai had summer time in 1988: 9 hours ahead of UTC.
  const date = new Date("1988-07-01T15:30:00Z");
  const spec = { date, format: "%Y-%m-%d %H", timezone: "Asia/Shanghai" };
  expect(valueOf({ $dateToString: spec })).toBe("1988-07-02 00");
});
