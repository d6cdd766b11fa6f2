import { endOfDay, startOfDay } from "./time.ts";

/** The instants of a span of days in the address, "2026-03-01~2026-03-31"; what is no day bounds nothing. */
export function spanOfDays(days: string): { readonly fromMs?: number; readonly untilMs?: number } {
  const [from = "", until = ""] = days.split("~");
  const [fromMs, untilMs] = [startOfDay(from), endOfDay(until)];
  return {
    ...(fromMs === null ? {} : { fromMs }),
    ...(untilMs === null ? {} : { untilMs }),
  };
}

/** The fields of a request that are filled in: those that are not "". */
export function filledIn<K extends string>(
  values: Readonly<Record<K, string>>,
): Partial<Record<K, string>> {
  const given = Object.entries(values).filter(([, value]) => value !== "");
  return Object.fromEntries(given) as Partial<Record<K, string>>;
}

/** An instant in the address, in milliseconds; null = none is said. */
export const momentOf = (text: string): number | null =>
  /^\d{1,15}$/.test(text) ? Number(text) : null;
