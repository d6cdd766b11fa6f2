import { isDoc, type Doc, type Value } from "./value.ts";
import { notEmulated, requestFailed } from "./errors.ts";
import { compileQuery } from "./match.ts";
import { fieldOf } from "./path.ts";
import { exclude, include, pathTree, type FieldTree } from "./projectFields.ts";

/** What a projection says of one path. */
type Wish = { readonly path: string; readonly kind: "include" | "exclude" | "cut" };

/** Replaces the value of a field; undefined takes it away. */
type Cut = (value: Value | undefined) => Value | undefined;

/**
 * The projection of a find, compiled: which fields of a document are returned.
 *
 * - `1`/`true` include and `0`/`false` exclude, never both; `_id` comes along unless it is excluded by itself.
 * - `$slice` cuts a list and says nothing of other fields; `$elemMatch` includes the first element that matches.
 * - Dotted paths go through lists. Fields keep the document's order.
 * - Errors: inclusion mixed with exclusion; a path and one under it; "not emulated" for `$`, `$meta` and expressions.
 */
export function compileProjection(projection: Doc): (doc: Doc) => Doc {
  const cuts = new Map<string, Cut>();
  const wishes = Object.entries(projection).map(([path, value]) => wishOf(path, value, cuts));
  const others = wishes.filter(({ path }) => path !== "_id");
  const includes = others.some(({ kind }) => kind === "include");
  const stray = others.find(({ kind }) => kind === "exclude");
  if (includes && stray !== undefined) {
    throw requestFailed(`Cannot do exclusion on field ${stray.path} in inclusion projection`);
  }
  const idKind = wishes.find(({ path }) => path === "_id")?.kind;
  const isInclusion = includes || (others.length === 0 && idKind === "include");
  const pick = isInclusion ? including(wishes, idKind) : excluding(wishes);
  if (cuts.size === 0) return pick;
  return (doc) => cutAll(pick(doc), doc, cuts);
}

function wishOf(path: string, value: Value, cuts: Map<string, Cut>): Wish {
  if (path.endsWith(".$") || path.includes(".$.")) throw notEmulated("positional projection");
  if (typeof value === "number" || typeof value === "boolean") {
    return { path, kind: value === 0 || value === false ? "exclude" : "include" };
  }
  if (!isDoc(value)) throw notEmulated(`projection of ${path} by an expression`);
  const [[operator, operand] = ["", null]] = Object.entries(value);
  if (operator !== "$slice" && operator !== "$elemMatch")
    throw notEmulated(`projection ${operator}`);
  if (path.includes(".")) throw notEmulated(`projection ${operator} of a dotted path`);
  cuts.set(path, operator === "$slice" ? slicing(operand) : firstMatch(operand));
  return { path, kind: operator === "$slice" ? "cut" : "include" };
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

function cutAll(picked: Doc, doc: Doc, cuts: ReadonlyMap<string, Cut>): Doc {
  const result: Doc = { ...picked };
  for (const [name, cut] of cuts) {
    const value = cut(fieldOf(doc, name));
    if (value === undefined) delete result[name];
    else result[name] = value;
  }
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
