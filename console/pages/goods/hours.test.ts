import { clockOf, hoursOf, minuteOf, rowsOf } from "./hours.ts";

/** Goal: opening hours are typed as clocks and saved as minutes. */
it.each([
  ["9:00", 540],
  ["09：30", 570],
  ["24:00", 1440],
  ["24:01", null],
  ["9:60", null],
  ["9", null],
])("%s", (typed, minute) => expect(minuteOf(typed)).toBe(minute));

it("goes there and back", () => {
  const hours = [{ days: [1, 2], fromMinute: 540, untilMinute: 1440 }];
  expect(rowsOf(hours)).toEqual([{ days: [1, 2], from: "09:00", until: "24:00" }]);
  expect(hoursOf(rowsOf(hours))).toEqual(hours);
  expect(hoursOf([])).toEqual([]);
  expect(clockOf(0)).toBe("00:00");
});

it.each([
  [{ days: [], from: "09:00", until: "10:00" }],
  [{ days: [1], from: "10:00", until: "10:00" }],
  [{ days: [1], from: "x", until: "10:00" }],
])("refuses %j", (row) => expect(hoursOf([row])).toBe(null));
