import type { Period } from "#core/plan/components.ts";
import { chinaMonth, monthsLaterMs } from "#core/time.ts";

/** A calendar month, quarter or year in China: from its first instant to the first one after it. */
export type PeriodSpan = {
  readonly kind: Period;
  /** `2026-05`, `2026-Q2` or `2026`. */
  readonly label: string;
  readonly fromMs: number;
  readonly untilMs: number;
};

/** By length, in months. */
export const MONTHS_OF: Readonly<Record<Period, number>> = { month: 1, quarter: 3, year: 12 };
const KINDS: readonly Period[] = ["month", "quarter", "year"];

/** The first instants of so many calendar months, those at `atMs` or before it, the latest first. */
export function monthStarts(atMs: number, count: number): readonly number[] {
  const thisMonthMs = Date.parse(`${chinaMonth(atMs)}-01T00:00:00+08:00`);
  return Array.from({ length: count }, (_, back) => monthsLaterMs(thisMonthMs, -back));
}

/** The periods that end at the first instant of a month, the shortest first; none at any other. */
export function periodsEndingAt(untilMs: number): readonly PeriodSpan[] {
  if (monthStarts(untilMs, 1)[0] !== untilMs) return [];
  const month = monthNumber(untilMs);
  return KINDS.filter((kind) => (month - 1) % MONTHS_OF[kind] === 0).map((kind) => {
    const fromMs = monthsLaterMs(untilMs, -MONTHS_OF[kind]);
    return { kind, label: labelOf(kind, fromMs), fromMs, untilMs };
  });
}

function labelOf(kind: Period, fromMs: number): string {
  const month = chinaMonth(fromMs);
  if (kind === "month") return month;
  const year = month.slice(0, 4);
  return kind === "year" ? year : `${year}-Q${(monthNumber(fromMs) + 2) / 3}`;
}

const monthNumber = (atMs: number): number => Number(chinaMonth(atMs).slice(5));
