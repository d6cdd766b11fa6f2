import { isDoc, type Doc, type Value } from "./value.ts";
import { compileSetter } from "./aggregateFields.ts";
import { valuesAt, type Find } from "./aggregateLookup.ts";
import { requestFailed } from "./errors.ts";
import { compileExpression } from "./expression.ts";
import type { Scope } from "./expressions/evaluate.ts";
import { parsePath } from "./path.ts";
import { valueKey } from "./valueKey.ts";

const TEXTS = ["from", "as", "connectFromField", "connectToField"];
const KNOWN = [...TEXTS, "startWith", "maxDepth", "depthField", "restrictSearchWithMatch"];

/**
 * `$graphLookup`: each document with the list of all documents that can be reached from it, step by step, each once.
 *
 * A step goes from the values of `connectFromField` to the documents that have one of them at `connectToField`; the
 * first, of depth 0, from `startWith`.
 */
export function compileGraphLookup(spec: Value, scope: Scope, find: Find): (doc: Doc) => Doc {
  if (!isDoc(spec)) throw requestFailed("the $graphLookup stage specification must be an object");
  for (const name of Object.keys(spec)) {
    if (!KNOWN.includes(name)) throw requestFailed(`Unknown argument to $graphLookup: ${name}`);
  }
  const [from = "", as = "", fromField = "", to = ""] = TEXTS.map((name) => textOf(spec, name));
  const { startWith, restrictSearchWithMatch: restriction = {} } = spec;
  if (startWith === undefined) throw requestFailed("$graphLookup requires 'startWith'");
  if (!isDoc(restriction)) throw requestFailed("restrictSearchWithMatch must be an object");
  const start = compileExpression(startWith, scope);
  const depthField = spec["depthField"] === undefined ? undefined : textOf(spec, "depthField");
  const maxDepth = depthOf(spec["maxDepth"]);
  const names = parsePath(fromField);
  return compileSetter(as, (doc) => {
    const first = start(doc) ?? null;
    const found = new Map<string, Doc>();
    let frontier: readonly Value[] = Array.isArray(first) ? first : [first];
    for (let depth = 0; depth <= maxDepth && frontier.length > 0; depth += 1) {
      const next = new Map<string, Value>();
      for (const met of find(from, { $and: [{ [to]: { $in: [...frontier] } }, restriction] })) {
        const key = valueKey(met["_id"]);
        if (found.has(key)) continue;
        found.set(key, depthField === undefined ? met : { ...met, [depthField]: depth });
        for (const value of valuesAt(met, names, 0)) next.set(valueKey(value), value);
      }
      frontier = [...next.values()];
    }
    return [...found.values()];
  });
}

function depthOf(maxDepth: Value | undefined): number {
  if (maxDepth === undefined) return Infinity;
  if (typeof maxDepth === "number" && Number.isInteger(maxDepth) && maxDepth >= 0) return maxDepth;
  throw requestFailed("maxDepth requires a nonnegative whole number");
}

function textOf(spec: Doc, name: string): string {
  const text = spec[name];
  if (typeof text === "string" && text !== "") return text;
  throw requestFailed(`$graphLookup argument '${name}' must be a string`);
}
