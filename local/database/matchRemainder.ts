import type { Value } from "./value.ts";
import { requestFailed } from "./errors.ts";
import { isNumeric } from "./numbers.ts";
import type { ValueTest } from "./path.ts";

/** `$mod: [divisor, remainder]`: fractions are cut off first, and the remainder has the sign of the dividend. */
export function remainderIs(operand: Value): ValueTest {
  if (!Array.isArray(operand)) throw requestFailed("malformed mod, needs to be an array");
  if (operand.length < 2) throw requestFailed("malformed mod, not enough elements");
  if (operand.length > 2) throw requestFailed("malformed mod, too many elements");
  const divisor = wholePart(operand[0]);
  const remainder = wholePart(operand[1]);
  if (divisor === undefined || remainder === undefined) {
    throw requestFailed("malformed mod, divisor and remainder must be numbers");
  }
  if (divisor === 0n) throw requestFailed("divisor cannot be 0");
  return (value) => {
    const dividend = wholePart(value);
    return dividend !== undefined && dividend % divisor === remainder;
  };
}

function wholePart(value: Value | undefined): bigint | undefined {
  if (!isNumeric(value)) return undefined;
  if (typeof value === "bigint") return value;
  return Number.isFinite(value) ? BigInt(Math.trunc(value)) : undefined;
}
