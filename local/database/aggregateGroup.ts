import { isDoc, type Doc, type Value } from "./value.ts";
import { ACCUMULATORS, type Accumulator, type MakeAccumulator } from "./accumulators.ts";
import { notEmulated, requestFailed } from "./errors.ts";
import { compileExpression } from "./expression.ts";
import type { Evaluate, Scope } from "./expressions/evaluate.ts";
import { valueKey } from "./valueKey.ts";

type Field = {
  readonly name: string;
  readonly make: MakeAccumulator;
  readonly evaluate: Evaluate;
};

type Group = { readonly id: Value; readonly accumulators: readonly Accumulator[] };

/**
 * `$group`: one document for each value of `_id`, with what the accumulators made of its documents.
 *
 * - Holds the accumulators only, so it takes memory for groups and not for documents.
 * - A missing `_id` is null. The groups come in the order in which they were first met.
 */
export function compileGroup(spec: Value, scope: Scope): (docs: Iterable<Doc>) => Iterable<Doc> {
  if (!isDoc(spec)) throw requestFailed("a group's fields must be specified in an object");
  const idExpression = spec["_id"];
  if (idExpression === undefined) throw requestFailed("a group specification must include an _id");
  const idOf = compileExpression(idExpression, scope);
  const fields = fieldsOf(spec, scope);
  return (docs) => {
    const groups = new Map<string, Group>();
    for (const doc of docs) {
      const id = idOf(doc) ?? null;
      const key = valueKey(id);
      let group = groups.get(key);
      if (group === undefined) {
        group = { id, accumulators: accumulatorsOf(fields) };
        groups.set(key, group);
      }
      takeAll(group.accumulators, fields, doc);
    }
    return Array.from(groups.values(), ({ id, accumulators }) => ({
      _id: id,
      ...resultsOf(accumulators, fields),
    }));
  };
}

/** The accumulators of a `$group` over documents that make one group: its fields without an `_id`. */
export function compileSummary(output: Doc, scope: Scope): (docs: Iterable<Doc>) => Doc {
  const fields = fieldsOf(output, scope);
  return (docs) => {
    const accumulators = accumulatorsOf(fields);
    for (const doc of docs) takeAll(accumulators, fields, doc);
    return resultsOf(accumulators, fields);
  };
}

function fieldsOf(spec: Doc, scope: Scope): readonly Field[] {
  return Object.entries(spec)
    .filter(([name]) => name !== "_id")
    .map(([name, accumulator]) => compileField(name, accumulator, scope));
}

function accumulatorsOf(fields: readonly Field[]): readonly Accumulator[] {
  return fields.map(({ make }) => make());
}

function takeAll(accumulators: readonly Accumulator[], fields: readonly Field[], doc: Doc): void {
  for (let at = 0; at < fields.length; at += 1) {
    const field = fields[at];
    if (field !== undefined) accumulators[at]?.take(field.evaluate(doc));
  }
}

function resultsOf(accumulators: readonly Accumulator[], fields: readonly Field[]): Doc {
  const doc: Doc = {};
  for (const [at, { name }] of fields.entries()) doc[name] = accumulators[at]?.result() ?? null;
  return doc;
}

function compileField(name: string, accumulator: Value, scope: Scope): Field {
  if (name.includes(".") || name.startsWith("$") || name === "__proto__") {
    throw requestFailed(`The field name '${name}' cannot be used in $group`);
  }
  const [[operator, operand] = ["", null], second] = isDoc(accumulator)
    ? Object.entries(accumulator)
    : [];
  if (operator === "" || second !== undefined) {
    throw requestFailed(`The field '${name}' must specify one accumulator`);
  }
  if (operator === "$count") {
    if (!isDoc(operand) || Object.keys(operand).length > 0) {
      throw requestFailed("$count takes no arguments, i.e. $count:{}");
    }
    return { name, make: sumOfOnes(), evaluate: () => 1 };
  }
  const make = ACCUMULATORS.get(operator);
  if (make === undefined) throw notEmulated(`${operator} in $group`);
  if (Array.isArray(operand) && operand.length !== 1) {
    throw requestFailed(`The ${operator} accumulator is a unary operator`);
  }
  const [only = null] = Array.isArray(operand) ? operand : [operand];
  return { name, make, evaluate: compileExpression(only, scope) };
}

function sumOfOnes(): MakeAccumulator {
  const sum = ACCUMULATORS.get("$sum");
  if (sum === undefined) throw notEmulated("$sum");
  return sum;
}
