import { isDoc, type Doc, type Value } from "./value.ts";
import { compileFacet, compileSample, compileUnion } from "./aggregateBranches.ts";
import { compileBucket, compileBucketAuto } from "./aggregateBucket.ts";
import { compileAddFields, compileProject, compileUnset } from "./aggregateFields.ts";
import { compileGraphLookup } from "./aggregateGraph.ts";
import { compileGroup } from "./aggregateGroup.ts";
import { compileLookup, type CompilePipeline, type Find } from "./aggregateLookup.ts";
import { compileNewRoot } from "./aggregateRoot.ts";
import { compileUnwind } from "./aggregateUnwind.ts";
import { notEmulated, requestFailed } from "./errors.ts";
import { outermostScope, type Scope } from "./expressions/evaluate.ts";
import { compileQueryIn } from "./match.ts";
import { sortDocs } from "./sort.ts";

export type PipelineContext = {
  readonly nowMs: number;
  /** The documents of another collection that match a query, for `$lookup`. */
  readonly find: Find;
};

/** Turns a stream of documents into another. Nothing runs before somebody reads. */
type Stage = (docs: Iterable<Doc>) => Iterable<Doc>;

/**
 * Runs an aggregation pipeline over documents.
 *
 * - Documents stream from stage to stage; only `$sort`, `$facet`, `$bucketAuto`, `$sample` and the groups (their
 *   accumulators) hold anything, and after a `$limit` the source is read no further. No document is changed.
 * - Errors: before the first document is read, "not emulated" for a stage, expression or option that is not known and
 *   DATABASE_REQUEST_FAILED for what MongoDB refuses; while running, values that an expression refuses.
 * - Source: MongoDB manual, "Aggregation Stages".
 */
export function runPipeline(
  stages: readonly Doc[],
  source: Iterable<Doc>,
  context: PipelineContext,
): Doc[] {
  return [...compileStages(stages, outermostScope(context.nowMs), context.find)(source)];
}

function compileStages(stages: readonly Doc[], scope: Scope, find: Find): Stage {
  const compiled = stages.map((stage) => {
    const [[name, spec] = ["", null], second] = Object.entries(stage);
    if (name === "" || second !== undefined) {
      throw requestFailed("A pipeline stage specification object must contain exactly one field.");
    }
    return compileStage(name, spec, scope, find);
  });
  return (docs) => compiled.reduce((stream, stage) => stage(stream), docs);
}

function compileStage(name: string, spec: Value, scope: Scope, find: Find): Stage {
  const pipeline: CompilePipeline = (stages, inner) => compileStages(stages, inner, find);
  switch (name) {
    case "$match":
      if (!isDoc(spec)) throw requestFailed("the match filter must be an expression in an object");
      return filtering(compileQueryIn(spec, scope));
    case "$group":
      return compileGroup(spec, scope);
    case "$sort":
      if (!isDoc(spec) || Object.keys(spec).length === 0) {
        throw requestFailed("$sort stage must have at least one sort key");
      }
      sortDocs([], spec); // Refuses a bad order before anything runs.
      return (docs) => sortDocs(docs, spec);
    case "$skip":
      return skipping(countOf(name, spec, 0));
    case "$limit":
      return limiting(countOf(name, spec, 1));
    case "$project":
      return mapping(compileProject(spec, scope));
    case "$addFields":
    case "$set":
      return mapping(compileAddFields(name, spec, scope));
    case "$unset":
      return mapping(compileUnset(spec));
    case "$unwind":
      return compileUnwind(spec);
    case "$lookup":
      return mapping(compileLookup(spec, scope, find, pipeline));
    case "$graphLookup":
      return mapping(compileGraphLookup(spec, scope, find));
    case "$count":
      return counting(spec);
    case "$replaceRoot":
    case "$replaceWith":
      return mapping(compileNewRoot(name, spec, scope));
    case "$sortByCount":
      return compileSortByCount(spec, scope);
    case "$bucket":
      return compileBucket(spec, scope);
    case "$bucketAuto":
      return compileBucketAuto(spec, scope);
    case "$facet":
      return compileFacet(spec, scope, pipeline);
    case "$unionWith":
      return compileUnion(spec, scope, find, pipeline);
    case "$sample":
      return compileSample(spec);
    default:
      throw notEmulated(name);
  }
}

function mapping(transform: (doc: Doc) => Doc): Stage {
  return function* (docs) {
    for (const doc of docs) yield transform(doc);
  };
}

function filtering(matches: (doc: Doc) => boolean): Stage {
  return function* (docs) {
    for (const doc of docs) if (matches(doc)) yield doc;
  };
}

function skipping(count: number): Stage {
  return function* (docs) {
    let left = count;
    for (const doc of docs) {
      if (left > 0) left -= 1;
      else yield doc;
    }
  };
}

function limiting(count: number): Stage {
  return function* (docs) {
    let left = count;
    for (const doc of docs) {
      yield doc;
      left -= 1;
      if (left === 0) return;
    }
  };
}

function countOf(name: string, spec: Value, least: number): number {
  if (typeof spec === "number" && Number.isSafeInteger(spec) && spec >= least) return spec;
  throw requestFailed(
    `invalid argument to ${name} stage: a whole number of at least ${least} is expected`,
  );
}

/** No documents give no count, rather than a count of 0. */
function counting(spec: Value): Stage {
  if (typeof spec !== "string" || spec === "" || spec.startsWith("$") || spec.includes(".")) {
    throw requestFailed("the count field must be a non-empty string without '$' and '.'");
  }
  return function* (docs) {
    let count = 0;
    for (const _ of docs) count += 1;
    if (count > 0) yield { [spec]: count };
  };
}

function compileSortByCount(spec: Value, scope: Scope): Stage {
  const group = compileGroup({ _id: spec, count: { $sum: 1 } }, scope);
  return (docs) => sortDocs(group(docs), { count: -1 });
}
