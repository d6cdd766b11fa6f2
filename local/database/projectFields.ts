import { isDoc, type Doc, type Value } from "./value.ts";
import { requestFailed } from "./errors.ts";
import { parsePath } from "./path.ts";

/** Paths by their first names, and so on down to a leaf where each path ends. */
export type PathTree<Leaf> = Map<string, Leaf | PathTree<Leaf>>;

/** The fields that a projection keeps or drops "whole", and those that it computes anew and so keeps "nothing" of. */
export type FieldTree = PathTree<"whole" | "nothing">;

/** The tree of a projection's paths. Errors: a path twice, or one that lies under another. */
export function pathTree<Leaf extends string | ((doc: Doc) => Value | undefined)>(
  leaves: Iterable<readonly [string, Leaf]>,
): PathTree<Leaf> {
  const root: PathTree<Leaf> = new Map();
  for (const [path, leaf] of leaves) {
    const names = parsePath(path);
    const last = names.length - 1;
    let branch = root;
    for (const [at, name] of names.entries()) {
      if (name.startsWith("$")) {
        throw requestFailed(`FieldPath field names may not start with '$': ${path}`);
      }
      const next = branch.get(name);
      if (next !== undefined && (at === last || !(next instanceof Map))) {
        throw requestFailed(`Invalid projection: path collision at ${path}`);
      }
      if (at === last) {
        branch.set(name, leaf);
      } else {
        const grown = next instanceof Map ? next : new Map<string, Leaf | PathTree<Leaf>>();
        branch.set(name, grown);
        branch = grown;
      }
    }
  }
  return root;
}

/** Only the fields in the tree, in the document's own order. */
export function include(doc: Doc, tree: FieldTree): Doc {
  const picked: Doc = {};
  for (const name in doc) {
    const wanted = tree.get(name);
    if (wanted === undefined || wanted === "nothing") continue;
    const value = doc[name];
    const kept = wanted === "whole" ? value : includeIn(value, wanted);
    if (kept !== undefined) picked[name] = kept;
  }
  return picked;
}

/** A scalar has no fields to include, so nothing of it is left. */
function includeIn(value: Value | undefined, tree: FieldTree): Value | undefined {
  if (isDoc(value)) return include(value, tree);
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((item) => {
    const kept = includeIn(item, tree);
    return kept === undefined ? [] : [kept];
  });
}

/** All fields but those in the tree. */
export function exclude(doc: Doc, tree: FieldTree): Doc {
  const kept: Doc = {};
  for (const name in doc) {
    const unwanted = tree.get(name);
    const value = doc[name];
    if (value === undefined || typeof unwanted === "string") continue;
    kept[name] = unwanted === undefined ? value : excludeIn(value, unwanted);
  }
  return kept;
}

function excludeIn(value: Value, tree: FieldTree): Value {
  if (isDoc(value)) return exclude(value, tree);
  return Array.isArray(value) ? value.map((item) => excludeIn(item, tree)) : value;
}
