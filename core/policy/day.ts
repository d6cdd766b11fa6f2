import { chinaDay, DAY_MS, dayStartMs, HOUR_MS, MINUTE_MS } from "#core/time.ts";

/** An instant in China to the minute, as `2026-03-05 00:00`. */
export function chinaTime(atMs: number): string {
  const day = chinaDay(atMs);
  const sinceMs = (atMs - dayStartMs(day)) % DAY_MS;
  const hours = (sinceMs - (sinceMs % HOUR_MS)) / HOUR_MS;
  const restMs = sinceMs % HOUR_MS;
  const minutes = (restMs - (restMs % MINUTE_MS)) / MINUTE_MS;
  return `${day} ${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}
