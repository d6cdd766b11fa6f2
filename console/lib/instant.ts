import { momentText, startOfDay } from "./time.ts";

const MINUTE_MS = 60_000;

/** "2026-03-03 14:05" at UTC+8 as an instant; null where it is none. A day alone is its beginning. */
export function instantOf(typed: string): number | null {
  const found = /^(\d{4}-\d{2}-\d{2})(?: (\d{2}):(\d{2})(?::\d{2})?)?$/.exec(typed.trim());
  const dayMs = found?.[1] === undefined ? null : startOfDay(found[1]);
  if (found === null || dayMs === null) return null;
  const [hours, minutes] = [Number(found[2] ?? "0"), Number(found[3] ?? "0")];
  return hours > 23 || minutes > 59 ? null : dayMs + (hours * 60 + minutes) * MINUTE_MS;
}

/** The same as a form shows it; "" = none. */
export const instantText = (atMs: number | null): string => (atMs === null ? "" : momentText(atMs));
