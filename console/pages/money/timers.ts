import { DAY_MS, dayText, startOfDay } from "../../lib/time.ts";

/** When the timer begins a night's audit, after midnight in China: cloudbaserc.json, trigger `audit`. */
const BEGINS_MS = (3 * 60 + 10) * 60_000;

/** When the next nightly audit begins. */
export function nextAuditMs(nowMs: number): number {
  const begins = (startOfDay(dayText(nowMs)) ?? 0) + BEGINS_MS;
  return begins > nowMs ? begins : begins + DAY_MS;
}

const HOUR_MS = 3_600_000;
/** The trigger `payout`: at this minute of every second hour in China, from midnight on. */
const PAYS_AT_MS = 35 * 60_000;

/** When approved withdrawals are sent next, and WeChat is asked about those on the way. */
export function nextPayoutMs(nowMs: number): number {
  const dayMs = startOfDay(dayText(nowMs)) ?? 0;
  const runs = Array.from({ length: 13 }, (_, n) => dayMs + 2 * n * HOUR_MS + PAYS_AT_MS);
  return runs.find((runMs) => runMs > nowMs) ?? nowMs;
}

/** The last run of the trigger `reconcile` of a morning is over by then, the day after that of the bills. */
const BILLS_BY_MS = DAY_MS + 14 * HOUR_MS;

/** Whether the bills of a day "2026-03-01" are to be here and matched: before, nothing is wrong if they are not. */
export const isBillDue = (day: string, nowMs: number): boolean =>
  nowMs >= (startOfDay(day) ?? 0) + BILLS_BY_MS;
