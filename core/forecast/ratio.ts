import { assert } from "#core/assert.ts";

const WHOLE = 10_000;

/** `part` of `whole` in basis points, rounded down; null where there is no whole. Sums may exceed one amount's limit. */
export function ratioBp(part: number, whole: number): number | null {
  if (whole <= 0) return null;
  const product = part * WHOLE;
  assert(Number.isSafeInteger(product), `too large for a ratio: ${part}`);
  const rest = ((product % whole) + whole) % whole;
  return (product - rest) / whole;
}

/** Five per cent of a sum, rounded down. Source: docs/domain/forecast.md, "What is not deductible". */
export function fiveOfHundred(sumFen: number): number {
  return (sumFen - (sumFen % 20)) / 20;
}
