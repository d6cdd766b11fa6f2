import { filled, spoken } from "./language";
import { words } from "./words";

/** Instants as people in China read them: always at UTC+8, wherever the phone is. */

const CHINA_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

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
  const { dayOfThisYear, dayOfYear } = spoken(words);
  const parts = { year, month: at.getUTCMonth() + 1, day: at.getUTCDate() };
  return filled(isThisYear ? dayOfThisYear : dayOfYear, parts);
}

/** "今天 14:05", "昨天 14:05", "3月3日 14:05". */
export function whenText(atMs: number, nowMs = Date.now()): string {
  const days = dayNumber(nowMs) - dayNumber(atMs);
  const { today, yesterday } = spoken(words);
  const day = days === 0 ? today : days === 1 ? yesterday : dayText(atMs, nowMs);
  return `${day} ${clockText(atMs)}`;
}

const dayNumber = (atMs: number): number => Math.floor((atMs + CHINA_MS) / DAY_MS);

/** What is left until an instant: "29:58", or "2天 03:10:00" from a day on; null when it has come. */
export function leftText(untilMs: number, nowMs = Date.now()): string | null {
  const left = Math.floor((untilMs - nowMs) / 1000);
  if (left <= 0) return null;
  const days = Math.floor(left / 86_400);
  const [h, m, s] = [Math.floor((left % 86_400) / 3600), Math.floor((left % 3600) / 60), left % 60];
  const clock = h > 0 || days > 0 ? `${two(h)}:${two(m)}:${two(s)}` : `${two(m)}:${two(s)}`;
  return days > 0 ? `${days}${spoken(words).days} ${clock}` : clock;
}
