import { isDoc, type Doc, type Value } from "./value.ts";
import { compareValues } from "./compare.ts";
import { notEmulated, requestFailed } from "./errors.ts";
import { fieldOf, listIndex, parsePath } from "./path.ts";

type SortKey = { readonly names: readonly string[]; readonly sign: 1 | -1 };

/**
 * Compares two documents by an order such as `{ createdAt: -1, _id: 1 }`.
 *
 * - BSON's order across types; a missing field counts as null. A list counts as its least element when ascending and
 *   its greatest when descending; an empty one comes before null.
 * - Returns 0 for documents that are equal in all keys: with a stable sort they keep their places.
 * - Errors: a direction that is neither 1 nor -1.
 */
export function compileSort(order: Doc): (a: Doc, b: Doc) => number {
  const keys = compileKeys(order);
  return (a, b) => {
    for (const key of keys) {
      const difference = compareValues(keyOf(a, key), keyOf(b, key));
      if (difference !== 0) return difference * key.sign;
    }
    return 0;
  };
}

/** The documents in order. */
export function sortDocs(docs: Iterable<Doc>, order: Doc): Doc[] {
  return sortBy(docs, order, (doc) => doc);
}

/** Items in the order of their documents. Takes each document's keys once, where `compileSort` must at each look. */
export function sortBy<T>(items: Iterable<T>, order: Doc, docOf: (item: T) => Doc): T[] {
  const keys = compileKeys(order);
  const keyed = Array.from(items, (item) => {
    const doc = docOf(item);
    return { item, values: keys.map((key) => keyOf(doc, key)) };
  });
  keyed.sort((a, b) => {
    for (const [at, { sign }] of keys.entries()) {
      const difference = compareValues(a.values[at], b.values[at]);
      if (difference !== 0) return difference * sign;
    }
    return 0;
  });
  return keyed.map(({ item }) => item);
}

function compileKeys(order: Doc): readonly SortKey[] {
  return Object.entries(order).map(([path, direction]): SortKey => {
    if (isDoc(direction)) throw notEmulated(`sort by ${Object.keys(direction)[0]}`);
    if (direction !== 1 && direction !== -1) {
      throw requestFailed(
        `$sort key ordering must be 1 (for ascending) or -1 (for descending): ${path}`,
      );
    }
    return { names: parsePath(path), sign: direction };
  });
}

/** What a document is sorted by. undefined stands for an empty list, which BSON orders before null. */
function keyOf(doc: Doc, { names, sign }: SortKey): Value | undefined {
  const [only = "", second] = names;
  if (second === undefined) {
    const value = fieldOf(doc, only);
    if (!Array.isArray(value)) return value ?? null;
  }
  const candidates = keysAt(doc, names, 0);
  let best = candidates[0];
  for (let at = 1; at < candidates.length; at += 1) {
    const candidate = candidates[at];
    if (compareValues(candidate, best) * sign < 0) best = candidate;
  }
  return best;
}

/** The keys that an index would have for the path: one of each element, null where there is nothing. */
function keysAt(
  value: Value | undefined,
  names: readonly string[],
  from: number,
): readonly (Value | undefined)[] {
  const name = names[from];
  if (name === undefined) {
    if (!Array.isArray(value)) return [value ?? null];
    return value.length === 0 ? [undefined] : value;
  }
  if (isDoc(value)) return keysAt(fieldOf(value, name), names, from + 1);
  if (!Array.isArray(value) || value.length === 0) return [null];
  const index = listIndex(name);
  if (index !== undefined && index < value.length) return keysAt(value[index], names, from + 1);
  return value.flatMap((item) => (isDoc(item) ? keysAt(item, names, from) : [null]));
}
