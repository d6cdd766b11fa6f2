import { assert } from "#core/assert.ts";
import { basisPoints, type Fen, fen, NOTHING, shareFloor, taxHalfUp } from "#core/money.ts";

/** One step of a progressive table: the rate for all taxable income up to a limit, less `quickFen`. */
export type Bracket = {
  /** The largest taxable income of the step, in fen; null = no limit. */
  readonly upToFen: number | null;
  readonly rateBp: number;
  /** 速算扣除数: what makes the step continuous with the one below. */
  readonly quickFen: number;
};

/**
 * The tax on four fifths of `grossFen` less `allowanceFen`, by a progressive table.
 *
 * - Returns fen, ≥ 0. It is rounded once, at the end, to the nearest fen, a half upwards.
 * - Promises: never falls when the gross rises; never more than 80 % × the highest rate of what is added.
 * - Source: docs/domain/tax.md.
 */
export function progressiveTax(
  brackets: readonly Bracket[],
  grossFen: Fen,
  allowanceFen: Fen,
): Fen {
  const fiveTaxable = 4 * grossFen - 5 * allowanceFen; // Five times, to stay in whole fen.
  if (fiveTaxable <= 0) return NOTHING;
  const bracket = brackets.find(({ upToFen }) => upToFen === null || fiveTaxable <= 5 * upToFen);
  assert(bracket !== undefined, "the last bracket has no limit");
  // (4/5 × gross − allowance) × rate − quick. Only the first term can have a fraction of a fen.
  const ofGrossFen = taxHalfUp(grossFen, basisPoints((bracket.rateBp * 4) / 5));
  const ofAllowanceFen = shareFloor(allowanceFen, basisPoints(bracket.rateBp));
  return fen(ofGrossFen - ofAllowanceFen - bracket.quickFen);
}
