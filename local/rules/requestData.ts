import { isDoc, type Doc, type Value } from "../database/value.ts";
import { COMPUTED } from "./world.ts";

/**
 * What an update brings, as rules see it in `request.data`.
 *
 * A whole document, and what `$set` gives, are known. What other operators touch, `$unset` too, stands there as a value
 * that nothing is known of: a rule such as `request.data.role == null` must not be passed by `$inc` or `$rename`.
 */
export function requestDataOf(data: Doc): Doc {
  if (!Object.keys(data).some((name) => name.startsWith("$"))) return data;
  const seen: Doc = {};
  for (const [operator, fields] of Object.entries(data)) {
    if (!isDoc(fields)) continue;
    for (const [path, value] of Object.entries(fields)) {
      put(seen, path.split("."), operator === "$set" ? value : COMPUTED);
      // The new name of a field is touched as well.
      if (operator === "$rename" && typeof value === "string")
        put(seen, value.split("."), COMPUTED);
    }
  }
  return seen;
}

/** Puts a value at a path. Where two operators meet, nothing is known any more. */
function put(doc: Doc, [name, ...rest]: readonly string[], value: Value): void {
  if (name === undefined) return;
  const present = Object.hasOwn(doc, name) ? doc[name] : undefined;
  if (rest.length === 0) {
    doc[name] = present === undefined ? value : COMPUTED;
    return;
  }
  if (present === undefined) doc[name] = nested(rest, value);
  else if (isDoc(present) && present !== COMPUTED) {
    const copy = { ...present };
    put(copy, rest, value);
    doc[name] = copy;
  } else doc[name] = COMPUTED;
}

function nested(path: readonly string[], value: Value): Doc {
  const doc: Doc = {};
  put(doc, path, value);
  return doc;
}
