import { chinaMonth, DAY_MS, monthSpanMs } from "#core/time.ts";

/** Who is paid confirms within a day; what a bank paid may be written down much later. */
const PAID_WITHIN_MS = 93 * DAY_MS;

/** The months in which what was paid from `fromMs` on and before `untilMs` was sent, by which it is found. The last first. */
export function sentMonths(fromMs: number, untilMs: number): readonly string[] {
  const first = chinaMonth(Math.max(0, fromMs - PAID_WITHIN_MS));
  const months = [chinaMonth(untilMs - 1)];
  for (let [month = first] = months; month > first; months.push(month)) {
    month = chinaMonth(monthSpanMs(month).fromMs - 1);
  }
  return months;
}
