import { chinaMinute } from "#core/explain/amounts.ts";
import { chinaDay } from "#core/time.ts";

/** `3月3日`; with the year where it is not that of `nowMs`: `2027年3月3日`. */
export function dayText(day: string, nowMs: number): string {
  const [year = "", month = "", date = ""] = day.split("-");
  const isThisYear = chinaDay(nowMs).startsWith(`${year}-`);
  return `${isThisYear ? "" : `${year}年`}${Number(month)}月${Number(date)}日`;
}

/** `3月3日 14:30`, in China. */
export const timeText = (atMs: number, nowMs: number): string =>
  `${dayText(chinaDay(atMs), nowMs)} ${chinaMinute(atMs).slice(11)}`;

/** How a promoter appears to others. */
export const promoterLabel = (number: number): string => `推广员 #${number}`;

const LABEL_LENGTH = 5;
/**
 * How a fan appears to one promoter.
 *
 * - `mark`: a keyed mark over both persons, so that it tells nothing of the fan, and two promoters cannot compare.
 */
export const fanLabel = (mark: string): string =>
  `粉丝 · ${mark.slice(0, LABEL_LENGTH).toUpperCase()}`;
/** What the mark of a fan is made over. */
export const fanMarkText = (promoterId: string, fanId: string): string =>
  JSON.stringify([promoterId, fanId]);
