import type { Value } from "./value.ts";
import { requestFailed } from "./errors.ts";
import { isNumeric } from "./numbers.ts";
import type { ValueTest } from "./path.ts";

export type BitsOperator = "$bitsAllSet" | "$bitsAllClear" | "$bitsAnySet" | "$bitsAnyClear";

/** Numbers have 64 bits, and a negative one goes on with ones for ever. */
const POSITION_MAX = 63;

/** What `$bitsAllSet` and its kin ask of a number: the bits at some positions, or those that a mask has set. */
export function bitsTest(operator: BitsOperator, operand: Value): ValueTest {
  const mask = Array.isArray(operand) ? maskOf(operator, operand) : wholeMask(operator, operand);
  const wanted = operator.endsWith("Set") ? mask : 0n;
  const isAll = operator.startsWith("$bitsAll");
  return (value) => {
    if (!isNumeric(value) || (typeof value === "number" && !Number.isInteger(value))) return false;
    const bits = BigInt(value) & mask;
    return isAll ? bits === wanted : bits !== (wanted ^ mask);
  };
}

function maskOf(operator: string, positions: readonly Value[]): bigint {
  return positions.reduce<bigint>((mask, position) => {
    if (typeof position !== "number" || !Number.isInteger(position) || position < 0) {
      throw requestFailed(`bit positions of ${operator} must be whole numbers of at least 0`);
    }
    return mask | (1n << BigInt(Math.min(position, POSITION_MAX)));
  }, 0n);
}

function wholeMask(operator: string, mask: Value): bigint {
  const isWhole = typeof mask === "bigint" || (typeof mask === "number" && Number.isInteger(mask));
  if (isWhole && mask >= 0) return BigInt(mask);
  throw requestFailed(`${operator} takes an Array, a number of at least 0, or a BinData`);
}
