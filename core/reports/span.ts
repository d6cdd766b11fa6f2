import { daysBetween, spanOfDay } from "#core/reconcile/days.ts";
import {
  chinaDay,
  chinaMonth,
  DAY_MS,
  dayStartMs,
  GUARD_BAND_MS,
  monthSpanMs,
} from "#core/time.ts";
import { FRESH_MS } from "#core/reports/snapshot.ts";

/** A span of days in China, both included. */
export type DaySpan = { readonly fromDay: string; readonly untilDay: string };

/** The instants of a span: its first, and the first after it. */
export const spanMs = ({ fromDay, untilDay }: DaySpan) => ({
  fromMs: dayStartMs(fromDay),
  untilMs: dayStartMs(untilDay) + DAY_MS,
});

/**
 * Whether a derived day may still be shown: made when the day was over and nobody could add to it any more, or of today
 * and fresh.
 */
export function isCurrent(day: string, asOfMs: number, nowMs: number): boolean {
  if (asOfMs >= spanOfDay(day).untilMs + GUARD_BAND_MS) return true;
  return asOfMs > nowMs - FRESH_MS && asOfMs <= nowMs;
}

/**
 * The days of a span that have anything to count: none before `firstDay` (null = nothing was ever counted) and none
 * after today.
 */
export function countedDays(
  { fromDay, untilDay }: DaySpan,
  firstDay: string | null,
  nowMs: number,
): readonly string[] {
  const today = chinaDay(nowMs);
  if (firstDay === null) return [];
  const from = fromDay < firstDay ? firstDay : fromDay;
  const until = untilDay > today ? today : untilDay;
  return daysBetween(from, until);
}

/** The whole months that are over and lie in these days, and the days that are in none of them. */
export function inMonths(
  days: readonly string[],
  nowMs: number,
): { readonly months: readonly string[]; readonly days: readonly string[] } {
  const known = new Set(days);
  const months = [...new Set(days.map((day) => day.slice(0, 7)))].filter(
    (month) => isOver(month, nowMs) && daysOfMonth(month).every((day) => known.has(day)),
  );
  return { months, days: days.filter((day) => !months.includes(day.slice(0, 7))) };
}

export const daysOfMonth = (month: string): readonly string[] => {
  const { fromMs, untilMs } = monthSpanMs(month);
  return daysBetween(chinaDay(fromMs), chinaDay(untilMs - 1));
};

/** Whether a month is over. */
export const isOver = (month: string, nowMs: number): boolean => month < chinaMonth(nowMs);

/** The days of a document: `2026-03-05` is one, `2026-03` a month of them. */
export function boundsOf(id: string): DaySpan {
  if (id.length > 7) return { fromDay: id, untilDay: id };
  const { fromMs, untilMs } = monthSpanMs(id);
  return { fromDay: chinaDay(fromMs), untilDay: chinaDay(untilMs - 1) };
}

/** The days of a year from one month to another, 1 to 12, both included. */
export function monthsOfYear(year: string, fromMonth: number, untilMonth: number): DaySpan {
  const month = (n: number): string => `${year}-${String(n).padStart(2, "0")}`;
  return {
    fromDay: boundsOf(month(fromMonth)).fromDay,
    untilDay: boundsOf(month(untilMonth)).untilDay,
  };
}
