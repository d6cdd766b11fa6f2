import { isDoc, type Doc, type Value } from "./value.ts";
import { notEmulated, requestFailed } from "./errors.ts";
import { fieldOf, listIndex, parsePath } from "./path.ts";
import { shownValue } from "./shownValue.ts";

/** What an update knows besides the value that it changes. */
export type UpdateContext = {
  /** The document before the update. */
  readonly root: Doc;
  readonly nowMs: number;
  /** Where the query matched inside a list; undefined when it met none. */
  readonly position: () => number | undefined;
};

/** The new value at a path; undefined leaves it, or makes it, missing. */
export type Change = (current: Value | undefined, context: UpdateContext) => Value | undefined;

export type Leaf = {
  readonly path: string;
  readonly change: Change;
  /** Whether a path that leads nowhere is passed over (`$unset`) rather than created or refused. */
  readonly passive: boolean;
};

/** All changes of an update in the shape of the document, so that one walk makes them all. */
export type Branch = { readonly children: Map<string, Branch | Leaf>; passive: boolean };

/**
 * The tree of an update's changes.
 *
 * - Changes are put in by path, numbers by value: new fields appear in that order, as MongoDB documents it.
 * - Errors: two changes of one path, or of a path and of what lies under it.
 */
export function treeOf(leaves: readonly Leaf[]): Branch {
  const root: Branch = { children: new Map(), passive: true };
  const planned = leaves.map((leaf) => ({ leaf, names: updateNames(leaf.path) }));
  if (planned.length > 1) planned.sort((a, b) => compareNames(a.names, b.names));
  for (const { leaf, names } of planned) insert(root, names, leaf);
  return root;
}

function insert(root: Branch, names: readonly string[], leaf: Leaf): void {
  let branch = root;
  for (const [at, name] of names.entries()) {
    branch.passive &&= leaf.passive;
    const next = branch.children.get(name);
    const isLast = at === names.length - 1;
    if (next !== undefined && (isLast || "change" in next)) {
      throw conflict(leaf.path, names.slice(0, at + 1).join("."));
    }
    if (isLast) {
      branch.children.set(name, leaf);
    } else if (next !== undefined && "children" in next) {
      branch = next;
    } else {
      const grown: Branch = { children: new Map(), passive: true };
      branch.children.set(name, grown);
      branch = grown;
    }
  }
}

function conflict(path: string, at: string): Error {
  return requestFailed(`Updating the path '${path}' would create a conflict at '${at}'`);
}

function updateNames(path: string): readonly string[] {
  if (path === "") throw requestFailed("An empty update path is not valid.");
  const names = parsePath(path);
  for (const [at, name] of names.entries()) {
    if (!name.startsWith("$")) continue;
    if (/^\$\[.+\]$/.test(name)) throw notEmulated("$[<identifier>] (arrayFilters)");
    if (name !== "$" && name !== "$[]") {
      throw requestFailed(
        `The dollar ($) prefixed field '${name}' in '${path}' is not valid for storage.`,
      );
    }
    if (at === 0) {
      throw requestFailed(
        `Cannot have positional (i.e. '$') element in the first position in path '${path}'`,
      );
    }
  }
  return names;
}

function compareNames(a: readonly string[], b: readonly string[]): number {
  for (const [at, nameA] of a.entries()) {
    const nameB = b[at];
    if (nameB === undefined) return 1;
    if (nameA === nameB) continue;
    const difference = (listIndex(nameA) ?? NaN) - (listIndex(nameB) ?? NaN);
    return Number.isNaN(difference) ? (nameA < nameB ? -1 : 1) : difference;
  }
  return a.length - b.length;
}

/** The document after the changes. Shares with the old one whatever did not change. */
export function changeDoc(branch: Branch, doc: Doc, context: UpdateContext, under = ""): Doc {
  let changed: Doc | undefined;
  for (const [name, node] of branch.children) {
    if (name.startsWith("$"))
      throw requestFailed(`Cannot apply array updates to non-array element ${under}`);
    const current = fieldOf(doc, name);
    const next = changeValue(node, current, context, under === "" ? name : `${under}.${name}`);
    if (next === current) continue;
    changed ??= { ...doc };
    if (next === undefined) delete changed[name];
    else changed[name] = next;
  }
  return changed ?? doc;
}

function changeValue(
  node: Branch | Leaf,
  current: Value | undefined,
  context: UpdateContext,
  at: string,
): Value | undefined {
  if ("change" in node) return node.change(current, context);
  if (isDoc(current)) return changeDoc(node, current, context, at);
  if (Array.isArray(current)) return changeList(node, current, context, at);
  if (current === undefined) {
    if ([...node.children.keys()].some((name) => name.startsWith("$"))) {
      throw requestFailed(
        `The path '${at}' must exist in the document in order to apply array updates.`,
      );
    }
    const made = changeDoc(node, {}, context, at);
    return Object.keys(made).length === 0 ? undefined : made;
  }
  if (node.passive) return current;
  throw cannotCreate(node, at, current);
}

function cannotCreate(node: Branch, at: string, current: Value): Error {
  const [name] = node.children.keys();
  const element = `{${at.split(".").at(-1)}: ${shownValue(current)}}`;
  return requestFailed(`Cannot create field '${name}' in element ${element.slice(0, 120)}`);
}

function changeList(branch: Branch, list: Value[], context: UpdateContext, at: string): Value[] {
  const changed = [...list];
  const taken = new Set<number>();
  for (const [name, node] of branch.children) {
    for (const index of indexesOf(name, list, context)) {
      if (index === undefined) {
        if (node.passive) continue;
        throw cannotCreate({ children: new Map([[name, node]]), passive: false }, at, list);
      }
      if (taken.has(index)) throw conflict(`${at}.${name}`, `${at}.${index}`);
      taken.add(index);
      changeElement(node, changed, index, context, `${at}.${index}`);
    }
  }
  return changed;
}

/** The positions that a name in an update path means in a list; undefined for a name that is no position. */
function indexesOf(
  name: string,
  list: readonly Value[],
  context: UpdateContext,
): (number | undefined)[] {
  if (name === "$[]") return [...list.keys()];
  if (name !== "$") return [listIndex(name)];
  const position = context.position();
  if (position === undefined) {
    throw requestFailed("The positional operator did not find the match needed from the query.");
  }
  return [position];
}

/** What lies between the end of a list and a new element becomes null, and so does an element that is unset. */
function changeElement(
  node: Branch | Leaf,
  list: Value[],
  index: number,
  context: UpdateContext,
  at: string,
): void {
  const next = changeValue(node, list[index], context, at);
  if (next === undefined && index >= list.length) return;
  if (index - list.length > PADDING_MAX) {
    throw requestFailed(`Cannot pad the array to position ${index}: ${PADDING_MAX} is the limit`);
  }
  while (list.length < index) list.push(null);
  list[index] = next ?? null;
}

/** MongoDB's limit on the nulls that one update may put before a new element. */
const PADDING_MAX = 1_500_000;
