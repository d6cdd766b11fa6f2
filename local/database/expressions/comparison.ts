import type { Value } from "../value.ts";
import { compareValues } from "../compare.ts";
import { requestFailed } from "../errors.ts";
import type { Compile, CompileOperator, Evaluate } from "./evaluate.ts";
import {
  compileList,
  compileOnly,
  compileTwo,
  counted,
  isNothing,
  namedOperands,
  truthy,
} from "./operands.ts";

/** Comparisons (BSON's order, across types), booleans and choices. */
export const COMPARISON: ReadonlyMap<string, CompileOperator> = new Map<string, CompileOperator>([
  ["$eq", comparing("$eq", (order) => order === 0)],
  ["$ne", comparing("$ne", (order) => order !== 0)],
  ["$gt", comparing("$gt", (order) => order > 0)],
  ["$gte", comparing("$gte", (order) => order >= 0)],
  ["$lt", comparing("$lt", (order) => order < 0)],
  ["$lte", comparing("$lte", (order) => order <= 0)],
  ["$cmp", comparing("$cmp", (order) => Math.sign(order))],
  ["$and", compileAnd],
  ["$or", compileOr],
  ["$not", compileNot],
  ["$cond", compileCond],
  ["$ifNull", compileIfNull],
  ["$switch", compileSwitch],
]);

function comparing(name: string, answer: (order: number) => Value): CompileOperator {
  return (operand, compile) => {
    const [first, second] = compileTwo(name, operand, compile);
    return (doc) => answer(compareValues(first(doc), second(doc)));
  };
}

function compileAnd(operand: Value, compile: Compile): Evaluate {
  const operands = compileList(operand, compile);
  return (doc) => operands.every((evaluate) => truthy(evaluate(doc)));
}

function compileOr(operand: Value, compile: Compile): Evaluate {
  const operands = compileList(operand, compile);
  return (doc) => operands.some((evaluate) => truthy(evaluate(doc)));
}

function compileNot(operand: Value, compile: Compile): Evaluate {
  const only = compileOnly("$not", operand, compile);
  return (doc) => !truthy(only(doc));
}

function compileCond(operand: Value, compile: Compile): Evaluate {
  const [test, yes, no] = Array.isArray(operand)
    ? counted("$cond", compileList(operand, compile), 3, 3)
    : Object.values(ordered(namedOperands("$cond", operand, ["if", "then", "else"]))).map((part) =>
        compile(part),
      );
  return (doc) => (truthy(test?.(doc)) ? yes?.(doc) : no?.(doc));
}

function ordered(named: { [name: string]: Value }): Value[] {
  return [named["if"] ?? null, named["then"] ?? null, named["else"] ?? null];
}

function compileIfNull(operand: Value, compile: Compile): Evaluate {
  const operands = compileList(operand, compile);
  if (operands.length < 2) throw requestFailed("$ifNull needs at least two arguments");
  const last = operands.length - 1;
  return (doc) => {
    for (let at = 0; at < last; at += 1) {
      const value = operands[at]?.(doc);
      if (!isNothing(value)) return value;
    }
    return operands[last]?.(doc);
  };
}

function compileSwitch(operand: Value, compile: Compile): Evaluate {
  const { branches, default: otherwise } = namedOperands(
    "$switch",
    operand,
    ["branches"],
    ["default"],
  );
  if (!Array.isArray(branches) || branches.length === 0) {
    throw requestFailed("$switch requires at least one branch");
  }
  const compiled = branches.map((branch) => {
    const named = namedOperands("$switch branch", branch, ["case", "then"]);
    return { test: compile(named["case"] ?? null), then: compile(named["then"] ?? null) };
  });
  const last = otherwise === undefined ? noBranch : compile(otherwise);
  return (doc) => {
    for (const { test, then } of compiled) if (truthy(test(doc))) return then(doc);
    return last(doc);
  };
}

function noBranch(): never {
  throw requestFailed(
    "$switch could not find a matching branch for an input, and no default was specified.",
  );
}
