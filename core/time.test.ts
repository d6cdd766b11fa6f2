import { chinaMonth, nextMidnightMs, wechatTimeMs } from "#core/time.ts";

const ms = (text: string) => Date.parse(text);

it.each([
  ["2026-03-01T00:00:00+08:00", "2026-03-02T00:00:00+08:00"],
  ["2026-03-01T00:00:00.001+08:00", "2026-03-02T00:00:00+08:00"],
  ["2026-02-28T23:59:59.999+08:00", "2026-03-01T00:00:00+08:00"],
  ["2026-03-01T20:00:00Z", "2026-03-03T00:00:00+08:00"], // In China it is the 2nd already.
  ["1969-12-31T12:00:00Z", "1970-01-01T00:00:00+08:00"],
])("after %s the next midnight in China is %s", (at, midnight) => {
  expect(nextMidnightMs(ms(at))).toBe(ms(midnight));
});

it.each([
  ["2026-03-31T23:59:59+08:00", "2026-03"],
  ["2026-03-31T16:00:00Z", "2026-04"],
  ["2025-12-31T16:00:00Z", "2026-01"],
])("%s is in %s, in China", (at, month) => {
  expect(chinaMonth(ms(at))).toBe(month);
});

it.each([
  ["20260301080000", ms("2026-03-01T08:00:00+08:00")],
  ["20261301080000", null],
  ["2026030108000", null],
  ["", null],
])("WeChat's %j", (text, expected) => {
  expect(wechatTimeMs(text)).toBe(expected);
});
