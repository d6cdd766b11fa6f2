import type { Value } from "../value.ts";
import { compareValues } from "../compare.ts";
import { requestFailed } from "../errors.ts";
import { typeName } from "../typeName.ts";
import { valueKey } from "../valueKey.ts";
import type { Compile, CompileOperator, Evaluate } from "./evaluate.ts";
import { compileList, compileOnly, compileTwo, isNothing, truthy, wrongType } from "./operands.ts";

/** Lists taken as sets: neither the order of the elements counts nor how often one is there. */
export const SETS: ReadonlyMap<string, CompileOperator> = new Map<string, CompileOperator>([
  ["$setUnion", (operand, compile) => combining("$setUnion", operand, compile, union)],
  [
    "$setIntersection",
    (operand, compile) => combining("$setIntersection", operand, compile, intersection),
  ],
  ["$setDifference", compileDifference],
  ["$setEquals", compileEquals],
  ["$setIsSubset", compileIsSubset],
  ["$allElementsTrue", (operand, compile) => asking("$allElementsTrue", operand, compile, all)],
  ["$anyElementTrue", (operand, compile) => asking("$anyElementTrue", operand, compile, any)],
]);

/** Elements by the key that equal values share. */
type ValueSet = ReadonlyMap<string, Value>;

function setOf(list: readonly Value[]): ValueSet {
  return new Map(list.map((item) => [valueKey(item), item]));
}

/** MongoDB promises no order; BSON's is the one that its server mostly shows, and the same each time. */
function listOf(set: ValueSet): Value[] {
  return [...set.values()].sort(compareValues);
}

function union(sets: readonly ValueSet[]): ValueSet {
  return new Map(sets.flatMap((set) => [...set]));
}

function intersection([first, ...others]: readonly ValueSet[]): ValueSet {
  return new Map([...(first ?? [])].filter(([key]) => others.every((set) => set.has(key))));
}

/** One operand that is null or missing makes the whole null. */
function combining(
  name: string,
  operand: Value,
  compile: Compile,
  combine: (sets: readonly ValueSet[]) => ValueSet,
): Evaluate {
  const operands = compileList(operand, compile);
  return (doc) => {
    const sets: ValueSet[] = [];
    for (const evaluate of operands) {
      const list = evaluate(doc);
      if (isNothing(list)) return null;
      if (!Array.isArray(list)) {
        throw wrongType(`All operands of ${name} must be arrays. One argument is`, list);
      }
      sets.push(setOf(list));
    }
    return listOf(combine(sets));
  };
}

/** What is left of the first list keeps its order, each value once. */
function compileDifference(operand: Value, compile: Compile): Evaluate {
  const [first, second] = compileTwo("$setDifference", operand, compile);
  return (doc) => {
    const from = first(doc);
    const without = second(doc);
    if (isNothing(from) || isNothing(without)) return null;
    const taken = setOf(required("both operands of $setDifference must be arrays", without));
    const kept = setOf(required("both operands of $setDifference must be arrays", from));
    return [...kept].filter(([key]) => !taken.has(key)).map(([, item]) => item);
  };
}

function compileEquals(operand: Value, compile: Compile): Evaluate {
  const operands = compileList(operand, compile);
  if (operands.length < 2) {
    throw requestFailed(`$setEquals needs at least two arguments had: ${operands.length}`);
  }
  return (doc) => {
    const sets = operands.map((evaluate) =>
      setOf(required("All operands of $setEquals must be arrays", evaluate(doc))),
    );
    return sets.every((set) => isSubset(set, sets[0]) && isSubset(sets[0], set));
  };
}

function compileIsSubset(operand: Value, compile: Compile): Evaluate {
  const [first, second] = compileTwo("$setIsSubset", operand, compile);
  return (doc) => {
    const part = required("both operands of $setIsSubset must be arrays", first(doc));
    const whole = required("both operands of $setIsSubset must be arrays", second(doc));
    return isSubset(setOf(part), setOf(whole));
  };
}

function isSubset(part: ValueSet | undefined, whole: ValueSet | undefined): boolean {
  return [...(part ?? [])].every(([key]) => whole?.has(key));
}

function asking(
  name: string,
  operand: Value,
  compile: Compile,
  answer: (list: readonly Value[]) => boolean,
): Evaluate {
  const only = compileOnly(name, operand, compile);
  return (doc) => answer(required(`${name}'s argument must be an array`, only(doc)));
}

function all(list: readonly Value[]): boolean {
  return list.every(truthy);
}

function any(list: readonly Value[]): boolean {
  return list.some(truthy);
}

function required(text: string, value: Value | undefined): readonly Value[] {
  if (Array.isArray(value)) return value;
  throw requestFailed(`${text}, but an argument is of type: ${typeName(value)}`);
}
