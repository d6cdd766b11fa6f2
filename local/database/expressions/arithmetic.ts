import type { Value } from "../value.ts";
import { requestFailed } from "../errors.ts";
import {
  add,
  divide,
  isNumeric,
  multiply,
  remainder,
  subtract,
  wholeNumber,
  type Numeric,
} from "../numbers.ts";
import { typeName } from "../typeName.ts";
import type { Compile, CompileOperator, Evaluate } from "./evaluate.ts";
import { compileList, compileOnly, compileTwo, isNothing, wrongType } from "./operands.ts";
import { roundTo } from "./rounding.ts";

/** Arithmetic: null and missing operands make the result null; longs stay exact or are refused. */
export const ARITHMETIC: ReadonlyMap<string, CompileOperator> = new Map<string, CompileOperator>([
  ["$add", compileAdd],
  ["$subtract", (operand, compile) => binary("$subtract", operand, compile, subtractValues)],
  ["$multiply", compileMultiply],
  ["$divide", (operand, compile) => binary("$divide", operand, compile, divideValues)],
  ["$mod", (operand, compile) => binary("$mod", operand, compile, modulo)],
  ["$abs", (operand, compile) => unary("$abs", operand, compile, absolute)],
  ["$ceil", (operand, compile) => unary("$ceil", operand, compile, Math.ceil)],
  ["$floor", (operand, compile) => unary("$floor", operand, compile, Math.floor)],
  ["$round", (operand, compile) => rounding("$round", operand, compile)],
  ["$trunc", (operand, compile) => rounding("$trunc", operand, compile)],
]);

function compileAdd(operand: Value, compile: Compile): Evaluate {
  const operands = compileList(operand, compile);
  return (doc) => {
    let sum: Numeric = 0;
    let dates = 0;
    let absent = false;
    for (const evaluate of operands) {
      const value = evaluate(doc);
      if (isNumeric(value)) sum = add(sum, value);
      else if (value instanceof Date) {
        dates += 1;
        sum = add(sum, value.getTime());
      } else if (isNothing(value)) absent = true;
      else throw wrongType("$add only supports numeric or date types", value);
    }
    if (dates > 1) throw requestFailed("only one date allowed in an $add expression");
    if (absent) return null;
    return dates === 1 ? dateAt(sum) : sum;
  };
}

function compileMultiply(operand: Value, compile: Compile): Evaluate {
  const operands = compileList(operand, compile);
  return (doc) => {
    let product: Numeric = 1;
    let absent = false;
    for (const evaluate of operands) {
      const value = evaluate(doc);
      if (isNumeric(value)) product = multiply(product, value);
      else if (isNothing(value)) absent = true;
      else throw wrongType("$multiply only supports numeric types", value);
    }
    return absent ? null : product;
  };
}

function binary(
  name: string,
  operand: Value,
  compile: Compile,
  operate: (a: Value, b: Value) => Value,
): Evaluate {
  const [first, second] = compileTwo(name, operand, compile);
  return (doc) => {
    const a = first(doc);
    const b = second(doc);
    return isNothing(a) || isNothing(b) ? null : operate(a, b);
  };
}

function subtractValues(a: Value, b: Value): Value {
  if (isNumeric(a) && isNumeric(b)) return subtract(a, b);
  if (a instanceof Date && b instanceof Date) return a.getTime() - b.getTime();
  if (a instanceof Date && isNumeric(b)) return dateAt(subtract(a.getTime(), b));
  throw requestFailed(`can't $subtract ${typeName(b)} from ${typeName(a)}`);
}

function divideValues(a: Value, b: Value): Value {
  if (!isNumeric(a) || !isNumeric(b)) {
    throw requestFailed(
      `$divide only supports numeric types, not ${typeName(a)} and ${typeName(b)}`,
    );
  }
  if (Number(b) === 0) throw requestFailed("can't $divide by zero");
  return divide(a, b);
}

function modulo(a: Value, b: Value): Value {
  if (!isNumeric(a) || !isNumeric(b)) {
    throw requestFailed(`$mod only supports numeric types, not ${typeName(a)} and ${typeName(b)}`);
  }
  if (Number(b) === 0) throw requestFailed("can't $mod by zero");
  return remainder(a, b);
}

function absolute(value: number): number {
  return Math.abs(value);
}

/** An operation that leaves a long as it is, save for its sign under `$abs`. */
function unary(
  name: string,
  operand: Value,
  compile: Compile,
  operate: (value: number) => number,
): Evaluate {
  const only = compileOnly(name, operand, compile);
  return (doc) => {
    const value = only(doc);
    if (isNothing(value)) return null;
    if (typeof value === "number") return operate(value);
    if (typeof value !== "bigint") throw wrongType(`${name} only supports numeric types`, value);
    return name === "$abs" && value < 0n ? wholeNumber(-value) : value;
  };
}

function rounding(name: "$round" | "$trunc", operand: Value, compile: Compile): Evaluate {
  const operands = compileList(operand, compile);
  const [first, second, third] = operands;
  if (first === undefined || third !== undefined) {
    throw requestFailed(
      `Expression ${name} takes 1 to 2 arguments. ${operands.length} were passed in.`,
    );
  }
  const direction = name === "$round" ? "half to even" : "towards zero";
  return (doc) => {
    const value = first(doc);
    const place = second === undefined ? 0 : second(doc);
    if (isNothing(value) || isNothing(place)) return null;
    if (!isNumeric(value)) throw wrongType(`${name} only supports numeric types`, value);
    if (typeof place !== "number" || !Number.isInteger(place) || place < -20 || place > 100) {
      throw requestFailed(`cannot apply ${name} with precision value: use -20 to 100`);
    }
    return roundTo(value, place, direction);
  };
}

function dateAt(atMs: Numeric): Date {
  const date = new Date(Math.trunc(Number(atMs)));
  if (Number.isNaN(date.getTime())) throw requestFailed(`date overflow: ${atMs}`);
  return date;
}
