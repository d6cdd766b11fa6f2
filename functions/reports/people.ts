import { levelAt, type Promoter } from "#core/people/promoter.ts";
import { among, needsVisits, valuesOf } from "#core/reports/board.ts";
import type { ReportAge } from "#core/reports/shown.ts";
import type { DaySpan } from "#core/reports/span.ts";
import type { Measure } from "#core/reports/targets.ts";
import { salesIn, visitsIn } from "#functions/reports/days.ts";
import type { WithReports } from "#ports/deps.ts";
import type { PromotersAsked } from "#ports/reportReads.ts";
import { NAMED_MAX } from "#ports/sheetReads.ts";

/** What each promoter has in a span, 0 = what is nobody's, and how old that is. 3 requests, and what lacks is counted. */
export async function measured(
  deps: WithReports,
  span: DaySpan,
  by: Measure,
  nowMs: number,
): Promise<{ readonly values: ReadonlyMap<number, number>; readonly age: ReportAge }> {
  if (needsVisits(by)) {
    const { parts, age } = await visitsIn(deps, span, nowMs);
    return { values: valuesOf({ sales: [], visits: parts }, by), age };
  }
  const { parts, age } = await salesIn(deps, span, ["people"], nowMs);
  return { values: valuesOf({ sales: parts, visits: [] }, by), age };
}

/** Whom a filter means; null = everybody. 1 request, or none. */
export async function numbersAsked(
  { reads }: Pick<WithReports, "reads">,
  { group, level, region }: { [name in keyof PromotersAsked]: PromotersAsked[name] | undefined },
  nowMs: number,
): Promise<ReadonlySet<number> | null> {
  if (group === undefined && level === undefined && region === undefined) return null;
  const asked = {
    ...(group === undefined ? {} : { group }),
    ...(level === undefined ? {} : { level }),
    ...(region === undefined ? {} : { region }),
  };
  return new Set(await reads.numbersWhere(asked, nowMs));
}

/** What each promoter of a filter has who is one still. 1 request more than `measured`. */
export async function measuredAmong(
  deps: WithReports,
  request: DaySpan & { by: Measure } & {
    [name in keyof PromotersAsked]: PromotersAsked[name] | undefined;
  },
  nowMs: number,
) {
  const [{ values, age }, numbers, banned] = await Promise.all([
    measured(deps, request, request.by, nowMs),
    numbersAsked(deps, request, nowMs),
    deps.reads.numbersBanned(nowMs),
  ]);
  return { values: among(values, numbers, new Set(banned)), numbers, age };
}

/** Who some promoters are, by their numbers. 1 request for each 500. */
export async function peopleOf(
  { reads }: Pick<WithReports, "reads">,
  numbers: readonly number[],
  nowMs: number,
) {
  const known = new Map<number, Promoter>();
  for (let at = 0; at < numbers.length; at += NAMED_MAX) {
    const found = await reads.promotersNumbered(numbers.slice(at, at + NAMED_MAX));
    for (const one of found) known.set(one.number, one);
  }
  return (number: number) => {
    const one = known.get(number);
    return {
      level: one ? levelAt(one, nowMs) : null,
      ...{ groups: one?.groups ?? [], region: one?.place ?? null },
    };
  };
}
