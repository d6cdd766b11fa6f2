import type { Fan } from "#core/attribution/fan.ts";
import { type Row, rowsOf, summed, textOf } from "#core/reports/rows.ts";

/**
 * Who opened codes on a day in China, or in a whole month, and who joined. `_id` as of `SalesDay`. Derived, and made
 * once a day is over: visits do not change.
 */
export type VisitDay = {
  readonly _id: string;
  readonly rev: number;
  readonly asOfMs: number;
  readonly touches: number;
  readonly newFans: number;
  readonly newPromoters: number;
  /** Rows: promoter, channel, campaign · touches, new fans. */
  readonly visits: string;
};
export const VISIT_KEYS = 3;
export const VISITS = { promoter: 0, channel: 1, campaign: 2, touches: 3, newFans: 4 } as const;

/** Somebody who opened codes, and his own number if he is a promoter: his own codes are no visit of a fan. */
export type Visitor = {
  readonly fan: Pick<Fan, "base" | "touches">;
  readonly ownNumber: number | null;
};

/**
 * The touches of a span, by whose code, channel and campaign.
 *
 * - A new fan is who opened a code for the very first time: with the first touch that his document lists, as long as no
 *   older ones were folded. Source: docs/domain/promoter-pages.md, "The leaderboard".
 */
export function visitRows(
  visitors: Iterable<Visitor>,
  { fromMs, untilMs }: { readonly fromMs: number; readonly untilMs: number },
): readonly Row[] {
  const rows: Row[] = [];
  for (const { fan, ownNumber } of visitors) {
    for (const [at, { promoterNumber, channel, campaign, atMs, moved }] of fan.touches.entries()) {
      if (moved) continue; // The brand's word, and no visit.
      if (atMs < fromMs || atMs >= untilMs || promoterNumber === ownNumber) continue;
      const isNew = at === 0 && fan.base === null;
      rows.push([promoterNumber, channel, campaign, 1, isNew ? 1 : 0]);
    }
  }
  return summed(rows, VISIT_KEYS);
}

/** Whether somebody is a new fan of the day of his first kept touch, as `visitRows` counts him. */
export function isNewFan({ fan, ownNumber }: Visitor): boolean {
  const [first] = fan.touches;
  if (first === undefined || first.moved || fan.base !== null) return false;
  return first.promoterNumber !== ownNumber;
}

/** The document of a day, or of a part of one. */
export function visitDay(
  id: string,
  rows: readonly Row[],
  newPromoters: number,
  asOfMs: number,
): VisitDay {
  const visits = summed(rows, VISIT_KEYS);
  const sum = (column: number) => visits.reduce((all, row) => all + (row[column] ?? 0), 0);
  return {
    ...{ _id: id, rev: 0, asOfMs, touches: sum(VISITS.touches), newFans: sum(VISITS.newFans) },
    ...{ newPromoters, visits: textOf(visits) },
  };
}

/** A month from its days. */
export const visitMonth = (id: string, days: readonly VisitDay[]): VisitDay =>
  visitDay(
    id,
    days.flatMap(({ visits }) => rowsOf(visits)),
    days.reduce((sum, { newPromoters }) => sum + newPromoters, 0),
    Math.min(...days.map(({ asOfMs }) => asOfMs)),
  );
