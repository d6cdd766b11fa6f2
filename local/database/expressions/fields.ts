import { isDoc, type Doc, type Value } from "../value.ts";
import { notEmulated, requestFailed } from "../errors.ts";
import { fieldOf } from "../path.ts";
import type { Compile, CompileOperator, Evaluate } from "./evaluate.ts";
import { isNothing, namedOperands, wrongType } from "./operands.ts";

/** Fields by name, also where the name has a dot or a dollar in it and so is no path. */
export const FIELDS: ReadonlyMap<string, CompileOperator> = new Map<string, CompileOperator>([
  ["$getField", compileGet],
  ["$setField", (operand, compile) => setting("$setField", operand, compile)],
  ["$unsetField", (operand, compile) => setting("$unsetField", operand, compile)],
]);

/** `{ $getField: name }` of the whole document, or `{ $getField: { field, input } }`. */
function compileGet(operand: Value, compile: Compile): Evaluate {
  const isNamed = isDoc(operand) && "field" in operand;
  const named = isNamed
    ? namedOperands("$getField", operand, ["field"], ["input"])
    : { field: operand };
  const name = nameOf("$getField", named["field"] ?? null);
  const input = compile(named["input"] ?? "$$CURRENT");
  return (doc) => {
    const value = input(doc);
    if (value === null) return null;
    return isDoc(value) ? fieldOf(value, name) : undefined;
  };
}

function setting(name: string, operand: Value, compile: Compile): Evaluate {
  const required = name === "$setField" ? ["field", "input", "value"] : ["field", "input"];
  const named = namedOperands(name, operand, required);
  const field = nameOf(name, named["field"] ?? null);
  const input = compile(named["input"] ?? null);
  const value = compile(named["value"] ?? "$$REMOVE");
  return (doc) => {
    const before = input(doc);
    if (isNothing(before)) return null;
    if (!isDoc(before))
      throw wrongType(`${name} requires 'input' to evaluate to an object`, before);
    const next = value(doc);
    const after: Doc = { ...before };
    if (next === undefined) delete after[field];
    else after[field] = next;
    return after;
  };
}

function nameOf(name: string, field: Value): string {
  const literal = isDoc(field) && Object.keys(field).length === 1 ? field["$literal"] : field;
  if (literal === "__proto__") throw notEmulated("a field named __proto__");
  const isName = typeof literal === "string" && (literal !== field || !literal.startsWith("$"));
  if (isName) return literal;
  throw requestFailed(`${name} requires 'field' to evaluate to a constant String`);
}
