import { isEnglish } from "./language";

/** Instants as people in China read them: always at UTC+8, wherever the phone is. */

const CHINA_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const two = (value: number): string => String(value).padStart(2, "0");
const inChina = (atMs: number): Date => new Date(atMs + CHINA_MS);

/** "2026-03-03". */
export function dateText(atMs: number): string {
  const at = inChina(atMs);
  return `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`;
}

/** "14:05". */
export function clockText(atMs: number): string {
  const at = inChina(atMs);
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}

/** "2026-03-03 14:05". */
export const momentText = (atMs: number): string => `${dateText(atMs)} ${clockText(atMs)}`;

/** "3月3日", with the year where it is another one than now's. */
export function dayText(atMs: number, nowMs = Date.now()): string {
  const at = inChina(atMs);
  const year = at.getUTCFullYear();
  const isThisYear = year === inChina(nowMs).getUTCFullYear();
  const day = at.getUTCDate();
  if (isEnglish()) {
    return `${day} ${MONTHS[at.getUTCMonth()]}${isThisYear ? "" : ` ${year}`}`;
  }
  return `${isThisYear ? "" : `${year}年`}${at.getUTCMonth() + 1}月${day}日`;
}

/** "今天 14:05", "昨天 14:05", "3月3日 14:05". */
export function whenText(atMs: number, nowMs = Date.now()): string {
  const days = Math.floor((nowMs + CHINA_MS) / DAY_MS) - Math.floor((atMs + CHINA_MS) / DAY_MS);
  const english = isEnglish();
  const day =
    days === 0
      ? english
        ? "today"
        : "今天"
      : days === 1
        ? english
          ? "yesterday"
          : "昨天"
        : dayText(atMs, nowMs);
  return `${day} ${clockText(atMs)}`;
}

/** What is left until an instant: "29:58", or "2天 03:10:00" from a day on; null when it has come. */
export function leftText(untilMs: number, nowMs = Date.now()): string | null {
  const left = Math.floor((untilMs - nowMs) / 1000);
  if (left <= 0) return null;
  const days = Math.floor(left / 86_400);
  const [h, m, s] = [Math.floor((left % 86_400) / 3600), Math.floor((left % 3600) / 60), left % 60];
  const clock = h > 0 || days > 0 ? `${two(h)}:${two(m)}:${two(s)}` : `${two(m)}:${two(s)}`;
  return days > 0 ? `${days}${isEnglish() ? "d" : "天"} ${clock}` : clock;
}
