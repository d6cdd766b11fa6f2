import { agoOf, clockText, dayFrom, dayText, endOfDay, momentText, startOfDay } from "./time.ts";

/** Goal: instants are read and written at UTC+8. */
const AT = Date.parse("2026-03-02T16:30:00Z"); // Half past midnight of 3 March in China.

it("writes days, clocks and moments of China", () => {
  expect([dayText(AT), clockText(AT), momentText(AT)]).toEqual([
    ...["2026-03-03", "00:30", "2026-03-03 00:30"],
  ]);
  expect(dayFrom(AT, -3)).toBe("2026-02-28");
});

it("reads a day as its span", () => {
  expect(startOfDay("2026-03-03")).toBe(Date.parse("2026-03-02T16:00:00Z"));
  expect(endOfDay("2026-03-03")).toBe(Date.parse("2026-03-03T16:00:00Z"));
  expect(["2026-02-30", "3/3", ""].map(startOfDay)).toEqual([null, null, null]);
});

it.each([
  [30_000, { unit: "now", value: 0 }],
  [90_000, { unit: "minutes", value: 1 }],
  [7_200_000, { unit: "hours", value: 2 }],
  [3 * 86_400_000, { unit: "days", value: 3 }],
])("%d ms ago", (ms, ago) => expect(agoOf(AT - ms, AT)).toEqual(ago));
