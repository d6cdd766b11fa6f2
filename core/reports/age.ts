import { daysBetween } from "#core/reconcile/days.ts";
import type { ReportPart } from "#core/reports/figures.ts";
import type { ReportAge } from "#core/reports/shown.ts";
import { boundsOf } from "#core/reports/span.ts";

type Dated = { readonly _id: string; readonly asOfMs: number };

/** How old derived days and months are; those that are equally old and follow each other are one part. In the order of time. */
export const ageOf = (parts: readonly Dated[], missingDays: readonly string[]): ReportAge =>
  aged(
    parts.map(({ _id, asOfMs }) => ({ ...boundsOf(_id), asOfMs })),
    missingDays,
  );

/** How old a report is that is made of two kinds of figures: of each day as old as the older of them. */
export function olderOf(one: ReportAge, other: ReportAge): ReportAge {
  const [a, b] = [agesOfDays(one), agesOfDays(other)];
  const days = [...new Set([...a.keys(), ...b.keys()])].sort();
  const parts = days.map((day) => {
    const asOfMs = Math.min(a.get(day) ?? Infinity, b.get(day) ?? Infinity);
    return { fromDay: day, untilDay: day, asOfMs };
  });
  return aged(parts, [...new Set([...one.missingDays, ...other.missingDays])]);
}

const agesOfDays = ({ parts }: ReportAge): ReadonlyMap<string, number> =>
  new Map(
    parts.flatMap(({ fromDay, untilDay, asOfMs }) =>
      daysBetween(fromDay, untilDay).map((day): [string, number] => [day, asOfMs]),
    ),
  );

function aged(parts: readonly ReportPart[], missingDays: readonly string[]): ReportAge {
  const told: { fromDay: string; untilDay: string; asOfMs: number }[] = [];
  for (const { fromDay, untilDay, asOfMs } of parts) {
    const last = told.at(-1);
    if (last?.asOfMs === asOfMs) last.untilDay = untilDay;
    else told.push({ fromDay, untilDay, asOfMs });
  }
  const ages = parts.map(({ asOfMs }) => asOfMs);
  return {
    ...{ asOfMs: ages.length === 0 ? null : Math.min(...ages), parts: told },
    missingDays: [...missingDays].sort(),
  };
}
