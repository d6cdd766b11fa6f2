import type { SalesDay } from "#core/reports/day.ts";
import { eachRow } from "#core/reports/rows.ts";
import { COLUMNS } from "#core/reports/tables.ts";
import type { Measure } from "#core/reports/targets.ts";
import { VISITS, type VisitDay } from "#core/reports/visits.ts";

/** What boards are made of; what a measure does not need may be left out. */
export type BoardParts = {
  readonly sales: readonly Pick<SalesDay, "people">[];
  readonly visits: readonly Pick<VisitDay, "visits">[];
};

/** Fans come from visits, all else from sales. */
export const needsVisits = (by: Measure): boolean => by === "fans";

/** What each promoter has, by his number; 0 = what is nobody's. Refunds are taken off. */
export function valuesOf(parts: BoardParts, by: Measure): ReadonlyMap<number, number> {
  const values = new Map<number, number>();
  const [key, column] = PLACES[by];
  const texts = needsVisits(by)
    ? parts.visits.map(({ visits }) => visits)
    : parts.sales.map(({ people }) => people);
  for (const text of texts) {
    eachRow(text, (row) => {
      const number = row[key] ?? 0;
      values.set(number, (values.get(number) ?? 0) + (row[column] ?? 0));
    });
  }
  return values;
}

const { people } = COLUMNS;
/** Which column holds the promoter, and which the value. */
const PLACES: Readonly<Record<Measure, readonly [number, number]>> = {
  sales: [people.promoter, people.sold],
  shares: [people.promoter, people.earned],
  orders: [people.promoter, people.orders],
  fans: [VISITS.promoter, VISITS.newFans],
};

/** Only those of some promoters; null = everybody. What is nobody's has no place. */
export function among(
  values: ReadonlyMap<number, number>,
  numbers: ReadonlySet<number> | null,
  banned: ReadonlySet<number>,
): ReadonlyMap<number, number> {
  return new Map(
    [...values].filter(
      ([number]) =>
        number !== 0 && !banned.has(number) && (numbers === null || numbers.has(number)),
    ),
  );
}
