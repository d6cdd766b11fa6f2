import type { Value } from "../value.ts";
import { notEmulated, requestFailed } from "../errors.ts";
import {
  innerScope,
  type Compile,
  type CompileOperator,
  type Evaluate,
  type Scope,
  type Slot,
} from "./evaluate.ts";
import { isNothing, namedOperands, truthy, wrongType } from "./operands.ts";

/** Operators that run an expression over the elements of a list, or with variables of their own. */
export const LOOPS: ReadonlyMap<string, CompileOperator> = new Map<string, CompileOperator>([
  ["$filter", compileFilter],
  ["$map", compileMap],
  ["$reduce", compileReduce],
  ["$let", compileLet],
]);

function compileFilter(operand: Value, compile: Compile, scope: Scope): Evaluate {
  const named = namedOperands("$filter", operand, ["input", "cond"], ["as"]);
  const input = compile(named["input"] ?? null);
  const slot: Slot = { value: undefined };
  const keep = compile(named["cond"] ?? null, innerScope(scope, [[nameOf(named["as"]), slot]]));
  return (doc) => {
    const list = listOf("$filter", input(doc));
    return (
      list?.filter((item) => {
        slot.value = item;
        return truthy(keep(doc));
      }) ?? null
    );
  };
}

function compileMap(operand: Value, compile: Compile, scope: Scope): Evaluate {
  const named = namedOperands("$map", operand, ["input", "in"], ["as"]);
  const input = compile(named["input"] ?? null);
  const slot: Slot = { value: undefined };
  const make = compile(named["in"] ?? null, innerScope(scope, [[nameOf(named["as"]), slot]]));
  return (doc) => {
    const list = listOf("$map", input(doc));
    return (
      list?.map((item) => {
        slot.value = item;
        return make(doc) ?? null;
      }) ?? null
    );
  };
}

function compileReduce(operand: Value, compile: Compile, scope: Scope): Evaluate {
  const named = namedOperands("$reduce", operand, ["input", "initialValue", "in"]);
  const input = compile(named["input"] ?? null);
  const initial = compile(named["initialValue"] ?? null);
  const item: Slot = { value: undefined };
  const sofar: Slot = { value: undefined };
  const inner = innerScope(scope, [
    ["this", item],
    ["value", sofar],
  ]);
  const combine = compile(named["in"] ?? null, inner);
  return (doc) => {
    const list = listOf("$reduce", input(doc));
    if (list === undefined) return null;
    let result = initial(doc);
    for (const each of list) {
      item.value = each;
      sofar.value = result;
      result = combine(doc);
    }
    return result;
  };
}

function compileLet(operand: Value, compile: Compile, scope: Scope): Evaluate {
  const named = namedOperands("$let", operand, ["vars", "in"]);
  const variables = compileVariables("$let", named["vars"] ?? null, compile);
  const body = compile(named["in"] ?? null, innerScope(scope, variables.slots));
  return (doc) => {
    variables.set(doc);
    return body(doc);
  };
}

/** Variables with the expressions of their values, as `$let` and `$lookup` name them. */
export type Variables = {
  readonly slots: readonly (readonly [string, Slot])[];
  readonly set: (doc: Parameters<Evaluate>[0]) => void;
};

export function compileVariables(name: string, named: Value, compile: Compile): Variables {
  const expressions = namedOperands(`${name} variables`, named, [], Object.keys(named ?? {}));
  const variables = Object.entries(expressions).map(([variable, expression]) => ({
    name: nameOf(variable),
    slot: { value: undefined } as Slot, // Widened: it will hold any value.
    evaluate: compile(expression),
  }));
  return {
    slots: variables.map(({ name: variable, slot }) => [variable, slot]),
    set: (doc) => {
      // All are computed before any is set: an expression sees the outer variable of the same name.
      const values = variables.map(({ evaluate }) => evaluate(doc));
      for (const [at, { slot }] of variables.entries()) slot.value = values[at];
    },
  };
}

/** A variable's name begins with a small letter; `$$this` when the operator gives none. */
function nameOf(name: Value | undefined): string {
  if (name === undefined) return "this";
  if (typeof name !== "string") throw requestFailed("a variable's name has to be a string");
  if (name === "CURRENT") throw notEmulated("setting $$CURRENT");
  if (!/^[a-z\u0080-\uffff][\w\u0080-\uffff]*$/.test(name)) {
    throw requestFailed(`'${name}' is not a valid name for a variable`);
  }
  return name;
}

function listOf(name: string, value: Value | undefined): Value[] | undefined {
  if (isNothing(value)) return undefined;
  if (!Array.isArray(value)) throw wrongType(`input to ${name} must be an array`, value);
  return value;
}
