import { DAY_MS, dayFrom, dayText, startOfDay } from "../../lib/time.ts";

/** Days of a report, both included, in China. */
export type Span = { readonly fromDay: string; readonly untilDay: string };
export type QuickSpan = "today" | "week" | "month" | "thisMonth" | "lastMonth";
export const QUICK_SPANS: readonly QuickSpan[] = [
  ...(["today", "week", "month", "thisMonth", "lastMonth"] as const),
];

/** A span by its name: the last 7 or 30 days with today, or a month of the calendar. */
export function quickSpan(name: QuickSpan, nowMs: number): Span {
  const today = dayText(nowMs);
  if (name === "today") return { fromDay: today, untilDay: today };
  if (name === "week") return { fromDay: dayFrom(nowMs, -6), untilDay: today };
  if (name === "month") return { fromDay: dayFrom(nowMs, -29), untilDay: today };
  const first = `${today.slice(0, 7)}-01`;
  if (name === "thisMonth") return { fromDay: first, untilDay: today };
  const lastDay = dayText((startOfDay(first) ?? nowMs) - DAY_MS);
  return { fromDay: `${lastDay.slice(0, 7)}-01`, untilDay: lastDay };
}

/** The span of an address, "2026-03-01~2026-03-31"; without one, the last 30 days. */
export function spanOf(days: string, nowMs: number): Span {
  const [fromDay = "", untilDay = ""] = days.split("~");
  const isWhole = startOfDay(fromDay) !== null && startOfDay(untilDay) !== null;
  return isWhole ? { fromDay, untilDay } : quickSpan("month", nowMs);
}
