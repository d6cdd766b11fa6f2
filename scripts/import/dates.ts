import { HOUR_MS } from "#core/time.ts";

const CHINA_OFFSET_MS = 8 * HOUR_MS;
const CLOCK = String.raw`(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?)?`;
const DAY_FIRST = new RegExp(String.raw`^(\d{1,2})/(\d{1,2})/(\d{4})${CLOCK}$`);
const YEAR_FIRST = new RegExp(
  String.raw`^(\d{4})[-/](\d{1,2})[-/](\d{1,2})${CLOCK}\s*(Z|[+-]\d{2}:?\d{2})?$`,
);

/**
 * Reads the time of an order line: day first (`1/12/2010 08:26` is the first of December) or year
 * first, as ISO 8601 has it. Without an offset it is read as China's, UTC+8; without a clock, as midnight.
 *
 * - Returns milliseconds, to the second; null when it is no time, or a day that no calendar has.
 */
export function readTime(text: string): number | null {
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) {
    const [, day, month, year, hour, minute, second] = dayFirst;
    return moment([year, month, day, hour, minute, second], CHINA_OFFSET_MS);
  }
  const yearFirst = YEAR_FIRST.exec(text);
  if (!yearFirst) return null;
  const [, year, month, day, hour, minute, second, offset] = yearFirst;
  const offsetMs = offset === undefined ? CHINA_OFFSET_MS : readOffset(offset);
  return offsetMs === null ? null : moment([year, month, day, hour, minute, second], offsetMs);
}

/** Writes a time as the log has it: ISO 8601 in China's time, `2010-12-01T08:26:00+08:00`. */
export function writeTime(atMs: number): string {
  return `${new Date(atMs + CHINA_OFFSET_MS).toISOString().slice(0, 19)}+08:00`;
}

/** The midnight in China that begins the day of `atMs`. */
export function midnightMs(atMs: number): number {
  return Date.parse(`${writeTime(atMs).slice(0, 10)}T00:00:00+08:00`);
}

function moment(parts: readonly (string | undefined)[], offsetMs: number): number | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map((part) =>
    Number(part ?? "0"),
  );
  if (year < 2000 || year > 2099 || hour > 23 || minute > 59 || second > 59) return null;
  const asUtcMs = Date.UTC(year, month - 1, day, hour, minute, second);
  // Date.UTC rolls the 31st of February over into March: a month that moved had no such day.
  if (new Date(asUtcMs).getUTCMonth() !== month - 1) return null;
  return asUtcMs - offsetMs;
}

function readOffset(offset: string): number | null {
  if (offset === "Z") return 0;
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(-2));
  if (hours > 14 || minutes > 59) return null;
  return (offset.startsWith("-") ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
