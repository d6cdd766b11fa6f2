import { assert } from "#core/assert.ts";
import { bonusCaseId } from "#core/bonus/caseId.ts";
import {
  bonusOwedFen,
  type Measurement,
  measuredKey,
  newestMeasured,
  saysSame,
} from "#core/bonus/measured.ts";
import { MONTHS_OF, type PeriodSpan } from "#core/bonus/span.ts";
import { byRank, type BonusSpec } from "#core/bonus/spec.ts";
import { type Case, emptyCase, recordFact } from "#core/commission/case.ts";
import { type Fen, sumFen } from "#core/money.ts";
import { isBannedAt, type Promoter } from "#core/people/promoter.ts";

/** Settlements measure a period some thirteen times; more would only be a program that goes round in circles. */
export const MEASUREMENTS_MAX = 100;

/** What is left of a promoter's own sales that were paid within a part of time, and what people earn of it. */
export type OwnSales = {
  readonly promoterId: string;
  /** The part from the n-th cut, from 0, up to the next one. */
  readonly part: number;
  readonly soldFen: Fen;
  readonly sharedFen: Fen;
};
/** A promoter's own sales as they were read: cut at these instants, the earliest first. */
export type Sales = {
  readonly cutsMs: readonly number[];
  readonly parts: readonly OwnSales[];
  readonly asOfMs: number;
};

/** What one of his bonuses pays him. `isServed`: it was looked at already, so it goes before what follows. */
type Paid = Pick<PeriodSpan, "kind" | "untilMs"> & {
  readonly owedFen: Fen;
  readonly isServed: boolean;
};

/**
 * The measurements that say something new of a promoter, in the order in which they are to be recorded.
 *
 * - `specs`: in any order, all bonuses of a period or none. `known`: his period cases, at least those of the periods
 *   within the specs' periods.
 * - A bonus that owes nothing and never did gets none. Who was banned in the period's last millisecond gets none.
 * - Promises: a bonus is measured after all that go before it under the cap, so what they pay is known.
 * - Source: docs/domain/periods.md.
 */
export function newMeasurements(
  promoter: Promoter,
  specs: readonly BonusSpec[],
  sales: Sales,
  known: readonly Case[],
): readonly Measurement[] {
  const cases = new Map(known.map((one) => [one._id, newestMeasured(one.facts)]));
  const paid = new Map<string, Paid>();
  for (const [caseId, measured] of cases) {
    if (measured) paid.set(caseId, paidBy(measured, false));
  }
  const found: Measurement[] = [];
  for (const spec of [...specs].sort(byRank)) {
    if (isBannedAt(promoter, spec.span.untilMs - 1)) continue;
    const otherBonusFen = sumFen(
      [...paid.values()].filter((one) => goesBefore(one, spec)).map(({ owedFen }) => owedFen),
    );
    const measured = measurementOf(promoter._id, spec, sales, otherBonusFen);
    const caseId = bonusCaseId(promoter._id, spec.bonus.id, spec.span.label);
    const before = cases.get(caseId) ?? null;
    paid.set(caseId, paidBy(measured, true));
    if (before ? !saysSame(before, measured) : bonusOwedFen(measured) > 0) found.push(measured);
  }
  return found;
}

const paidBy = (measured: Measurement, isServed: boolean): Paid => ({
  kind: measured.bonus.period,
  untilMs: measured.untilMs,
  owedFen: bonusOwedFen(measured),
  isServed,
});

/** Shorter periods within it, and those of the same period that stand before it in the plan. */
function goesBefore({ kind, untilMs, isServed }: Paid, { span }: BonusSpec): boolean {
  if (kind === span.kind) return isServed && untilMs === span.untilMs;
  const isShorter = MONTHS_OF[kind] < MONTHS_OF[span.kind];
  return isShorter && untilMs > span.fromMs && untilMs <= span.untilMs;
}

/** What the plan says of a promoter's sales of a period. */
function measurementOf(
  promoterId: string,
  { span, bonus, countsFromMs, plan, capBp, freezeDays }: BonusSpec,
  { cutsMs, parts, asOfMs }: Sales,
  otherBonusFen: Fen,
): Measurement {
  const own = parts.filter(({ promoterId: seller, part }) => {
    const atMs = cutsMs[part] ?? span.untilMs;
    return seller === promoterId && atMs >= countsFromMs && atMs < span.untilMs;
  });
  return {
    ...{ promoterId, bonus, period: span.label, fromMs: countsFromMs, untilMs: span.untilMs },
    soldFen: sumFen(own.map(({ soldFen }) => soldFen)),
    sharedFen: sumFen(own.map(({ sharedFen }) => sharedFen)),
    ...{ otherBonusFen, plan, capBp, freezeDays, asOfMs },
  };
}

/**
 * The period case after a measurement: the difference that it makes is booked.
 *
 * - `known`: as it is stored; left out = there is none yet. The same object is returned where the measurement says
 *   nothing new, or the sales were read later for the one that stands there.
 * - `decidedAtMs`: when this call began, as for every fact.
 */
export function measuredCase(
  known: Case | undefined,
  measured: Measurement,
  decidedAtMs: number,
): Case {
  const { promoterId, bonus, period } = measured;
  const current = known ?? emptyCase(bonusCaseId(promoterId, bonus.id, period), "");
  const newest = newestMeasured(current.facts);
  if (newest && (newest.asOfMs > measured.asOfMs || saysSame(newest, measured))) return current;
  const number = current.facts.length + 1;
  assert(number <= MEASUREMENTS_MAX, `${current._id} was measured too often`);
  const recorded = recordFact(current, { key: measuredKey(number), ...measured }, decidedAtMs);
  assert(recorded.ok, `${current._id} cannot be measured`);
  return recorded.value;
}
