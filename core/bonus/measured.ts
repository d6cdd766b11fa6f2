import { tiersFen } from "#core/bonus/tiers.ts";
import { atLeastNothing, type BasisPoints, type Fen, lesserFen, shareFloor } from "#core/money.ts";
import type { PeriodBonus } from "#core/plan/components.ts";

/** What a promoter's own sales of a period came to when somebody looked, and all that prices them. */
export type Measurement = {
  readonly promoterId: string;
  /** The bonus as it stood in the plan. */
  readonly bonus: PeriodBonus;
  /** `2026-05`, `2026-Q2` or `2026`. */
  readonly period: string;
  /** Sales paid from this instant on count: the period's first, or when the bonus came into force within it. */
  readonly fromMs: number;
  /** The first instant after the period. */
  readonly untilMs: number;
  /** What is left of his own sales after all refunds. */
  readonly soldFen: Fen;
  /** What all persons together earn of those orders, supply prices left out. */
  readonly sharedFen: Fen;
  /** What bonuses that go before this one pay him for the same time. */
  readonly otherBonusFen: Fen;
  /** The version in force in the period's last millisecond, with its cap and its freeze. */
  readonly plan: { readonly planId: string; readonly version: number };
  readonly capBp: BasisPoints;
  readonly freezeDays: number;
  /** When the sales were read. */
  readonly asOfMs: number;
};

/** The n-th measurement of a period case, from 1: the newest counts. */
export type MeasuredFact = Measurement & { readonly key: `measured/${number}` };

const PREFIX = "measured/";
export const measuredKey = (n: number): MeasuredFact["key"] => `${PREFIX}${n}`;

export const isMeasured = (fact: { readonly key: string }): fact is MeasuredFact =>
  fact.key.startsWith(PREFIX);

/** The newest measurement; null for an order's case. */
export function newestMeasured(facts: readonly { readonly key: string }[]): MeasuredFact | null {
  let newest: MeasuredFact | null = null;
  for (const fact of facts) {
    if (isMeasured(fact) && numberOf(fact) > numberOf(newest)) newest = fact;
  }
  return newest;
}

const numberOf = (fact: { readonly key: string } | null): number =>
  fact === null ? 0 : Number(fact.key.slice(PREFIX.length));

/** How much of a bonus the plan's cap leaves room for. Never below 0. */
export const roomFen = ({ soldFen, capBp, sharedFen, otherBonusFen }: Measurement): Fen =>
  atLeastNothing(shareFloor(soldFen, capBp) - sharedFen - otherBonusFen);

/**
 * What a bonus owes by a measurement.
 *
 * - Returns fen, ≥ 0: what the tiers say of the sales, and never more than the cap leaves of them as a whole.
 * - Source: docs/domain/periods.md, "The cap".
 */
export const bonusOwedFen = (measured: Measurement): Fen =>
  lesserFen(tiersFen(measured.bonus, measured.soldFen), roomFen(measured));

/** Whether two measurements price the same: when they were made does not count. */
export function saysSame(one: Measurement, other: Measurement): boolean {
  return textOf(one) === textOf(other);
}

const textOf = ({ bonus, ...measured }: Measurement): string =>
  JSON.stringify([
    ...[measured.promoterId, measured.period, measured.fromMs, measured.untilMs],
    ...[measured.soldFen, measured.sharedFen, measured.otherBonusFen],
    ...[measured.plan.planId, measured.plan.version, measured.capBp, measured.freezeDays],
    ...[bonus.id, bonus.period, bonus.mode],
    bonus.tiers.map(({ fromFen, rateBp, fixedFen }) => [fromFen, rateBp, fixedFen ?? null]),
  ]);
