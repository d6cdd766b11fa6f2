import { isDoc, type Doc, type Value } from "../value.ts";
import { notEmulated, requestFailed } from "../errors.ts";
import { typeName } from "../typeName.ts";
import type { Compile, Evaluate } from "./evaluate.ts";

/** The operands of an operator that takes a list of them; one that is no list stands for itself. */
export function compileList(operand: Value, compile: Compile): Evaluate[] {
  const operands = Array.isArray(operand) ? operand : [operand];
  return operands.map((item) => compile(item));
}

/** The one operand of an operator, with or without a list around it. */
export function compileOnly(name: string, operand: Value, compile: Compile): Evaluate {
  const [only] = counted(name, compileList(operand, compile), 1, 1);
  return only ?? missing;
}

/** Exactly two operands. */
export function compileTwo(name: string, operand: Value, compile: Compile): [Evaluate, Evaluate] {
  const [first, second] = counted(name, compileList(operand, compile), 2, 2);
  return [first ?? missing, second ?? missing];
}

/** A list of operands of which there must be `least` to `most`. */
export function counted(
  name: string,
  operands: Evaluate[],
  least: number,
  most: number,
): Evaluate[] {
  if (operands.length >= least && operands.length <= most) return operands;
  const wanted = least === most ? `exactly ${least}` : `${least} to ${most}`;
  throw requestFailed(
    `Expression ${name} takes ${wanted} arguments. ${operands.length} were passed in.`,
  );
}

/** The named operands of an operator such as `$filter`; refuses a name that it does not know. */
export function namedOperands(
  name: string,
  operand: Value,
  required: readonly string[],
  optional: readonly string[] = [],
): Doc {
  if (!isDoc(operand)) throw requestFailed(`${name} only supports an object as its argument`);
  for (const key of Object.keys(operand)) {
    if (!required.includes(key) && !optional.includes(key)) throw notEmulated(`${name} ${key}`);
  }
  for (const key of required) {
    if (operand[key] === undefined) throw requestFailed(`Missing '${key}' parameter to ${name}`);
  }
  return operand;
}

export function isNothing(value: Value | undefined): value is null | undefined {
  return value === null || value === undefined;
}

/** What MongoDB counts as true: everything but false, null, 0 and nothing. */
export function truthy(value: Value | undefined): boolean {
  return value !== false && value !== null && value !== undefined && value !== 0;
}

/** The error of an operand of the wrong type. */
export function wrongType(text: string, value: Value | undefined): Error {
  return requestFailed(`${text}, not ${typeName(value)}`);
}

export function missing(): undefined {
  return undefined;
}
