import { wholeNumber, type Numeric } from "../numbers.ts";

export type Direction = "half to even" | "towards zero";

/**
 * A number rounded to `place` decimal places; a negative place rounds to tens, hundreds and so on.
 *
 * The double counts as the exact fraction that it is, so 1.005 (which lies below) rounds to 1 and not to 1.01.
 */
export function roundTo(value: Numeric, place: number, direction: Direction): Numeric {
  if (typeof value === "number" && !Number.isFinite(value)) return value;
  const isWhole = typeof value === "bigint" || Number.isInteger(value);
  if (isWhole && place >= 0) return value;
  const { numerator, denominator } = fractionOf(value);
  const shift = 10n ** BigInt(Math.abs(place));
  const whole =
    place >= 0
      ? quotient(numerator * shift, denominator, direction)
      : quotient(numerator, denominator * shift, direction) * shift;
  if (place < 0 && isWhole)
    return Number.isSafeInteger(Number(whole)) ? Number(whole) : wholeNumber(whole);
  return place < 0 ? Number(whole) : Number(`${whole}e-${place}`);
}

/** Doubling a double is exact, so this ends after at most 1074 steps, and for amounts after a few dozen. */
function fractionOf(value: Numeric): { numerator: bigint; denominator: bigint } {
  if (typeof value === "bigint") return { numerator: value, denominator: 1n };
  let numerator = value;
  let denominator = 1n;
  while (!Number.isInteger(numerator)) {
    numerator *= 2;
    denominator *= 2n;
  }
  return { numerator: BigInt(numerator), denominator };
}

function quotient(numerator: bigint, denominator: bigint, direction: Direction): bigint {
  const cut = numerator / denominator;
  if (direction === "towards zero") return cut;
  const twice = (numerator % denominator) * 2n;
  const beyondHalf = (twice < 0n ? -twice : twice) - denominator;
  const up = beyondHalf > 0n || (beyondHalf === 0n && cut % 2n !== 0n);
  return up ? cut + (numerator < 0n ? -1n : 1n) : cut;
}
