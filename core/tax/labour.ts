import { atLeastNothing, basisPoints, type Fen, fen, NOTHING, taxHalfUp } from "#core/money.ts";
import { type Bracket, bracketOf, progressiveTax, type TaxSteps } from "#core/tax/brackets.ts";

/** Up to 800 CNY a month nothing is due; up to 4,000 CNY the deduction is 800 CNY, then a fifth. */
const FREE_FEN = fen(80_000);
const FLAT_DEDUCTION_UNTIL_FEN = fen(400_000);
const LOWEST_RATE = basisPoints(2_000);

const BRACKETS: readonly Bracket[] = [
  { upToFen: 2_000_000, rateBp: 2_000, quickFen: 0 },
  { upToFen: 5_000_000, rateBp: 3_000, quickFen: 200_000 },
  { upToFen: null, rateBp: 4_000, quickFen: 700_000 },
];

/**
 * The tax on a month's labour income (劳务报酬) that a brand withholds as payer.
 *
 * - `grossFen`: everything paid to the person in the month, before tax; ≥ 0.
 * - Returns fen, ≥ 0.
 * - Source: docs/domain/tax.md, "Labour income, month by month".
 */
export function labourTax(grossFen: Fen): Fen {
  if (grossFen <= FREE_FEN) return NOTHING;
  if (grossFen <= FLAT_DEDUCTION_UNTIL_FEN) {
    return taxHalfUp(fen(grossFen - FREE_FEN), LOWEST_RATE);
  }
  return progressiveTax(BRACKETS, grossFen, NOTHING);
}

/** How `labourTax` comes about. Up to 4,000 CNY a month 800 CNY count as spent, whatever was earned; then a fifth. */
export function labourSteps(grossFen: Fen): TaxSteps {
  const isFlat = grossFen <= FLAT_DEDUCTION_UNTIL_FEN;
  const feeFen = isFlat ? FREE_FEN : taxHalfUp(grossFen, LOWEST_RATE);
  const { rateBp, quickFen } = bracketOf(BRACKETS, isFlat ? NOTHING : grossFen, NOTHING);
  return {
    feeFen,
    allowanceFen: NOTHING,
    taxableFen: atLeastNothing(grossFen - feeFen),
    ...{ rateBp, quickFen },
    taxFen: labourTax(grossFen),
  };
}
