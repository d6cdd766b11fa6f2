import { noticeDaysOf } from "#core/plan/noticeDays.ts";

it.each([
  [undefined, 7],
  [0, 7],
  [6, 7],
  [8, 8],
])("no plan gives less notice than seven days: %s is %i", (noticeDays, days) => {
  expect(noticeDaysOf(noticeDays === undefined ? {} : { noticeDays })).toBe(days);
});
