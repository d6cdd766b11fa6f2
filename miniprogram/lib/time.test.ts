import { dateText, dayText, leftText, momentText, whenText } from "./time";

const at = (text: string): number => Date.parse(`${text}+08:00`);
const now = at("2026-03-04T00:30:00");

beforeAll(() => {
  Object.assign(globalThis, { wx: { getStorageSync: () => "" } });
});

it.each([
  ["2026-03-04T00:10:00", "今天 00:10"],
  ["2026-03-03T23:59:00", "昨天 23:59"],
  ["2026-03-02T09:05:00", "3月2日 09:05"],
  ["2025-12-31T09:05:00", "2025年12月31日 09:05"],
])("says %s as %s", (moment, text) => expect(whenText(at(moment), now)).toBe(text));

it("counts days by China's clock", () => {
  expect(dateText(at("2026-01-01T00:00:00"))).toBe("2026-01-01");
  expect(momentText(at("2026-01-01T07:59:00"))).toBe("2026-01-01 07:59");
  expect(dayText(at("2026-03-03T12:00:00"), now)).toBe("3月3日");
});

it.each([
  [1_798_000, "29:58"],
  [3_600_000, "01:00:00"],
  [2 * 86_400_000 + 11_400_000, "2天 03:10:00"],
  [999, null],
  [-5, null],
])("%d ms ahead are %s", (left, text) => expect(leftText(now + left, now)).toBe(text));
