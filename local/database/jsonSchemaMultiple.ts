import type { Value } from "./value.ts";
import { keywordFailed, type Keyword, type SchemaTest } from "./jsonSchemaKeyword.ts";
import { isNumeric, type Numeric } from "./numbers.ts";

/** A number as `digits` × 10^`exponent`. */
type Decimal = { readonly digits: bigint; readonly exponent: number };

/** The significant digits that MongoDB keeps when it makes a decimal of a double. */
const DOUBLE_DIGITS = 15;

/**
 * `multipleOf`: decided with decimals, as MongoDB does, so that 0.3 is a multiple of 0.1.
 *
 * NaN and the infinities are multiples of nothing; of an infinity, only 0 is a multiple.
 */
export function compileMultipleOf(operand: Value, { name }: Keyword): SchemaTest {
  if (!isNumeric(operand)) throw keywordFailed(name, "must be a number");
  if (operand <= 0) throw keywordFailed(name, "must have a positive value");
  const divisor = decimalOf(operand);
  return (value) => {
    if (!isNumeric(value)) return true;
    if (divisor === undefined) return operand === Infinity && value === 0;
    const dividend = decimalOf(value);
    return dividend !== undefined && isMultiple(dividend, divisor);
  };
}

/** Integers are exact. Undefined for what is not finite. */
function decimalOf(value: Numeric): Decimal | undefined {
  if (typeof value === "bigint") return { digits: value, exponent: 0 };
  if (Number.isSafeInteger(value)) return { digits: BigInt(value), exponent: 0 };
  if (!Number.isFinite(value)) return undefined;
  const [mantissa = "", exponent = ""] = value.toExponential(DOUBLE_DIGITS - 1).split("e");
  const digits = BigInt(mantissa.replace(".", ""));
  return { digits, exponent: Number(exponent) - (DOUBLE_DIGITS - 1) };
}

function isMultiple(dividend: Decimal, divisor: Decimal): boolean {
  const exponent = Math.min(dividend.exponent, divisor.exponent);
  return scaled(dividend, exponent) % scaled(divisor, exponent) === 0n;
}

function scaled({ digits, exponent }: Decimal, to: number): bigint {
  return digits * 10n ** BigInt(exponent - to);
}
