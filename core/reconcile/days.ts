import { assert } from "#core/assert.ts";
import { chinaDay, DAY_MS, dayStartMs, HOUR_MS } from "#core/time.ts";

/** WeChat keeps bills three months; we ask as far back as is safe. */
export const DAYS_BACK = 80;
/** Bills of a day are there the next day at 10 o'clock in China. */
export const READY_MS = 10 * HOUR_MS;
/** The most days of one report. */
export const REPORT_DAYS_MAX = 31;

const CHINA_EPOCH_MS = dayStartMs("1970-01-01");

/** How many days in China lie between the beginning of 1970 there and an instant. */
export function chinaDayNumber(atMs: number): number {
  const sinceMs = atMs - CHINA_EPOCH_MS;
  assert(sinceMs >= 0, `before 1970: ${atMs}`);
  return (sinceMs - (sinceMs % DAY_MS)) / DAY_MS;
}

/** The day of such a number, as `2026-03-05`. */
export const dayOfNumber = (number: number): string => chinaDay(CHINA_EPOCH_MS + number * DAY_MS);

/** The days from one to another, both included; none when `last` is before `first`. */
export function daysBetween(first: string, last: string): readonly string[] {
  const from = chinaDayNumber(dayStartMs(first));
  const until = chinaDayNumber(dayStartMs(last));
  return Array.from({ length: Math.max(0, until - from + 1) }, (_, n) => dayOfNumber(from + n));
}

/** The last day whose bills are ready. */
export const lastReadyDay = (nowMs: number): string => chinaDay(nowMs - READY_MS - DAY_MS);

/** The first instant of a day and the first after it. */
export const spanOfDay = (day: string): { readonly fromMs: number; readonly untilMs: number } => ({
  fromMs: dayStartMs(day),
  untilMs: dayStartMs(day) + DAY_MS,
});
