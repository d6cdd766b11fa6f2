import { isDoc, type Doc, type Value } from "./value.ts";
import { compileSetter } from "./aggregateFields.ts";
import { notEmulated, requestFailed } from "./errors.ts";
import { compileExpression } from "./expression.ts";
import { innerScope, type Scope, type Slot } from "./expressions/evaluate.ts";
import { compileVariables } from "./expressions/loops.ts";
import { fieldOf, listIndex, parsePath } from "./path.ts";

/** Reads the documents of another collection that match a query. */
export type Find = (collection: string, query: Doc) => Iterable<Doc>;

/** Compiles the pipeline inside a `$lookup`, in the scope of its variables. */
export type CompilePipeline = (
  stages: readonly Doc[],
  scope: Scope,
) => (docs: Iterable<Doc>) => Iterable<Doc>;

/**
 * `$lookup`: each document with the list of the documents of another collection that belong to it.
 *
 * - By equality of fields: `localField` may hold a list, or lie in one, and then any element may be the equal one.
 *   Where it is missing or empty it counts as null, which equals null and missing.
 * - By a pipeline, which runs over the other collection for each document, with the variables of `let`.
 * - By both: the pipeline then runs over the documents that are equal.
 */
export function compileLookup(
  spec: Value,
  scope: Scope,
  find: Find,
  compilePipeline: CompilePipeline,
): (doc: Doc) => Doc {
  if (!isDoc(spec)) throw requestFailed("the $lookup specification must be an object");
  for (const name of Object.keys(spec)) {
    if (!["from", "as", "localField", "foreignField", "let", "pipeline"].includes(name)) {
      throw notEmulated(`$lookup ${name}`);
    }
  }
  const from = textOf(spec, "from");
  const as = textOf(spec, "as");
  const join =
    spec["pipeline"] === undefined
      ? byEquality(spec, from, find)
      : byPipeline(spec, from, scope, find, compilePipeline);
  return compileSetter(as, join);
}

type Join = (doc: Doc) => Doc[];

function byEquality(spec: Doc, from: string, find: Find): Join {
  const equalTo = compileEquality(spec);
  return (doc) => [...find(from, equalTo(doc))];
}

/** The query for the documents that are equal in the two fields. */
function compileEquality(spec: Doc): (doc: Doc) => Doc {
  const local = parsePath(textOf(spec, "localField"));
  const foreign = textOf(spec, "foreignField");
  return (doc) => {
    const values = valuesAt(doc, local, 0);
    return { [foreign]: { $in: values.length === 0 ? [null] : values } };
  };
}

/** The values at a path, with the elements of lists in place of the lists, on the way and at the end. */
export function valuesAt(
  value: Value | undefined,
  names: readonly string[],
  from: number,
): Value[] {
  const name = names[from];
  if (Array.isArray(value)) {
    if (name === undefined) return value;
    const index = listIndex(name);
    const named = index === undefined ? [] : valuesAt(value[index], names, from + 1);
    return value.flatMap((item) => (isDoc(item) ? valuesAt(item, names, from) : [])).concat(named);
  }
  if (name === undefined) return value === undefined ? [] : [value];
  return isDoc(value) ? valuesAt(fieldOf(value, name), names, from + 1) : [];
}

function byPipeline(
  spec: Doc,
  from: string,
  scope: Scope,
  find: Find,
  compilePipeline: CompilePipeline,
): Join {
  const isAlsoEqual = spec["localField"] !== undefined || spec["foreignField"] !== undefined;
  const equalTo = isAlsoEqual ? compileEquality(spec) : undefined;
  const stages = spec["pipeline"];
  if (!Array.isArray(stages) || !stages.every(isDoc)) {
    throw requestFailed("$lookup pipeline must be an array of stages");
  }
  const variables = compileVariables("$lookup", spec["let"] ?? {}, (expression) =>
    compileExpression(expression, scope),
  );
  const run = compilePipeline(stages, innerScope(scope, variables.slots));
  const match = stages[0]?.["$match"];
  const query = isDoc(match) ? fieldsOf(match) : {};
  const equalities = isDoc(match) ? equalitiesOf(match["$expr"], new Map(variables.slots)) : [];
  return (doc) => {
    variables.set(doc);
    const narrow = narrowed(query, equalities);
    return [...run(find(from, equalTo ? { $and: [equalTo(doc), narrow] } : narrow))];
  };
}

/** What the pipeline's first stage asks of fields: the collection may answer it, perhaps by an index. */
function fieldsOf(match: Doc): Doc {
  return Object.fromEntries(Object.entries(match).filter(([key]) => !key.startsWith("$")));
}

/** A field that `$expr` wants to be equal to a variable. */
type Equality = { readonly path: string; readonly slot: Slot };

function equalitiesOf(expression: Value | undefined, slots: ReadonlyMap<string, Slot>): Equality[] {
  if (!isDoc(expression)) return [];
  const { $and: all, $eq: sides } = expression;
  if (Array.isArray(all)) return all.flatMap((inner) => equalitiesOf(inner, slots));
  if (!Array.isArray(sides)) return [];
  const name = sides.find((side) => typeof side === "string" && side.startsWith("$$"));
  const slot = typeof name === "string" ? slots.get(name.slice(2)) : undefined;
  const path = sides.find((side) => typeof side === "string" && /^\$[^$]/.test(side));
  return slot === undefined || typeof path !== "string" ? [] : [{ path: path.slice(1), slot }];
}

/**
 * The query with the equalities that it can say, so that an index can answer them too. The pipeline still runs its own
 * `$match`, so the query may only find too much: a scalar is equal in a query wherever it is in an expression.
 */
function narrowed(query: Doc, equalities: readonly Equality[]): Doc {
  const narrow: Doc = { ...query };
  for (const { path, slot } of equalities) {
    const value = slot.value;
    if (isScalar(value) && narrow[path] === undefined) narrow[path] = value;
  }
  return narrow;
}

function isScalar(value: Value | undefined): value is string | number | bigint | boolean {
  return ["string", "number", "bigint", "boolean"].includes(typeof value);
}

function textOf(spec: Doc, name: string): string {
  const text = spec[name];
  if (typeof text === "string" && text !== "") return text;
  throw requestFailed(`$lookup argument '${name}' must be a string`);
}
