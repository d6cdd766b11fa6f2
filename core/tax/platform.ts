import { assert } from "#core/assert.ts";
import { atLeastNothing, basisPoints, type Fen, fen, taxHalfUp } from "#core/money.ts";
import { type Bracket, bracketOf, progressiveTax, type TaxSteps } from "#core/tax/brackets.ts";

const FEE_RATE = basisPoints(2_000);
/** 5,000 CNY for every month in which the platform paid the person. */
const MONTHLY_ALLOWANCE_FEN = 500_000;

const BRACKETS: readonly Bracket[] = [
  { upToFen: 3_600_000, rateBp: 300, quickFen: 0 },
  { upToFen: 14_400_000, rateBp: 1_000, quickFen: 252_000 },
  { upToFen: 30_000_000, rateBp: 2_000, quickFen: 1_692_000 },
  { upToFen: 42_000_000, rateBp: 2_500, quickFen: 3_192_000 },
  { upToFen: 66_000_000, rateBp: 3_000, quickFen: 5_292_000 },
  { upToFen: 96_000_000, rateBp: 3_500, quickFen: 8_592_000 },
  { upToFen: null, rateBp: 4_500, quickFen: 18_192_000 },
];

/**
 * The tax on a year's income so far that an internet platform withholds (累计预扣).
 *
 * - `grossFen`: everything paid to the person in the year, before tax; ≥ 0.
 * - `months`: in how many months of the year something was paid; 1 to 12.
 * - Returns fen, ≥ 0.
 * - Source: docs/domain/tax.md, "Platform income, cumulative".
 */
export function platformTax(grossFen: Fen, months: number): Fen {
  assert(Number.isInteger(months) && months >= 1 && months <= 12, `not 1 to 12 months: ${months}`);
  return progressiveTax(BRACKETS, grossFen, fen(MONTHLY_ALLOWANCE_FEN * months));
}

/** How `platformTax` comes about. */
export function platformSteps(grossFen: Fen, months: number): TaxSteps {
  const feeFen = taxHalfUp(grossFen, FEE_RATE);
  const allowanceFen = fen(MONTHLY_ALLOWANCE_FEN * months);
  const { rateBp, quickFen } = bracketOf(BRACKETS, grossFen, allowanceFen);
  return {
    ...{ feeFen, allowanceFen, rateBp, quickFen },
    taxableFen: atLeastNothing(grossFen - feeFen - allowanceFen),
    taxFen: platformTax(grossFen, months),
  };
}
