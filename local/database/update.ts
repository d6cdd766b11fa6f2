import { isDoc, type Doc, type Value } from "./value.ts";
import { equalValues } from "./compare.ts";
import { notEmulated, requestFailed } from "./errors.ts";
import { joinedQueries } from "./match.ts";
import { isOperators } from "./matchField.ts";
import { compilePosition, type FindPosition } from "./matchPosition.ts";
import { storedValue } from "./storable.ts";
import { FIELD_OPERATORS } from "./updateFields.ts";
import { LIST_OPERATORS } from "./updateLists.ts";
import { changeDoc, treeOf, type Branch, type Leaf } from "./updateTree.ts";

export type UpdateOptions = {
  readonly nowMs: number;
  /** The query that found the document: the positional `$` is the element that it matched. */
  readonly query?: Doc | undefined;
  /** Whether the document is being made by an upsert, so that `$setOnInsert` applies. */
  readonly isInsert?: boolean | undefined;
};

export type Updater = (doc: Doc, o: UpdateOptions) => Doc;

/** One update runs on many documents, and one query with it: both are compiled once as long as they live. */
const updaters = new WeakMap<Doc, Updater>();
const positions = new WeakMap<Doc, FindPosition>();

/**
 * The document after an update; the old one is never changed, and may share parts with the new.
 *
 * - `data`: update operators only. All of them see the document as it was, and all apply or none does.
 * - Errors: DATABASE_REQUEST_FAILED where MongoDB refuses (a change of `_id`, `$inc` of what is no number, a path through
 *   a scalar, two changes of one path, a stored name that begins with `$`); "not emulated" for an unknown operator.
 * - Source: MongoDB manual, "Update Operators".
 */
export function applyUpdate(doc: Doc, data: Doc, o: UpdateOptions): Doc {
  return remembered(updaters, data, compileUpdate)(doc, o);
}

/** `applyUpdate`, compiled. What is wrong with the update itself is refused here, before any document is seen. */
export function compileUpdate(data: Doc): Updater {
  const leaves: Leaf[] = [];
  const leavesOnInsert: Leaf[] = [];
  for (const [operator, operands] of Object.entries(data)) {
    const compile = FIELD_OPERATORS.get(operator) ?? LIST_OPERATORS.get(operator);
    if (compile === undefined) throw unknownOperator(operator);
    if (!isDoc(operands)) {
      throw requestFailed(`Modifiers operate on fields: {${operator}: {<field>: ...}} is expected`);
    }
    for (const [path, operand] of Object.entries(operands)) {
      const target = operator === "$setOnInsert" ? leavesOnInsert : leaves;
      target.push(...compile(path, operand));
    }
  }
  const tree = treeOf(leaves);
  const treeOnInsert = leavesOnInsert.length === 0 ? tree : treeOf([...leaves, ...leavesOnInsert]);
  return (doc, { nowMs, query, isInsert }) => {
    const position = (): number | undefined =>
      query === undefined ? undefined : remembered(positions, query, compilePosition)(doc);
    const changed = changeDoc(isInsert === true ? treeOnInsert : tree, doc, {
      root: doc,
      nowMs,
      position,
    });
    refuseNewId(doc, changed);
    return changed;
  };
}

function unknownOperator(operator: string): Error {
  if (operator.startsWith("$")) return notEmulated(operator);
  return requestFailed(`Unknown modifier: ${operator}. Expected a valid update modifier`);
}

function refuseNewId(before: Doc, after: Doc): void {
  const id = before["_id"];
  if (id === undefined || id === after["_id"] || equalValues(id, after["_id"])) return;
  throw requestFailed(
    "Performing an update on the path '_id' would modify the immutable field '_id'",
  );
}

function remembered<T>(cache: WeakMap<Doc, T>, key: Doc, make: (key: Doc) => T): T {
  let value = cache.get(key);
  if (value === undefined) {
    value = make(key);
    cache.set(key, value);
  }
  return value;
}

/**
 * The document that replaces an old one whole (`set` of the SDK), or that is new when there is none.
 *
 * - `_id` stays, and stands first. Errors: another `_id`; update operators or other names that begin with `$`.
 */
export function replaceDocument(old: Doc | null, data: Doc, o: { readonly nowMs: number }): Doc {
  const stored = storedValue(data, o.nowMs);
  const id = old?.["_id"] ?? stored["_id"];
  if (id === undefined) return stored;
  if (stored["_id"] !== undefined && !equalValues(stored["_id"], id)) {
    throw requestFailed(
      "After applying the update, the (immutable) field '_id' was found to have been altered",
    );
  }
  return { _id: id, ...stored };
}

/** A document as it may be inserted: server dates resolved, names that begin with `$` refused. */
export function storable(data: Doc, nowMs: number): Doc {
  return storedValue(data, nowMs);
}

/**
 * The document that an upsert starts from when its query found none: the fields that the query asks to be equal.
 *
 * - Takes `{ a: 1 }`, `{ a: { $eq: 1 } }`, `$in` and `$all` of one value, and the same under `$and` or an `$or` of one.
 * - Errors: a path that the query fixes twice.
 */
export function upsertSeed(query: Doc): Doc {
  const fixed = [...fixedFields(query)].map(([path, value]): Leaf => ({
    path,
    change: () => value,
    passive: false,
  }));
  const tree: Branch = treeOf(fixed);
  return changeDoc(tree, {}, { root: {}, nowMs: 0, position: () => undefined });
}

function* fixedFields(query: Doc): Generator<readonly [string, Value]> {
  for (const [key, operand] of Object.entries(query)) {
    if (key === "$and" || key === "$or") {
      const queries = joinedQueries(key, operand);
      if (key === "$and" || queries.length === 1)
        for (const inner of queries) yield* fixedFields(inner);
    } else if (!key.startsWith("$")) {
      const value = fixedValue(operand);
      if (value !== undefined) yield [key, value];
    }
  }
}

function fixedValue(operand: Value): Value | undefined {
  if (operand instanceof RegExp) return undefined;
  if (!isOperators(operand)) return operand;
  if (operand["$eq"] !== undefined) return operand["$eq"];
  for (const list of [operand["$in"], operand["$all"]]) {
    const [only] = Array.isArray(list) && list.length === 1 ? list : [];
    if (only !== undefined && !(only instanceof RegExp) && !(isDoc(only) && isOperators(only)))
      return only;
  }
  return undefined;
}
