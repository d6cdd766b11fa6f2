import { isDoc, type Doc, type Value } from "./value.ts";
import { notEmulated, requestFailed } from "./errors.ts";

/** The names of a dotted path, in order. Refuses a path with an empty name in it. */
export function parsePath(path: string): readonly string[] {
  const names = path.split(".");
  if (names.length > NAMES_MAX) throw requestFailed("FieldPath is too long");
  for (const name of names) {
    if (name === "__proto__") throw notEmulated("a field named __proto__");
    if (name === "" && names.length > 1) {
      throw requestFailed(`The path '${path}' contains an empty field name, which is not allowed.`);
    }
  }
  return names;
}

/** MongoDB's limit; SQLite, too, reads no text that is nested much deeper. */
const NAMES_MAX = 200;

/** The field of a document. What an object inherits from JavaScript, such as `constructor`, is no field. */
export function fieldOf(doc: Doc, name: string): Value | undefined {
  const value = doc[name];
  return typeof value === "function" ? undefined : value;
}

/** The position that a path's name says in a list; undefined when it says none. */
export function listIndex(name: string): number | undefined {
  return /^(0|[1-9]\d{0,8})$/.test(name) ? Number(name) : undefined;
}

/** The value at the path, through documents and by position through lists. */
export function valueAt(root: Value | undefined, names: readonly string[]): Value | undefined {
  let value = root;
  for (const name of names) {
    if (Array.isArray(value)) {
      const index = listIndex(name);
      value = index === undefined ? undefined : value[index];
    } else if (isDoc(value)) {
      value = fieldOf(value, name);
    } else {
      return undefined;
    }
  }
  return value;
}

/** What a query asks of one value; undefined stands for a missing field. */
export type ValueTest = (value: Value | undefined) => boolean;

/**
 * Where a path finds what a test accepts: the position in the outermost list on the way, `FOUND_OUTSIDE_LISTS`
 * when there was no list, `NOT_FOUND` when nothing matches.
 *
 * - A list on the way is searched element by element, and by position where the name is a number.
 * - A list at the end is tested element by element (`intoLists`) and as a whole.
 * - Source: MongoDB, "Query an Array" and "Query an Array of Embedded Documents".
 */
export function findAt(
  value: Value | undefined,
  names: readonly string[],
  from: number,
  test: ValueTest,
  intoLists: boolean,
): number {
  if (Array.isArray(value)) return findInList(value, names, from, test, intoLists);
  if (from === names.length) return test(value) ? FOUND_OUTSIDE_LISTS : NOT_FOUND;
  const name = names[from];
  const next = isDoc(value) && name !== undefined ? fieldOf(value, name) : undefined;
  if (next === undefined) return test(undefined) ? FOUND_OUTSIDE_LISTS : NOT_FOUND;
  return findAt(next, names, from + 1, test, intoLists);
}

export const NOT_FOUND = -1;
export const FOUND_OUTSIDE_LISTS = -2;

function findInList(
  list: readonly Value[],
  names: readonly string[],
  from: number,
  test: ValueTest,
  intoLists: boolean,
): number {
  const name = names[from];
  if (name === undefined) {
    const at = intoLists ? list.findIndex(test) : NOT_FOUND;
    if (at !== NOT_FOUND) return at;
    return test(list as Value[]) ? FOUND_OUTSIDE_LISTS : NOT_FOUND; // Tests only read.
  }
  for (let at = 0; at < list.length; at += 1) {
    const item = list[at];
    if (isDoc(item) && findAt(item, names, from, test, intoLists) !== NOT_FOUND) return at;
  }
  const index = listIndex(name);
  if (index === undefined || index >= list.length) return NOT_FOUND;
  const item = list[index];
  const ends = from + 1 === names.length;
  // A list that stands at a position named by the path is tested as a whole only. A document was tried above under
  // the name itself; now the rest of the path goes on into it, or into a list inside the list.
  const found = ends
    ? item !== undefined && test(item)
    : (Array.isArray(item) || isDoc(item)) &&
      findAt(item, names, from + 1, test, intoLists) !== NOT_FOUND;
  return found ? index : NOT_FOUND;
}

/** `findAt`, as a question about one document, and fast for the paths that queries mostly have. */
export function compileFind(
  names: readonly string[],
  test: ValueTest,
  intoLists: boolean,
): (doc: Doc) => boolean {
  const only = names[0];
  if (names.length > 1 || only === undefined) {
    return (doc) => findAt(doc, names, 0, test, intoLists) !== NOT_FOUND;
  }
  return (doc) => {
    const value = fieldOf(doc, only);
    if (!Array.isArray(value)) return test(value);
    return (intoLists && value.some(test)) || test(value);
  };
}
