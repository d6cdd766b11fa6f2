import { instantOf, instantText } from "./instant.ts";

/** Goal: instants are typed at UTC+8, whatever the browser's own zone. */
it.each([
  ["2026-03-03 14:05", Date.parse("2026-03-03T14:05:00+08:00")],
  [" 2026-03-03 14:05:59 ", Date.parse("2026-03-03T14:05:00+08:00")],
  ["2026-03-03", Date.parse("2026-03-03T00:00:00+08:00")],
  ["2026-02-30 10:00", null],
  ["2026-03-03 24:00", null],
  ["", null],
])("%s", (typed, atMs) => expect(instantOf(typed)).toBe(atMs));

it("is written as it is typed", () => {
  expect(instantText(Date.parse("2026-03-03T14:05:30+08:00"))).toBe("2026-03-03 14:05");
  expect(instantText(null)).toBe("");
});
