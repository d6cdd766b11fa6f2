import { endOfDay, startOfDay } from "./time.ts";

/** The span of a filter of days, "2026-03-01~2026-03-31", as functions take it; nothing where it is not one. */
export function spanOfDays(days: string): { fromMs?: number; untilMs?: number } {
  const [from = "", until = ""] = days.split("~");
  const fromMs = startOfDay(from);
  const untilMs = endOfDay(until);
  return fromMs === null || untilMs === null ? {} : { fromMs, untilMs };
}

/** The fields of a request that are filled in: those that are not "". */
export function filledIn<K extends string>(
  values: Readonly<Record<K, string>>,
): Partial<Record<K, string>> {
  const given = Object.entries(values).filter(([, value]) => value !== "");
  return Object.fromEntries(given) as Partial<Record<K, string>>;
}
