/** Instants as people in China read them: always at UTC+8, wherever the reader sits. */

const CHINA_MS = 8 * 3_600_000;
export const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const two = (value: number): string => String(value).padStart(2, "0");
const inChina = (atMs: number): Date => new Date(atMs + CHINA_MS);

/** "2026-03-03". */
export function dayText(atMs: number): string {
  const at = inChina(atMs);
  return `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`;
}

/** "14:05". */
export function clockText(atMs: number): string {
  const at = inChina(atMs);
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}

/** "2026-03-03 14:05". */
export const momentText = (atMs: number): string => `${dayText(atMs)} ${clockText(atMs)}`;

/** The first instant of a day that is written as "2026-03-03"; null where it is none. */
export function startOfDay(day: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const atMs = Date.parse(`${day}T00:00:00Z`) - CHINA_MS;
  return Number.isNaN(atMs) || dayText(atMs) !== day ? null : atMs;
}

/** The first instant after it. */
export function endOfDay(day: string): number | null {
  const startMs = startOfDay(day);
  return startMs === null ? null : startMs + DAY_MS;
}

/** The day of an instant, so many days earlier or later: "2026-03-03". */
export const dayFrom = (atMs: number, days: number): string => dayText(atMs + days * DAY_MS);

/** How long ago in whole minutes, hours or days: what `words` says of it. */
export type Ago = { readonly unit: "now" | "minutes" | "hours" | "days"; readonly value: number };
export function agoOf(atMs: number, nowMs: number): Ago {
  const minutes = Math.floor((nowMs - atMs) / MINUTE_MS);
  if (minutes < 1) return { unit: "now", value: 0 };
  if (minutes < 60) return { unit: "minutes", value: minutes };
  if (minutes < 48 * 60) return { unit: "hours", value: Math.floor(minutes / 60) };
  return { unit: "days", value: Math.floor(minutes / 1440) };
}
