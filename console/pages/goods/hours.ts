import type { StoreForStaff } from "../../services/store.ts";

export type Hours = StoreForStaff["hours"];
/** Opening hours as they are typed: "09:00". */
export type HoursRow = {
  readonly days: readonly number[];
  readonly from: string;
  readonly until: string;
};

const MINUTES = 60;
const two = (value: number): string => String(value).padStart(2, "0");

/** Minutes of the day as a clock: 540 → "09:00"; the end of a day is "24:00". */
export const clockOf = (minute: number): string =>
  `${two(Math.floor(minute / MINUTES))}:${two(minute % MINUTES)}`;

/** "9:00", "09:00" or "24:00" in minutes of the day; null where it is none. */
export function minuteOf(typed: string): number | null {
  const found = /^(\d{1,2})[:：](\d{2})$/.exec(typed.trim());
  if (found === null) return null;
  const [hours, minutes] = [Number(found[1]), Number(found[2])];
  const minute = hours * MINUTES + minutes;
  return minutes < MINUTES && minute <= 24 * MINUTES ? minute : null;
}

export const rowsOf = (hours: Hours): readonly HoursRow[] =>
  hours.map(({ days, fromMinute, untilMinute }) => ({
    ...{ days, from: clockOf(fromMinute), until: clockOf(untilMinute) },
  }));

/** The hours that were typed; null where a row has no days, no times, or ends before it begins. */
export function hoursOf(rows: readonly HoursRow[]): Hours | null {
  const hours = rows.flatMap(({ days, from, until }) => {
    const [fromMinute, untilMinute] = [minuteOf(from), minuteOf(until)];
    if (days.length === 0 || fromMinute === null || untilMinute === null) return [];
    return fromMinute < untilMinute ? [{ days: [...days].sort(), fromMinute, untilMinute }] : [];
  });
  return hours.length === rows.length ? hours : null;
}
