import { isDoc, type Doc, type Value } from "../value.ts";
import { requestFailed } from "../errors.ts";
import { ACCUMULATORS } from "../accumulators.ts";
import { isNumeric } from "../numbers.ts";
import { typeName } from "../typeName.ts";
import type { Compile, CompileOperator, Evaluate } from "./evaluate.ts";
import { compileList, compileOnly, isNothing, wrongType } from "./operands.ts";

/** Documents as values, and the types of values. */
export const OBJECTS: ReadonlyMap<string, CompileOperator> = new Map<string, CompileOperator>([
  ["$mergeObjects", compileMerge],
  ["$objectToArray", compileToArray],
  ["$arrayToObject", compileToObject],
  ["$type", compileType],
  ["$isNumber", compileIsNumber],
]);

function compileMerge(operand: Value, compile: Compile): Evaluate {
  const operands = compileList(operand, compile);
  const make = ACCUMULATORS.get("$mergeObjects");
  return (doc) => {
    const merged = make?.();
    for (const evaluate of operands) merged?.take(evaluate(doc));
    return merged?.result();
  };
}

function compileToArray(operand: Value, compile: Compile): Evaluate {
  const only = compileOnly("$objectToArray", operand, compile);
  return (doc) => {
    const value = only(doc);
    if (isNothing(value)) return null;
    if (!isDoc(value)) throw wrongType("$objectToArray requires a document input", value);
    return Object.entries(value).map(([k, v]): Doc => ({ k, v }));
  };
}

/** From `[{ k, v }]` or `[[k, v]]`; of two equal names the later wins. */
function compileToObject(operand: Value, compile: Compile): Evaluate {
  // A literal list of pairs may stand for itself: the operator takes one operand, so a longer list is that operand.
  const only =
    Array.isArray(operand) && operand.length !== 1
      ? compile(operand)
      : compileOnly("$arrayToObject", operand, compile);
  return (doc) => {
    const list = only(doc);
    if (isNothing(list)) return null;
    if (!Array.isArray(list)) throw wrongType("$arrayToObject requires an array input", list);
    const made: Doc = {};
    for (const pair of list) {
      const [name, value] = Array.isArray(pair) ? pair : isDoc(pair) ? [pair["k"], pair["v"]] : [];
      if (typeof name !== "string" || value === undefined) {
        throw requestFailed(
          "$arrayToObject requires an array of key-value pairs, where the key must be of type string",
        );
      }
      if (name === "__proto__") throw requestFailed("$arrayToObject: a field named __proto__");
      made[name] = value;
    }
    return made;
  };
}

function compileType(operand: Value, compile: Compile): Evaluate {
  const only = compileOnly("$type", operand, compile);
  return (doc) => typeName(only(doc));
}

function compileIsNumber(operand: Value, compile: Compile): Evaluate {
  const only = compileOnly("$isNumber", operand, compile);
  return (doc) => isNumeric(only(doc));
}
