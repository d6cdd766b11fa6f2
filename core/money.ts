import { assert } from "#core/assert.ts";

/** An amount of money: an integer count of fen (1 CNY = 100 fen). */
export type Fen = number & { readonly unit: "fen" };
/** A rate: an integer count of basis points (100 bp = 1%). */
export type BasisPoints = number & { readonly unit: "bp" };

export const AMOUNT_FEN_MAX = 100_000_000_000; // 1 billion CNY: the most that one amount may be.
export const WHOLE_BP = 10_000;
assert(AMOUNT_FEN_MAX * WHOLE_BP <= Number.MAX_SAFE_INTEGER, "amount × rate must stay exact");

/**
 * Brands a number as fen.
 *
 * - Errors: stops when it is no integer, or when it is too large to be multiplied by a rate exactly.
 */
export function fen(value: number): Fen {
  assert(Number.isSafeInteger(value), `not a whole number of fen: ${value}`);
  assert(Math.abs(value) <= AMOUNT_FEN_MAX, `out of range: ${value} fen`);
  return value as Fen;
}

export const NOTHING = fen(0);
export const NOTHING_BP = 0 as BasisPoints;

/** Brands a number as a rate from 0 to 100 %. Stops on any other. */
export function basisPoints(value: number): BasisPoints {
  assert(Number.isInteger(value) && value >= 0 && value <= WHOLE_BP, `not a rate: ${value} bp`);
  return value as BasisPoints;
}

/** `rate` of `amount`, rounded down: a fraction of a fen stays with the payer. */
export function shareFloor(amount: Fen, rate: BasisPoints): Fen {
  assert(amount >= 0 && rate >= 0 && rate <= WHOLE_BP, `share of ${amount} fen at ${rate} bp`);
  const product = amount * rate;
  return fen((product - (product % WHOLE_BP)) / WHOLE_BP);
}

/**
 * What is left of `amount` when only `part` of `whole` is left, rounded down: what is lost stays with the payer.
 *
 * - 0 ≤ `part` ≤ `whole`; nothing when `whole` is nothing.
 */
export function partFloor(amount: Fen, part: Fen, whole: Fen): Fen {
  assert(amount >= 0 && part >= 0 && part <= whole, `${part} of ${whole} of ${amount} fen`);
  if (whole === 0) return NOTHING;
  if (part === whole) return amount;
  const product = amount * part;
  if (product > Number.MAX_SAFE_INTEGER) {
    return fen(Number((BigInt(amount) * BigInt(part)) / BigInt(whole)));
  }
  return fen((product - (product % whole)) / whole);
}

/** So many pieces at an amount each, but at most `mostFen`: what is beyond need not be exact. */
export const piecesFen = (unitFen: Fen, pieces: number, mostFen: Fen): Fen =>
  unitFen * pieces < mostFen ? fen(unitFen * pieces) : mostFen;

/** What `pieces` of `all` pieces are worth, of which all cost `amount`, rounded down. 0 ≤ `pieces` ≤ `all`. */
export const piecesFloor = (amount: Fen, pieces: number, all: number): Fen =>
  partFloor(amount, fen(pieces), fen(all));

/** `rate` of `amount`, rounded to the nearest fen, a half upwards: how tax offices round. */
export function taxHalfUp(amount: Fen, rate: BasisPoints): Fen {
  assert(amount >= 0 && rate >= 0 && rate <= WHOLE_BP, `tax on ${amount} fen at ${rate} bp`);
  const raised = amount * rate + WHOLE_BP / 2;
  return fen((raised - (raised % WHOLE_BP)) / WHOLE_BP);
}

/** The sum of amounts in fen. */
export function sumFen(amounts: Iterable<Fen>): Fen {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return fen(sum);
}

/** The smaller of two amounts. */
export const lesserFen = (a: Fen, b: Fen): Fen => (a < b ? a : b);

/** The amount, or nothing when it is below zero. */
export const atLeastNothing = (value: number): Fen => fen(value > 0 ? value : 0);

/**
 * `amount` split in proportion to `weights`: each gets its share rounded down, and what that leaves goes fen by fen to
 * the largest remainders, of equal ones to the first.
 *
 * - 0 ≤ `amount` ≤ the sum of `weights`, none below 0.
 * - Promises: the parts add up to `amount`, and none is more than its weight.
 */
export function splitByRemainder(amount: Fen, weights: readonly Fen[]): readonly Fen[] {
  const whole = weights.reduce<number>((sum, weight) => sum + weight, 0);
  const isLeast = weights.every((weight) => weight >= 0);
  assert(isLeast && amount >= 0 && amount <= whole, `${amount} of ${whole} fen to split`);
  if (whole === 0) return weights.map(() => NOTHING);
  return byLargestRemainders(amount, weights, whole).map(fen);
}

/**
 * A target split in proportion to `weights`: each gets its share rounded down, and what that leaves goes one by one to
 * the largest remainders, of equal ones to the first. Without any weight all are alike.
 *
 * - `value` and `weights`: whole numbers from 0; nothing is paid by them.
 * - Promises: the parts add up to `value`; there is one for each weight.
 */
export function splitByWeights(value: number, weights: readonly number[]): readonly number[] {
  const isLeast = weights.every((weight) => Number.isSafeInteger(weight) && weight >= 0);
  assert(isLeast && Number.isSafeInteger(value) && value >= 0, `${value} to split`);
  if (weights.length === 0) return [];
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const all = sum === 0 ? weights.map(() => 1) : weights;
  return byLargestRemainders(value, all, sum === 0 ? weights.length : sum);
}

/** Whole parts that add up to `value`; `whole`: the sum of the weights, above 0. */
function byLargestRemainders(
  value: number,
  weights: readonly number[],
  whole: number,
): readonly number[] {
  const products = weights.map((weight) => BigInt(value) * BigInt(weight)); // More than a number holds exactly.
  const remainders = products.map((product) => Number(product % BigInt(whole)));
  const floors = products.map((product) => Number(product / BigInt(whole)));
  const rest = value - floors.reduce((sum, floor) => sum + floor, 0);
  const largestFirst = [...weights.keys()].sort(
    (a, b) => (remainders[b] ?? 0) - (remainders[a] ?? 0) || a - b,
  );
  const raised = new Set(largestFirst.slice(0, rest));
  return floors.map((floor, index) => (raised.has(index) ? floor + 1 : floor));
}
