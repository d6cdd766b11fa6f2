import { add, type Numeric } from "./numbers.ts";

export type ExactSum = {
  readonly add: (value: Numeric) => void;
  readonly result: () => Numeric;
};

/**
 * A sum of any number of numbers.
 *
 * - Integers are added exactly, as longs where they must be. A total of ordinary amounts stays a plain number.
 * - Doubles are added with the error of each step carried along, as MongoDB does, so that their order hardly matters.
 * - Errors: beyond 64 bits, and where a long beyond 2^53 would have to be rounded to meet a fraction.
 */
export function exactSum(): ExactSum {
  let whole: Numeric = 0;
  let double = 0;
  let carried = 0;
  let hasDouble = false;
  return {
    add: (value) => {
      if (typeof value === "bigint" || Number.isSafeInteger(value)) {
        whole = add(whole, value);
        return;
      }
      hasDouble = true;
      carried += lostBy(double, value);
      double += value;
    },
    result: () => {
      if (!hasDouble) return whole;
      if (typeof whole === "bigint") return add(whole, double + carried);
      return double + whole + (carried + lostBy(double, whole));
    },
  };
}

/** What `a + b` loses to rounding, exactly (Neumaier). Nothing, where the sum is not finite. */
function lostBy(a: number, b: number): number {
  const sum = a + b;
  const lost = Math.abs(a) >= Math.abs(b) ? a - sum + b : b - sum + a;
  return Number.isFinite(lost) ? lost : 0;
}
