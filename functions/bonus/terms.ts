import { monthStarts, periodsEndingAt, type PeriodSpan } from "#core/bonus/span.ts";
import type { BonusSpec } from "#core/bonus/spec.ts";
import { type Calendar, type CalendarEntry, entryAt } from "#core/plan/calendar.ts";
import type { Period, PeriodBonus } from "#core/plan/components.ts";
import { DAY_MS, monthsLaterMs } from "#core/time.ts";
import type { Plans } from "#ports/plans.ts";

/** WeChat gives money back within a year of the payment: so long, and a month more, a period is looked at again. */
export const AGAIN_MONTHS = 13;
/** So many month ends are looked for, over all that are not due yet: the longest freeze is ten years. */
const ENDS_MAX = 10 * 12 + 2 * AGAIN_MONTHS;

/** What is to be settled: all bonuses of the periods that are looked at, and when the last of them fell due. */
export type Due = { readonly specs: readonly BonusSpec[]; readonly dueMs: number };

/** The end of a month, with the version that was in force in the month's last millisecond. */
type MonthEnd = {
  readonly endMs: number;
  readonly dueMs: number;
  readonly specs: readonly BonusSpec[];
};

/**
 * What has fallen due up to an instant; null when no plan of the last months had a bonus by period, or none is due.
 *
 * - A period is due `freezeDays` of the plan in force at its end after it.
 * - The newest settlement looks at all periods that ended within the 13 months before it. It is the end of a period for
 *   which the plan has a bonus, or had one within those months, so the last bonuses of a plan are netted, too.
 * - 1 request for each version that this instance meets first.
 */
export async function dueBonuses(
  plans: Plans,
  calendar: Calendar,
  atMs: number,
): Promise<Due | null> {
  const ends = await dueEnds(plans, calendar, atMs);
  const newest = ends.find(({ endMs }) => {
    const kinds = new Set(lookedAt(ends, endMs).map(({ span }) => span.kind));
    return periodsEndingAt(endMs).some(({ kind }) => kinds.has(kind));
  });
  if (!newest) return null;
  const specs = lookedAt(ends, newest.endMs);
  const counted: BonusSpec[] = [];
  for (const spec of specs) {
    counted.push({ ...spec, countsFromMs: await countsFromMs(plans, calendar, spec) });
  }
  const settled = ends.filter(({ specs: own }) => specs.some((spec) => own.includes(spec)));
  return { specs: counted, dueMs: Math.max(newest.dueMs, ...settled.map(({ dueMs }) => dueMs)) };
}

/** The month ends that are due, the latest first: as far back as a settlement looks, twice over. */
async function dueEnds(
  plans: Plans,
  calendar: Calendar,
  atMs: number,
): Promise<readonly MonthEnd[]> {
  const ends: MonthEnd[] = [];
  for (const endMs of monthStarts(atMs, ENDS_MAX)) {
    const latestMs = ends[0]?.endMs ?? endMs;
    if (endMs <= monthsLaterMs(latestMs, -2 * AGAIN_MONTHS)) break;
    const end = await monthEnd(plans, calendar, endMs);
    if (end === null) break; // Before the first plan.
    if (end.dueMs <= atMs) ends.push(end);
  }
  return ends;
}

/** The bonuses of the periods that the settlement after `endMs` looks at. */
function lookedAt(ends: readonly MonthEnd[], endMs: number): readonly BonusSpec[] {
  const fromMs = monthsLaterMs(endMs, -AGAIN_MONTHS);
  return ends
    .filter((one) => one.endMs > fromMs && one.endMs <= endMs)
    .flatMap(({ specs }) => specs);
}

/** Null when no plan was in force then. */
async function monthEnd(plans: Plans, calendar: Calendar, endMs: number): Promise<MonthEnd | null> {
  const entry = entryAt(calendar, endMs - 1);
  if (entry === null) return null;
  const { periods = [], capBp, freezeDays } = (await plans.get(entry)).plan;
  const { planId, version } = entry;
  const spans = new Map<Period, PeriodSpan>(
    periodsEndingAt(endMs).map((span) => [span.kind, span]),
  );
  const specs = periods.flatMap((bonus, place): BonusSpec[] => {
    const span = spans.get(bonus.period);
    if (!span) return [];
    const terms = { plan: { planId, version }, capBp, freezeDays };
    return [{ span, bonus, place, countsFromMs: span.fromMs, ...terms }];
  });
  return { endMs, dueMs: endMs + freezeDays * DAY_MS, specs };
}

/**
 * Since when sales count for a bonus: since the version in force at the period's end is, or, unbroken before it, those
 * with the same bonus; never before the period.
 */
async function countsFromMs(
  plans: Plans,
  { versions }: Calendar,
  { bonus, span }: BonusSpec,
): Promise<number> {
  const until = versions.findLastIndex(({ fromMs }) => fromMs < span.untilMs);
  let sinceMs = span.untilMs;
  for (let at = until; at >= 0 && sinceMs > span.fromMs; at -= 1) {
    const entry: CalendarEntry | undefined = versions[at];
    if (!entry || entry.fromMs >= sinceMs) continue; // Another one from the same instant was in force.
    const { plan } = await plans.get(entry);
    if (!hasBonus(plan.periods, bonus)) break;
    sinceMs = entry.fromMs;
  }
  return Math.max(sinceMs, span.fromMs);
}

const hasBonus = (periods: readonly PeriodBonus[] = [], { id, period }: PeriodBonus): boolean =>
  periods.some((one) => one.id === id && one.period === period);
