import { requestFailed, notEmulated } from "./errors.ts";
import type { Value } from "./value.ts";

/** A number of the database: see `Value` for which are bigints. */
export type Numeric = number | bigint;

const LONG_MAX = 2n ** 63n - 1n;
const LONG_MIN = -(2n ** 63n);

export function isNumeric(value: Value | undefined): value is Numeric {
  return typeof value === "number" || typeof value === "bigint";
}

/**
 * The number of a whole value: a bigint only beyond ±2^53.
 *
 * - Errors: beyond 64 bits, where MongoDB refuses an update and turns an aggregate into a double, it is refused always:
 *   money is never rounded in silence.
 */
export function wholeNumber(exact: bigint): Numeric {
  if (exact > LONG_MAX || exact < LONG_MIN) {
    throw requestFailed(`integer overflow: ${exact} does not fit in 64 bits`);
  }
  const near = Number(exact);
  return Number.isSafeInteger(near) ? near : exact;
}

/** Integers add exactly; a double with anything adds as doubles do. */
export function add(a: Numeric, b: Numeric): Numeric {
  if (typeof a === "number" && typeof b === "number") {
    const sum = a + b;
    // A double cannot hide behind an unsafe sum: when both are safe integers, the exact sum is a long.
    if (Number.isSafeInteger(sum) || !bothWhole(a, b)) return sum;
  }
  return exactly(a, b, (x, y) => x + y);
}

export function subtract(a: Numeric, b: Numeric): Numeric {
  if (typeof a === "number" && typeof b === "number") {
    const difference = a - b;
    if (Number.isSafeInteger(difference) || !bothWhole(a, b)) return difference;
  }
  return exactly(a, b, (x, y) => x - y);
}

export function multiply(a: Numeric, b: Numeric): Numeric {
  if (typeof a === "number" && typeof b === "number") {
    const product = a * b;
    if (Number.isSafeInteger(product) || !bothWhole(a, b)) return withoutMinusZero(product);
  }
  return exactly(a, b, (x, y) => x * y);
}

/** The quotient; a whole one of longs stays exact. The caller has refused a divisor of 0. */
export function divide(a: Numeric, b: Numeric): Numeric {
  if (typeof a === "number" && typeof b === "number") return a / b;
  const [x, y] = wholes(a, b);
  return x % y === 0n ? wholeNumber(x / y) : Number(x) / Number(y);
}

/** The remainder, with the sign of the dividend. The caller has refused a divisor of 0. */
export function remainder(a: Numeric, b: Numeric): Numeric {
  if (typeof a === "number" && typeof b === "number") return withoutMinusZero(a % b);
  return exactly(a, b, (x, y) => x % y);
}

/** Integers have no -0, and JavaScript makes one of 0 × -1. */
function withoutMinusZero(value: number): number {
  return value === 0 ? 0 : value;
}

function bothWhole(a: number, b: number): boolean {
  return Number.isSafeInteger(a) && Number.isSafeInteger(b);
}

function exactly(a: Numeric, b: Numeric, operate: (x: bigint, y: bigint) => bigint): Numeric {
  const [x, y] = wholes(a, b);
  return wholeNumber(operate(x, y));
}

function wholes(a: Numeric, b: Numeric): [bigint, bigint] {
  return [whole(a), whole(b)];
}

function whole(value: Numeric): bigint {
  if (typeof value === "bigint") return value;
  if (Number.isSafeInteger(value)) return BigInt(value);
  throw notEmulated("arithmetic of a long beyond 2^53 with a double, which would round it");
}
