import { isDoc, type Doc, type Value } from "./value.ts";
import { requestFailed } from "./errors.ts";
import { compileExpression, isOperatorCall } from "./expression.ts";
import type { Evaluate, Scope } from "./expressions/evaluate.ts";
import { exclude, include, pathTree, type PathTree } from "./projectFields.ts";

/** Makes one document of each, as `$project` and its kin do. */
export type Transform = (doc: Doc) => Doc;

type Computed = PathTree<Evaluate>;

/**
 * `$project`: includes fields and computes new ones, or excludes fields.
 *
 * Fields that are kept have the document's order; computed ones follow. `_id` is kept unless it is excluded by itself.
 */
export function compileProject(spec: Value, scope: Scope): Transform {
  if (!isDoc(spec) || Object.keys(spec).length === 0) {
    throw requestFailed("$project specification must be a non-empty object");
  }
  const wishes = [...flattened(spec)];
  const isExcluded = ([, value]: readonly [string, Value]): boolean =>
    value === 0 || value === false;
  const others = wishes.filter(([path]) => path !== "_id");
  const excluded = wishes.filter(isExcluded);
  if (excluded.length > 0 && others.every(isExcluded)) return compileExclusion(excluded);
  const stray = others.find(isExcluded);
  if (stray !== undefined) {
    throw requestFailed(`Invalid $project: cannot exclude ${stray[0]} and include other fields`);
  }
  return compileInclusion(
    wishes.filter((wish) => !isExcluded(wish)),
    excluded.length === 0,
    scope,
  );
}

function compileExclusion(excluded: readonly (readonly [string, Value])[]): Transform {
  const tree = pathTree(excluded.map(([path]): [string, "whole"] => [path, "whole"]));
  return (doc) => exclude(doc, tree);
}

function compileInclusion(
  wishes: readonly (readonly [string, Value])[],
  keepsId: boolean,
  scope: Scope,
): Transform {
  const isKept = (value: Value): boolean => typeof value === "number" || value === true;
  const leaves = wishes.map(([path, value]): [string, "whole" | "nothing"] => [
    path,
    isKept(value) ? "whole" : "nothing",
  ]);
  const namesId = wishes.some(([path]) => path === "_id" || path.startsWith("_id."));
  if (keepsId && !namesId) leaves.push(["_id", "whole"]);
  const kept = pathTree(leaves);
  const computed = computedTree(
    wishes.filter(([, value]) => !isKept(value)),
    scope,
  );
  if (computed.size === 0) return (doc) => include(doc, kept);
  return (doc) => addTo(include(doc, kept), computed, doc);
}

/** `$addFields` and `$set`: the document with computed fields, new or in place of old ones. */
export function compileAddFields(name: string, spec: Value, scope: Scope): Transform {
  if (!isDoc(spec)) throw requestFailed(`${name} specification stage must be an object`);
  const computed = computedTree([...flattened(spec)], scope);
  return (doc) => addTo(doc, computed, doc);
}

/** Sets one field, at a path of any depth, to what is computed of the document. */
export function compileSetter(path: string, evaluate: Evaluate): Transform {
  const computed: Computed = pathTree([[path, evaluate]]);
  return (doc) => addTo(doc, computed, doc);
}

/** `$unset`: the document without one field or several. */
export function compileUnset(spec: Value): Transform {
  const paths = Array.isArray(spec) ? spec : [spec];
  return compileExclusion(
    paths.map((path): [string, Value] => {
      if (typeof path !== "string") throw requestFailed("$unset needs a string or strings");
      return [path, 0];
    }),
  );
}

function computedTree(wishes: readonly (readonly [string, Value])[], scope: Scope): Computed {
  return pathTree(
    wishes.map(([path, value]): [string, Evaluate] => [path, compileExpression(value, scope)]),
  );
}

/** Nested documents that are no expressions say the same as dotted paths. */
function* flattened(spec: Doc, under = ""): Generator<readonly [string, Value]> {
  for (const [name, value] of Object.entries(spec)) {
    const path = under + name;
    const isNested = isDoc(value) && Object.keys(value).length > 0 && !isOperatorCall(value);
    if (isNested) yield* flattened(value, `${path}.`);
    else yield [path, value];
  }
}

/** A copy of `doc` with the computed fields. They are computed from `root`, the document as the stage got it. */
function addTo(doc: Doc, computed: Computed, root: Doc): Doc {
  const made: Doc = { ...doc };
  for (const [name, node] of computed) {
    const value = node instanceof Map ? addIn(doc[name], node, root) : node(root);
    if (value === undefined) delete made[name];
    else made[name] = value;
  }
  return made;
}

/** In a list every element gets the fields; a scalar gives way to a document of them. */
function addIn(value: Value | undefined, computed: Computed, root: Doc): Value {
  if (Array.isArray(value)) return value.map((item) => addIn(item, computed, root));
  return addTo(isDoc(value) ? value : {}, computed, root);
}
