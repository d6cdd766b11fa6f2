import { isDoc, type Doc, type Value } from "./value.ts";
import type { CompilePipeline, Find } from "./aggregateLookup.ts";
import { requestFailed } from "./errors.ts";
import type { Scope } from "./expressions/evaluate.ts";

type Stage = (docs: Iterable<Doc>) => Iterable<Doc>;

/** What may not stand in a branch, as it looks at a whole collection or writes one. */
const NOT_IN_FACET = ["$facet", "$geoNear", "$out", "$merge", "$indexStats", "$collStats"];

/** `$facet`: one document with what several pipelines make of the same documents, which are held meanwhile. */
export function compileFacet(spec: Value, scope: Scope, compile: CompilePipeline): Stage {
  if (!isDoc(spec) || Object.keys(spec).length === 0) {
    throw requestFailed("the $facet specification must be a non-empty object");
  }
  const branches = Object.entries(spec).map(([name, value]) => {
    if (name.startsWith("$") || name.includes(".") || name === "__proto__") {
      throw requestFailed(`the $facet output field '${name}' is no plain name`);
    }
    const stages = stagesOf("$facet", value);
    for (const stage of stages) {
      const forbidden = NOT_IN_FACET.find((stageName) => stageName in stage);
      if (forbidden !== undefined) {
        throw requestFailed(`${forbidden} is not allowed to be used within a $facet stage`);
      }
    }
    return { name, run: compile(stages, scope) };
  });
  return function* (docs) {
    const held = [...docs];
    yield Object.fromEntries(branches.map(({ name, run }) => [name, [...run(held)]]));
  };
}

/** `$unionWith`: these documents, then those of another collection as a pipeline of their own makes them. */
export function compileUnion(
  spec: Value,
  scope: Scope,
  find: Find,
  compile: CompilePipeline,
): Stage {
  const named: Doc = isDoc(spec) ? spec : { coll: spec };
  const { coll, pipeline = [], ...others } = named;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) {
    throw requestFailed(`BSON field '$unionWith.${unknown}' is an unknown field.`);
  }
  if (typeof coll !== "string" || coll === "") {
    throw requestFailed("the $unionWith stage needs the name of a collection: coll");
  }
  const run = compile(stagesOf("$unionWith", pipeline), scope);
  return function* (docs) {
    yield* docs;
    yield* run(find(coll, {}));
  };
}

function stagesOf(name: string, value: Value): readonly Doc[] {
  if (Array.isArray(value) && value.every(isDoc)) return value;
  throw requestFailed(`arguments to ${name} must be arrays of stages`);
}

/** `$sample`: so many documents, each as likely as the others, in an order of chance. */
export function compileSample(spec: Value): Stage {
  const size = isDoc(spec) ? spec["size"] : undefined;
  if (typeof size !== "number" || !Number.isSafeInteger(size) || size < 1) {
    throw requestFailed("size argument to $sample must be a positive integer");
  }
  return (docs) => {
    const chosen: Doc[] = [];
    let met = 0;
    for (const doc of docs) {
      met += 1;
      // The newcomer takes a random place; beyond the size only some find one. No more is held than is returned.
      const place = Math.floor(Math.random() * met);
      if (chosen.length < size) {
        chosen.push(chosen[place] ?? doc);
        chosen[place] = doc;
      } else if (place < size) chosen[place] = doc;
    }
    return chosen;
  };
}
