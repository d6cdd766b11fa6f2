import type { Value } from "../value.ts";
import { equalValues } from "../compare.ts";
import { requestFailed } from "../errors.ts";
import { typeName } from "../typeName.ts";
import type { Compile, CompileOperator, Evaluate } from "./evaluate.ts";
import {
  compileList,
  compileOnly,
  counted,
  isNothing,
  missing,
  namedOperands,
  wrongType,
} from "./operands.ts";
import { spanOf } from "./spans.ts";

/** Lists made of numbers or of other lists, and places in them. */
export const LISTS: ReadonlyMap<string, CompileOperator> = new Map<string, CompileOperator>([
  ["$range", compileRange],
  ["$zip", compileZip],
  ["$reverseArray", compileReverse],
  ["$indexOfArray", compileIndexOf],
]);

/** Bounds what one expression may make, where MongoDB bounds its memory. */
const RANGE_MAX = 1_000_000;

/** `[start, end, step]`: up to, but without, the end. */
function compileRange(operand: Value, compile: Compile): Evaluate {
  const [first, second, third] = counted("$range", compileList(operand, compile), 2, 3);
  return (doc) => {
    const start = intOf("a starting value", first?.(doc));
    const end = intOf("an ending value", second?.(doc));
    const step = third === undefined ? 1 : intOf("a step value", third(doc));
    if (step === 0) throw requestFailed("$range requires a non-zero step value");
    const length = Math.max(0, Math.ceil((end - start) / step));
    if (length > RANGE_MAX) throw requestFailed(`$range would make more than ${RANGE_MAX} values`);
    return Array.from({ length }, (_, at) => start + at * step);
  };
}

function intOf(what: string, value: Value | undefined): number {
  if (typeof value !== "number") {
    throw requestFailed(`$range requires ${what} that is numeric, found type: ${typeName(value)}`);
  }
  if (Number.isInteger(value) && Math.abs(value) <= 2 ** 31) return value;
  throw requestFailed(`$range requires ${what} that can be represented as a 32-bit integer`);
}

function compileZip(operand: Value, compile: Compile): Evaluate {
  const optional = ["useLongestLength", "defaults"];
  const { inputs, useLongestLength, defaults } = namedOperands(
    "$zip",
    operand,
    ["inputs"],
    optional,
  );
  if (!Array.isArray(inputs)) throw requestFailed("inputs must be an array of expressions");
  if (inputs.length === 0) throw requestFailed("$zip requires at least one input array");
  if (useLongestLength !== undefined && typeof useLongestLength !== "boolean") {
    throw requestFailed("useLongestLength must be a bool");
  }
  const fill = defaultsOf(defaults, useLongestLength === true, inputs.length, compile);
  const lists = inputs.map((input) => compile(input));
  return (doc) => {
    const found = lists.map((evaluate) => evaluate(doc));
    if (found.some(isNothing)) return null;
    const zipped = found.map(zippable);
    const lengths = zipped.map((list) => list.length);
    const length = Math.min(...lengths);
    const rows = useLongestLength === true ? Math.max(...lengths) : length;
    return Array.from({ length: rows }, (_, row) =>
      zipped.map((list, at) => (row < list.length ? list[row] : fill[at]?.(doc)) ?? null),
    );
  };
}

function zippable(list: Value | undefined): readonly Value[] {
  if (Array.isArray(list)) return list;
  throw wrongType("$zip found a non-array expression in input", list);
}

function defaultsOf(
  defaults: Value | undefined,
  isLongest: boolean,
  inputs: number,
  compile: Compile,
): readonly Evaluate[] {
  if (defaults === undefined) return [];
  if (!Array.isArray(defaults)) throw requestFailed("defaults must be an array of expressions");
  if (!isLongest) throw requestFailed("cannot specify defaults unless useLongestLength is true");
  if (defaults.length !== inputs) {
    throw requestFailed("defaults and inputs must have the same length");
  }
  return defaults.map((expression) => compile(expression));
}

function compileReverse(operand: Value, compile: Compile): Evaluate {
  const only = compileOnly("$reverseArray", operand, compile);
  return (doc) => {
    const list = only(doc);
    if (isNothing(list)) return null;
    if (Array.isArray(list)) return [...list].reverse();
    throw wrongType("The argument to $reverseArray must be an array", list);
  };
}

/** `[list, value, start, end]`: where the value first stands, or -1. */
function compileIndexOf(operand: Value, compile: Compile): Evaluate {
  const operands = counted("$indexOfArray", compileList(operand, compile), 2, 4);
  const [first, second = missing, from, to] = operands;
  return (doc) => {
    const list = first?.(doc);
    if (isNothing(list)) return null;
    if (!Array.isArray(list)) {
      throw wrongType("$indexOfArray requires an array as a first argument", list);
    }
    const wanted = second(doc);
    const { start, end } = spanOf("$indexOfArray", from?.(doc), to?.(doc), list.length);
    for (let at = start; at < end; at += 1) if (equalValues(list[at], wanted)) return at;
    return -1;
  };
}
