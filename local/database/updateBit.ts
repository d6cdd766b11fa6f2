import { isDoc, type Doc, type Value } from "./value.ts";
import { requestFailed } from "./errors.ts";
import { wholeNumber, type Numeric } from "./numbers.ts";
import { shownValue } from "./shownValue.ts";
import { typeName } from "./typeName.ts";
import type { Leaf } from "./updateTree.ts";

type BitOperation = (a: bigint, b: bigint) => bigint;

const BIT_OPERATIONS: ReadonlyMap<string, BitOperation> = new Map<string, BitOperation>([
  ["and", (a, b) => a & b],
  ["or", (a, b) => a | b],
  ["xor", (a, b) => a ^ b],
]);

/**
 * `$bit`: `{ and: n }`, `{ or: n }`, `{ xor: n }`, or several of them, one after the other.
 *
 * - Integers of 32 and 64 bits, in two's complement, exactly; a missing field counts as 0.
 * - Errors: an operand or a field that is no integer. A whole double is an integer here, where MongoDB refuses it.
 * - Source: MongoDB manual, "$bit".
 */
export function compileBit(path: string, operand: Value): readonly Leaf[] {
  const steps = bitSteps(operand);
  const change = (current: Value | undefined, { root }: { readonly root: Doc }): Numeric => {
    const before = current === undefined ? 0n : exactInteger(current);
    if (before === undefined) {
      throw requestFailed(
        `Cannot apply $bit to a value of non-integral type. {_id: ${shownValue(root["_id"])}} ` +
          `has the field '${path}' of non-integer type ${typeName(current)}`,
      );
    }
    return wholeNumber(steps.reduce((bits, { operate, by }) => operate(bits, by), before));
  };
  return [{ path, change, passive: false }];
}

function bitSteps(operand: Value): { readonly operate: BitOperation; readonly by: bigint }[] {
  if (!isDoc(operand)) {
    throw requestFailed(
      `The $bit modifier is not compatible with a ${typeName(operand)}. ` +
        `You must pass in an embedded document: {$bit: {field: {and/or/xor: #}}}`,
    );
  }
  const steps = Object.entries(operand).map(([name, value]) => {
    const shown = `{${name}: ${shownValue(value)}}`;
    const operate = BIT_OPERATIONS.get(name);
    if (operate === undefined) {
      throw requestFailed(
        `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}' which is an unknown operator: ${shown}`,
      );
    }
    const by = exactInteger(value);
    if (by === undefined) {
      throw requestFailed(
        `The $bit modifier field must be an Integer(32/64 bit); a '${typeName(value)}' is not supported here: ${shown}`,
      );
    }
    return { operate, by };
  });
  if (steps.length > 0) return steps;
  throw requestFailed(
    "You must pass in at least one bitwise operation. The format is: {$bit: {field: {and/or/xor: #}}}",
  );
}

/** Every long beyond 2^53 is a bigint, so a number beyond it is a double, whose bits are none of an integer. */
function exactInteger(value: Value): bigint | undefined {
  if (typeof value === "bigint") return value;
  return typeof value === "number" && Number.isSafeInteger(value) ? BigInt(value) : undefined;
}
