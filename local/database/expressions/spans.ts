import type { Value } from "../value.ts";
import { requestFailed } from "../errors.ts";
import { typeName } from "../typeName.ts";

/** The part of a text or list in which one of the `$indexOf` operators looks: from `start` up to, but without, `end`. */
export function spanOf(
  name: string,
  start: Value | undefined,
  end: Value | undefined,
  length: number,
): { start: number; end: number } {
  return {
    start: start === undefined ? 0 : indexOf(name, "starting", start),
    end: end === undefined ? length : Math.min(length, indexOf(name, "ending", end)),
  };
}

function indexOf(name: string, which: string, value: Value): number {
  if (typeof value !== "number" || !Number.isSafeInteger(value)) {
    throw requestFailed(
      `${name} requires an integral ${which} index, found a value of type: ${typeName(value)}`,
    );
  }
  if (value < 0) {
    throw requestFailed(`${name} requires a nonnegative ${which} index, found: ${value}`);
  }
  return value;
}
