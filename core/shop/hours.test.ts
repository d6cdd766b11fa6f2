import fc from "fast-check";
import { hoursOverlap, hoursText, openingAt } from "#core/shop/hours.ts";
import type { OpeningHours } from "#core/shop/store.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "#core/time.ts";

const WEEKDAYS = [1, 2, 3, 4, 5];
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const hours = (days: readonly number[], from: string, until: string): OpeningHours => {
  const minute = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  return { days, fromMinute: minute(from), untilMinute: minute(until) };
};
const SHOP = [
  hours(WEEKDAYS, "09:00", "12:00"),
  hours(WEEKDAYS, "14:00", "18:00"),
  hours([6], "10:00", "17:00"),
];
const BAR = [hours([5, 6], "20:00", "24:00"), hours([6, 7], "00:00", "02:00")];
const ALWAYS = [hours(EVERY_DAY, "00:00", "24:00")];
const WEEKLY = [hours([1], "09:00", "10:00")];
const LATE = [hours(EVERY_DAY, "10:00", "24:00")];
/** 2 March 2026 is a Monday. */
const at = (day: number, time: string): number =>
  Date.parse(`2026-03-0${1 + day}T${time}:00+08:00`);

it.each<[string, readonly OpeningHours[], number, boolean, string, number | null]>([
  ["before it opens", SHOP, at(1, "08:59"), false, "休息中，今天 09:00 营业", at(1, "09:00")],
  ["as it opens", SHOP, at(1, "09:00"), true, "营业中，12:00 打烊", at(1, "12:00")],
  ["as it closes", SHOP, at(1, "12:00"), false, "休息中，今天 14:00 营业", at(1, "14:00")],
  ["in the evening", SHOP, at(1, "18:00"), false, "休息中，明天 09:00 营业", at(2, "09:00")],
  ["on Friday night", SHOP, at(5, "20:00"), false, "休息中，明天 10:00 营业", at(6, "10:00")],
  ["on Saturday night", SHOP, at(6, "17:00"), false, "休息中，周一 09:00 营业", at(8, "09:00")],
  ["on Sunday", SHOP, at(7, "12:00"), false, "休息中，明天 09:00 营业", at(8, "09:00")],
  ["on a night", BAR, at(5, "23:00"), true, "营业中，明天 02:00 打烊", at(6, "02:00")],
  ["after midnight", BAR, at(6, "01:00"), true, "营业中，02:00 打烊", at(6, "02:00")],
  ["days before", BAR, at(1, "01:00"), false, "休息中，周五 20:00 营业", at(5, "20:00")],
  ["a week before", WEEKLY, at(1, "11:00"), false, "休息中，下周一 09:00 营业", at(8, "09:00")],
  ["until midnight", LATE, at(3, "11:00"), true, "营业中，24:00 打烊", at(4, "00:00")],
  ["always", ALWAYS, at(3, "11:00"), true, "全天营业", null],
  ["never", [], at(3, "11:00"), false, "暂不营业", null],
])("%s", (_, week, nowMs, isOpenNow, text, changesAtMs) => {
  expect(openingAt(week, nowMs)).toEqual({ isOpenNow, text, changesAtMs });
});

it("goes on from Sunday's midnight into Monday", () => {
  const week = [hours([7], "20:00", "24:00"), hours([1], "00:00", "02:00")];
  expect(openingAt(week, at(7, "23:00"))).toEqual({
    ...{ isOpenNow: true, text: "营业中，明天 02:00 打烊", changesAtMs: at(8, "02:00") },
  });
});

it.each([
  [SHOP, "周一至周五 09:00–12:00、14:00–18:00；周六 10:00–17:00；周日休息"],
  [BAR, "周五 20:00–24:00；周六 00:00–02:00、20:00–24:00；周日 00:00–02:00；周一至周四休息"],
  [ALWAYS, "每天 全天"],
  [[hours([6, 7], "09:00", "10:05")], "周六、周日 09:00–10:05；周一至周五休息"],
  [
    [hours([1, 3, 5], "09:00", "10:00")],
    "周一、周三、周五 09:00–10:00；周二、周四、周六、周日休息",
  ],
  [[], "暂不营业"],
])("says the week in words", (week, text) => {
  expect(hoursText(week)).toBe(text);
});

it.each([
  [SHOP, "Mon–Fri 09:00–12:00, 14:00–18:00; Sat 10:00–17:00; Sun closed"],
  [ALWAYS, "Every day all day"],
  [[hours([6, 7], "09:00", "10:05")], "Sat, Sun 09:00–10:05; Mon–Fri closed"],
  [[], "Not open at all"],
])("says the week in English", (week, text) => {
  expect(hoursText(week, "en")).toBe(text);
});

it.each([
  [[hours([1], "09:00", "12:00"), hours([1], "12:00", "13:00")], false],
  [[hours([1], "09:00", "12:00"), hours([1], "11:59", "13:00")], true],
  [[hours([1], "09:00", "12:00"), hours([2], "09:00", "13:00")], false],
  [[hours([1], "09:00", "18:00"), hours([1], "10:00", "11:00")], true],
])("finds hours that overlap (%#)", (week, overlaps) => {
  expect(hoursOverlap(week)).toBe(overlaps);
});

const anyHours = fc.array(
  fc
    .record({
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      fromMinute: fc.integer({ min: 0, max: 1_439 }),
      untilMinute: fc.integer({ min: 1, max: 1_440 }),
    })
    .filter(({ fromMinute, untilMinute }) => fromMinute < untilMinute),
  { maxLength: 4 },
);

it("says of every minute what a look at the entries says, and the change when it comes", () => {
  const isOpen = (week: readonly OpeningHours[], atMs: number) => {
    const china = new Date(atMs + 8 * HOUR_MS);
    const minute = china.getUTCHours() * 60 + china.getUTCMinutes();
    return week.some(
      ({ days, fromMinute, untilMinute }) =>
        days.includes(china.getUTCDay() || 7) && fromMinute <= minute && minute < untilMinute,
    );
  };
  fc.assert(
    fc.property(anyHours, fc.integer({ min: 0, max: 7 * 1_440 }), (week, minutes) => {
      const nowMs = at(1, "00:00") + minutes * MINUTE_MS + 30_000;
      const { isOpenNow, changesAtMs } = openingAt(week, nowMs);
      expect(isOpenNow).toBe(isOpen(week, nowMs));
      if (changesAtMs === null) return;
      expect(changesAtMs - nowMs).toBeLessThanOrEqual(8 * DAY_MS);
      expect(isOpen(week, changesAtMs)).toBe(!isOpenNow);
      expect(isOpen(week, changesAtMs - 1)).toBe(isOpenNow);
    }),
  );
});
