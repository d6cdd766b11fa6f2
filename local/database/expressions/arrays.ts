import type { Value } from "../value.ts";
import { equalValues } from "../compare.ts";
import { requestFailed } from "../errors.ts";
import { accumulatorOf, SUMMARIES, type AccumulatorName } from "../accumulators.ts";
import { typeName } from "../typeName.ts";
import type { Compile, CompileOperator, Evaluate } from "./evaluate.ts";
import { compileList, compileOnly, compileTwo, counted, isNothing, wrongType } from "./operands.ts";

/** Lists: elements, parts, membership, and the sums that also exist as accumulators. */
export const ARRAYS: ReadonlyMap<string, CompileOperator> = new Map<string, CompileOperator>([
  ["$size", compileSize],
  ["$isArray", compileIsArray],
  ["$arrayElemAt", compileElementAt],
  ["$first", (operand, compile) => compileEnd("$first", operand, compile, 0)],
  ["$last", (operand, compile) => compileEnd("$last", operand, compile, -1)],
  ["$in", compileIn],
  ["$concatArrays", compileConcat],
  ["$slice", compileSlice],
  ...SUMMARIES.map((name): [string, CompileOperator] => [name, summing(name)]),
]);

function compileSize(operand: Value, compile: Compile): Evaluate {
  const only = compileOnly("$size", operand, compile);
  return (doc) => {
    const list = only(doc);
    if (Array.isArray(list)) return list.length;
    throw requestFailed(
      `The argument to $size must be an array, but was of type: ${typeName(list)}`,
    );
  };
}

function compileIsArray(operand: Value, compile: Compile): Evaluate {
  const only = compileOnly("$isArray", operand, compile);
  return (doc) => Array.isArray(only(doc));
}

function compileElementAt(operand: Value, compile: Compile): Evaluate {
  const [first, second] = compileTwo("$arrayElemAt", operand, compile);
  return (doc) => {
    const list = first(doc);
    const index = second(doc);
    if (isNothing(list) || isNothing(index)) return null;
    if (!Array.isArray(list)) {
      throw wrongType("$arrayElemAt's first argument must be an array", list);
    }
    return list.at(wholeOf("$arrayElemAt", index));
  };
}

function compileEnd(name: string, operand: Value, compile: Compile, index: 0 | -1): Evaluate {
  const only = compileOnly(name, operand, compile);
  return (doc) => {
    const list = only(doc);
    if (isNothing(list)) return null;
    if (!Array.isArray(list)) throw wrongType(`${name}'s argument must be an array`, list);
    return list.at(index);
  };
}

function compileIn(operand: Value, compile: Compile): Evaluate {
  const [first, second] = compileTwo("$in", operand, compile);
  return (doc) => {
    const wanted = first(doc);
    const list = second(doc);
    if (!Array.isArray(list)) throw wrongType("$in requires an array as a second argument", list);
    return list.some((item) => equalValues(item, wanted));
  };
}

function compileConcat(operand: Value, compile: Compile): Evaluate {
  const operands = compileList(operand, compile);
  return (doc) => {
    const joined: Value[] = [];
    for (const evaluate of operands) {
      const list = evaluate(doc);
      if (isNothing(list)) return null;
      if (!Array.isArray(list)) throw wrongType("$concatArrays only supports arrays", list);
      for (const item of list) joined.push(item);
    }
    return joined;
  };
}

/** `[list, count]` from the start, or from the end when negative; `[list, position, count]`. */
function compileSlice(operand: Value, compile: Compile): Evaluate {
  const [list, second, third] = counted("$slice", compileList(operand, compile), 2, 3);
  return (doc) => {
    const items = list?.(doc);
    const at = second?.(doc);
    const count = third === undefined ? undefined : third(doc);
    if (isNothing(items) || isNothing(at) || (third !== undefined && isNothing(count))) return null;
    if (!Array.isArray(items)) throw wrongType("First argument to $slice must be an array", items);
    const from = wholeOf("$slice", at);
    if (isNothing(count)) return from >= 0 ? items.slice(0, from) : items.slice(from);
    const length = wholeOf("$slice", count);
    if (length <= 0) throw requestFailed("Third argument to $slice must be positive");
    const start = from >= 0 ? from : Math.max(0, items.length + from);
    return items.slice(start, start + length);
  };
}

/** As an expression an accumulator runs over its operands, or over the elements of its only one. */
function summing(name: AccumulatorName): CompileOperator {
  const make = accumulatorOf(name);
  return (operand, compile) => {
    const operands = compileList(operand, compile);
    return (doc) => {
      const accumulator = make();
      const [only] = operands;
      const single = operands.length === 1 ? only?.(doc) : undefined;
      if (Array.isArray(single)) for (const item of single) accumulator.take(item);
      else if (operands.length === 1) accumulator.take(single);
      else for (const evaluate of operands) accumulator.take(evaluate(doc));
      return accumulator.result();
    };
  };
}

function wholeOf(name: string, value: Value): number {
  if (typeof value === "number" && Number.isSafeInteger(value)) return value;
  throw requestFailed(`${name} needs a whole number, not ${typeName(value)}`);
}
