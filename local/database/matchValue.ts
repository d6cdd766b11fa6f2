import type { Value } from "./value.ts";
import { requestFailed } from "./errors.ts";
import type { ValueTest } from "./path.ts";
import { regExpOf, statelessRegExp } from "./regExp.ts";
import { askedType, typeTest } from "./typeName.ts";

/** Null is there; only what is missing is not. */
export function isPresent(value: Value | undefined): boolean {
  return value !== undefined;
}

/** What MongoDB takes for a yes. */
export function isTrue(operand: Value): boolean {
  return operand !== false && operand !== null && operand !== 0;
}

/** The expression of `$regex` and its `$options`, which win over those of a pattern. */
export function expressionOf(pattern: Value, options: Value | undefined): RegExp {
  if (options !== undefined && typeof options !== "string") {
    throw requestFailed("$options has to be a string");
  }
  if (typeof pattern === "string") return regExpOf(pattern, options ?? "");
  if (!(pattern instanceof RegExp)) throw requestFailed("$regex has to be a string");
  return options === undefined ? statelessRegExp(pattern) : regExpOf(pattern.source, options);
}

/** `$type`: one of the types asked for, by name or by number. */
export function hasType(operand: Value): ValueTest {
  const types = (Array.isArray(operand) ? operand : [operand]).map((asked) => {
    const type = askedType(asked);
    if (type === undefined) throw requestFailed(`Unknown type name alias: ${String(asked)}`);
    return type;
  });
  if (types.length === 0) throw requestFailed("$type must match at least one type");
  return typeTest(types);
}

/** `$size`: a list of so many elements. */
export function hasSize(operand: Value): ValueTest {
  if (typeof operand !== "number" || !Number.isInteger(operand) || operand < 0) {
    throw requestFailed("$size needs a non-negative whole number");
  }
  return (value) => Array.isArray(value) && value.length === operand;
}
