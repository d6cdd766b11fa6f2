/** Lengths of time in milliseconds, and the one calendar that the business knows: UTC+8. */
export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
/** Later than anything: the last instant that a date can tell. */
export const NEVER_MS = 8_640_000_000_000_000;
const CHINA_OFFSET_MS = 8 * HOUR_MS;

/**
 * How long a schedule row must lie in the future to be changed still. Longer than any function call
 * can live (60 s, cloudbaserc.json) and any clock may be off, so a row that settlement sums is final.
 *
 * - Source: docs/domain/settlement.md, "The guard band".
 */
export const GUARD_BAND_MS = 3 * MINUTE_MS;

/** The first midnight in China after `atMs`; for a midnight, the next one. */
export function nextMidnightMs(atMs: number): number {
  const chinaMs = atMs + CHINA_OFFSET_MS;
  return chinaMs - positiveRemainder(chinaMs, DAY_MS) + DAY_MS - CHINA_OFFSET_MS;
}

/** The calendar day in China, as `2026-03-05`. */
export function chinaDay(atMs: number): string {
  return new Date(atMs + CHINA_OFFSET_MS).toISOString().slice(0, 10);
}

/** The first instant of a calendar day in China, told as `2026-03-05`. */
export const dayStartMs = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);

/** The calendar month in China, as `2026-03`. */
export function chinaMonth(atMs: number): string {
  return new Date(atMs + CHINA_OFFSET_MS).toISOString().slice(0, 7);
}

/** The span of a calendar month in China, told as `2026-03`: its first instant, and the first after it. */
export function monthSpanMs(month: string): { readonly fromMs: number; readonly untilMs: number } {
  const fromMs = dayStartMs(`${month}-01`);
  // 31 days after the first of a month it is always the next one.
  return { fromMs, untilMs: dayStartMs(`${chinaMonth(fromMs + 31 * DAY_MS)}-01`) };
}

/**
 * The first instant of the day so many calendar months after the day of `atMs`, in China; where that month is shorter,
 * of the first day after it.
 */
export function monthsLaterMs(atMs: number, months: number): number {
  const [year = 0, month = 1, day = 1] = chinaDay(atMs).split("-").map(Number);
  const sameDayMs = Date.UTC(year, month - 1 + months, day);
  return Math.min(sameDayMs, Date.UTC(year, month + months, 1)) - CHINA_OFFSET_MS;
}

function positiveRemainder(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}

/** The instant of WeChat's `yyyyMMddHHmmss`, which is China's time; null when it is no date. */
export function wechatTimeMs(text: string): number | null {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
  const atMs = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`);
  return Number.isNaN(atMs) ? null : atMs;
}
