import type { PeriodSpan } from "#core/bonus/span.ts";
import { MONTHS_OF } from "#core/bonus/span.ts";
import type { BasisPoints } from "#core/money.ts";
import type { PeriodBonus } from "#core/plan/components.ts";

/** One bonus of one period that is over: what it pays, to whomever sold enough. */
export type BonusSpec = {
  readonly span: PeriodSpan;
  readonly bonus: PeriodBonus;
  /** Where the bonus stands in its plan: of two for the same period the first is served first. */
  readonly place: number;
  /** Sales paid from this instant on count. */
  readonly countsFromMs: number;
  readonly plan: { readonly planId: string; readonly version: number };
  readonly capBp: BasisPoints;
  readonly freezeDays: number;
};

/** Who is served first under the cap: the shorter period, then the earlier one, then the first in the plan. */
export const byRank = (one: BonusSpec, other: BonusSpec): number =>
  MONTHS_OF[one.span.kind] - MONTHS_OF[other.span.kind] ||
  one.span.untilMs - other.span.untilMs ||
  one.place - other.place;

/** All instants at which the sales of some specs begin or end, the earliest first, each once. */
export const cutsOf = (specs: readonly BonusSpec[]): readonly number[] =>
  [...new Set(specs.flatMap(({ countsFromMs, span }) => [countsFromMs, span.untilMs]))].sort(
    (a, b) => a - b,
  );
