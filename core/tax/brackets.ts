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

/** How a tax comes about, in the words of the withholding declaration. Shown, never computed with. */
export type TaxSteps = {
  /** 费用: what counts as spent on earning it. */
  readonly feeFen: Fen;
  /** 减除费用: what is free for each month of a platform's year. */
  readonly allowanceFen: Fen;
  /** 应纳税所得额, to the nearest fen. */
  readonly taxableFen: Fen;
  readonly rateBp: number;
  readonly quickFen: number;
  /** 应纳税额. Rounded once, from the exact taxable income. */
  readonly taxFen: Fen;
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
  const bracket = bracketOf(brackets, grossFen, allowanceFen);
  if (4 * grossFen - 5 * allowanceFen <= 0) return NOTHING;
  // (4/5 × gross − allowance) × rate − quick. Only the first term can have a fraction of a fen.
  const ofGrossFen = taxHalfUp(grossFen, basisPoints((bracket.rateBp * 4) / 5));
  const ofAllowanceFen = shareFloor(allowanceFen, basisPoints(bracket.rateBp));
  return fen(ofGrossFen - ofAllowanceFen - bracket.quickFen);
}

/** The step of the table that holds; the lowest where nothing is taxable. */
export function bracketOf(brackets: readonly Bracket[], grossFen: Fen, allowanceFen: Fen): Bracket {
  const fiveTaxable = 4 * grossFen - 5 * allowanceFen; // Five times, to stay in whole fen.
  const bracket = brackets.find(({ upToFen }) => upToFen === null || fiveTaxable <= 5 * upToFen);
  assert(bracket !== undefined, "the last bracket has no limit");
  return bracket;
}
