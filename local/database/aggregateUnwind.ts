import { isDoc, type Doc, type Value } from "./value.ts";
import { notEmulated, requestFailed } from "./errors.ts";
import { parsePath } from "./path.ts";

type Unwind = {
  readonly names: readonly string[];
  readonly indexField: string | undefined;
  readonly keepsEmpty: boolean;
};

/**
 * `$unwind`: one document for each element of a list, with the element in the list's place.
 *
 * - What is no list counts as its only element. Nothing, null and an empty list give no document, or, with
 *   `preserveNullAndEmptyArrays`, the document as it is, without an empty list.
 * - `includeArrayIndex` names the field for the position, null where there was no list.
 */
export function compileUnwind(spec: Value): (docs: Iterable<Doc>) => Iterable<Doc> {
  const unwind = parseUnwind(spec);
  return function* (docs) {
    for (const doc of docs) yield* unwound(doc, unwind);
  };
}

function parseUnwind(spec: Value): Unwind {
  const named: Doc = isDoc(spec) ? spec : { path: spec };
  for (const name of Object.keys(named)) {
    if (!["path", "includeArrayIndex", "preserveNullAndEmptyArrays"].includes(name)) {
      throw notEmulated(`$unwind ${name}`);
    }
  }
  const { path, includeArrayIndex, preserveNullAndEmptyArrays } = named;
  if (typeof path !== "string" || !path.startsWith("$") || path.length < 2) {
    throw requestFailed(
      `path option to $unwind stage should be prefixed with a '$': ${String(path)}`,
    );
  }
  if (includeArrayIndex !== undefined && typeof includeArrayIndex !== "string") {
    throw requestFailed("includeArrayIndex has to be a string");
  }
  return {
    names: parsePath(path.slice(1)),
    indexField: includeArrayIndex,
    keepsEmpty: preserveNullAndEmptyArrays === true,
  };
}

function* unwound(doc: Doc, { names, indexField, keepsEmpty }: Unwind): Generator<Doc> {
  const value = valueThroughDocs(doc, names);
  if (Array.isArray(value) && value.length > 0) {
    for (const [index, item] of value.entries()) {
      yield withIndex(withValue(doc, names, 0, item), indexField, index);
    }
    return;
  }
  const isNothing = value === undefined || value === null || Array.isArray(value);
  if (isNothing && !keepsEmpty) return;
  const kept = Array.isArray(value) ? withValue(doc, names, 0, undefined) : doc;
  yield withIndex(kept, indexField, null);
}

/** A list on the way hides what is in it: `$unwind` goes through documents only. */
function valueThroughDocs(doc: Doc, names: readonly string[]): Value | undefined {
  let value: Value | undefined = doc;
  for (const name of names) value = isDoc(value) ? value[name] : undefined;
  return value;
}

function withValue(
  doc: Doc,
  names: readonly string[],
  from: number,
  value: Value | undefined,
): Doc {
  const name = names[from] ?? "";
  const inner = doc[name];
  const isLast = from === names.length - 1;
  const next = isLast || !isDoc(inner) ? value : withValue(inner, names, from + 1, value);
  const made: Doc = { ...doc };
  if (next === undefined) delete made[name];
  else made[name] = next;
  return made;
}

function withIndex(doc: Doc, field: string | undefined, index: number | null): Doc {
  return field === undefined ? doc : { ...doc, [field]: index };
}
