import { isDoc, type Doc, type Value } from "./value.ts";
import { notEmulated, requestFailed } from "./errors.ts";
import { compileQuery } from "./match.ts";
import { compilePosition } from "./matchPosition.ts";
import { fieldOf, parsePath } from "./path.ts";
import { exclude, include, pathTree, type FieldTree } from "./projectFields.ts";

/** What a projection says of one path. */
type Wish = {
  readonly path: string;
  readonly kind: "include" | "exclude" | "cut" | "position";
};

/** Replaces the value of a field; undefined takes it away. */
type Cut = (value: Value | undefined) => Value | undefined;

/**
 * The projection of a find, compiled: which fields of a document are returned.
 *
 * - `1`/`true` include and `0`/`false` exclude, never both; `_id` comes along unless it is excluded by itself.
 * - `$slice` cuts a list and says nothing of other fields; `$elemMatch` includes the first element that matches.
 * - `list.$` includes the element of the list that `query` met, which must be the query of the find.
 * - Dotted paths go through lists. Fields keep the document's order.
 * - Errors: inclusion mixed with exclusion; a path and one under it; "not emulated" for `$meta` and expressions.
 */
export function compileProjection(projection: Doc, query: Doc = {}): (doc: Doc) => Doc {
  const cuts = new Map<string, Cut>();
  const wishes = Object.entries(projection).map(([path, value]) => wishOf(path, value, cuts));
  const [positional, second] = wishes.filter(({ kind }) => kind === "position");
  if (second !== undefined) {
    throw requestFailed("Cannot specify more than one positional projection per query.");
  }
  const others = wishes.filter(({ path }) => path !== "_id");
  const includes = others.some(({ kind }) => kind === "include" || kind === "position");
  const stray = others.find(({ kind }) => kind === "exclude");
  if (includes && stray !== undefined) {
    throw requestFailed(`Cannot do exclusion on field ${stray.path} in inclusion projection`);
  }
  const idKind = wishes.find(({ path }) => path === "_id")?.kind;
  const isInclusion = includes || (others.length === 0 && idKind === "include");
  const pick = isInclusion ? including(wishes, idKind) : excluding(wishes);
  const cut = cuts.size === 0 ? pick : (doc: Doc) => cutAll(pick(doc), cuts);
  return positional === undefined ? cut : onlyMatched(cut, positional.path, query);
}

function wishOf(path: string, value: Value, cuts: Map<string, Cut>): Wish {
  if (path.endsWith(".$")) return positionWish(path, value);
  if (typeof value === "number" || typeof value === "boolean") {
    return { path, kind: value === 0 || value === false ? "exclude" : "include" };
  }
  if (!isDoc(value)) throw notEmulated(`projection of ${path} by an expression`);
  const [[operator, operand] = ["", null]] = Object.entries(value);
  if (operator !== "$slice" && operator !== "$elemMatch")
    throw notEmulated(`projection ${operator}`);
  if (operator === "$elemMatch" && path.includes(".")) {
    throw requestFailed("Cannot use $elemMatch projection on a nested field.");
  }
  cuts.set(path, operator === "$slice" ? slicing(operand) : firstMatch(operand));
  return { path, kind: operator === "$slice" ? "cut" : "include" };
}

function positionWish(path: string, value: Value): Wish {
  if (value === 0 || value === false) {
    throw requestFailed("positional projection cannot be used with exclusion");
  }
  return { path: path.slice(0, -2), kind: "position" };
}

/** `list.$`: of the list only the element that the query met. */
function onlyMatched(pick: (doc: Doc) => Doc, path: string, query: Doc): (doc: Doc) => Doc {
  const positionOf = compilePosition(query);
  const names = parsePath(path);
  return (doc) => {
    const position = positionOf(doc);
    return cutAt(pick(doc), names, 0, (value) => {
      if (!Array.isArray(value)) return value;
      const matched = position === undefined ? undefined : value[position];
      if (matched !== undefined) return [matched];
      throw requestFailed(
        "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
      );
    });
  };
}

function including(wishes: readonly Wish[], idKind: Wish["kind"] | undefined): (doc: Doc) => Doc {
  const paths = wishes.filter(({ kind }) => kind !== "exclude").map(({ path }) => path);
  if (idKind === undefined) paths.push("_id");
  const tree = wholeFields(paths);
  return (doc) => include(doc, tree);
}

function excluding(wishes: readonly Wish[]): (doc: Doc) => Doc {
  const paths = wishes.filter(({ kind }) => kind === "exclude").map(({ path }) => path);
  if (paths.length === 0) return (doc) => doc;
  const tree = wholeFields(paths);
  return (doc) => exclude(doc, tree);
}

function cutAll(picked: Doc, cuts: ReadonlyMap<string, Cut>): Doc {
  let result = picked;
  for (const [path, cut] of cuts) result = cutAt(result, parsePath(path), 0, cut);
  return result;
}

/** The document with the value at the path cut, also in each document of a list on the way. */
function cutAt(doc: Doc, names: readonly string[], from: number, cut: Cut): Doc {
  const name = names[from] ?? "";
  const value = fieldOf(doc, name);
  if (value === undefined) return doc;
  const deeper = (inner: Value): Value =>
    isDoc(inner) ? cutAt(inner, names, from + 1, cut) : inner;
  const isLast = from === names.length - 1;
  const next = isLast ? cut(value) : Array.isArray(value) ? value.map(deeper) : deeper(value);
  const result: Doc = { ...doc };
  if (next === undefined) delete result[name];
  else result[name] = next;
  return result;
}

/** `$slice`: a count from the start, or from the end when negative; or `[skip, count]`. */
function slicing(operand: Value): Cut {
  if (Array.isArray(operand)) {
    const [skip, count] = operand;
    if (!isWhole(skip) || !isWhole(count) || count <= 0 || operand.length !== 2) {
      throw requestFailed("$slice needs [skip, limit] with a positive limit");
    }
    return (value) => {
      if (!Array.isArray(value)) return value;
      const from = skip >= 0 ? skip : Math.max(0, value.length + skip);
      return value.slice(from, from + count);
    };
  }
  if (!isWhole(operand))
    throw requestFailed("$slice only supports numbers and [skip, limit] arrays");
  return (value) => {
    if (!Array.isArray(value)) return value;
    return operand >= 0 ? value.slice(0, operand) : value.slice(operand);
  };
}

function isWhole(value: Value | undefined): value is number {
  return typeof value === "number" && Number.isSafeInteger(value);
}

function firstMatch(operand: Value): Cut {
  // The query's own $elemMatch, asked of a list with one element at a time.
  const matches = compileQuery({ list: { $elemMatch: operand } });
  return (value) => {
    if (!Array.isArray(value)) return undefined;
    const found = value.find((item) => matches({ list: [item] }));
    return found === undefined ? undefined : [found];
  };
}

function wholeFields(paths: readonly string[]): FieldTree {
  return pathTree(paths.map((path): [string, "whole"] => [path, "whole"]));
}
