import { ageOf } from "#core/reports/age.ts";
import { countedDays, type DaySpan, inMonths, isCurrent } from "#core/reports/span.ts";
import type { SalesDay } from "#core/reports/day.ts";
import type { SalesTable } from "#core/reports/tables.ts";
import type { ReportAge } from "#core/reports/shown.ts";
import type { VisitDay } from "#core/reports/visits.ts";
import { chinaDay } from "#core/time.ts";
import { makeSalesDay, makeVisitDay } from "#functions/reports/makeDays.ts";
import type { WithReports } from "#ports/deps.ts";

type Reading = Pick<WithReports, "store" | "reads">;
/** So many days may whoever looks make: today, and those that no night has come to. */
const MADE_AT_ONCE = 3;

/** Derived days of a span, what lacks made, and how old all of it is. */
export type DaysRead<T> = { readonly parts: readonly T[]; readonly age: ReportAge };

/**
 * The counted days of a span, as the night made them; today, and what no night has come to yet, is counted now.
 *
 * - 2 requests, what `makeSalesDay` needs where something is older than a minute or lacks, and 1 to read it again.
 * - `byMonth`: whole months are read as one document each, which are made from their days.
 */
export async function salesIn(
  deps: Reading,
  span: DaySpan,
  tables: readonly SalesTable[],
  nowMs: number,
  byMonth = true,
): Promise<DaysRead<SalesDay>> {
  return read(deps, span, nowMs, byMonth, {
    read: (ids) => deps.reads.salesDays(ids, tables),
    make: (day) => makeSalesDay(deps, day, nowMs),
  });
}

/** The same of opened codes; `withRows`: whether more than their sums is wanted. */
export async function visitsIn(
  deps: Reading,
  span: DaySpan,
  nowMs: number,
  { byMonth = true, withRows = true } = {},
): Promise<DaysRead<VisitDay>> {
  return read(deps, span, nowMs, byMonth, {
    read: (ids) => deps.reads.visitDays(ids, withRows),
    make: (day) => makeVisitDay(deps, day, nowMs),
  });
}

type Kind<T> = {
  readonly read: (ids: readonly string[]) => Promise<readonly T[]>;
  readonly make: (day: string) => Promise<T>;
};
type Dated = { readonly _id: string; readonly asOfMs: number };

async function read<T extends Dated>(
  deps: Reading,
  span: DaySpan,
  nowMs: number,
  byMonth: boolean,
  kind: Kind<T>,
): Promise<DaysRead<T>> {
  const firstMs = await deps.reads.firstCountedMs();
  const firstDay = firstMs === null ? null : chinaDay(firstMs);
  const days = countedDays(span, firstDay, nowMs);
  const whole = byMonth ? inMonths(days, nowMs) : { months: [], days };
  const found = await kind.read([...whole.months, ...whole.days]);
  const known = new Map(found.map((one) => [one._id, one]));
  const lost = whole.months.filter((month) => !known.has(month));
  // A month that nobody has made yet is read by its days.
  const lostDays = days.filter((day) => lost.includes(day.slice(0, 7)));
  if (lostDays.length > 0) for (const one of await kind.read(lostDays)) known.set(one._id, one);
  const singles = [...lostDays, ...whole.days];
  const lacking = singles
    .filter((day) => !isCurrent(day, known.get(day)?.asOfMs ?? -1, nowMs))
    .sort()
    .reverse();
  const made = await Promise.all(lacking.slice(0, MADE_AT_ONCE).map(kind.make));
  for (const one of made) known.set(one._id, one);
  const used = [...whole.months, ...singles].flatMap((id) => known.get(id) ?? []);
  used.sort((a, b) => (a._id < b._id ? -1 : 1));
  return {
    parts: used,
    age: ageOf(
      used,
      singles.filter((day) => !known.has(day)),
    ),
  };
}
