import { isDoc, type Doc, type Value } from "./value.ts";
import { compileGroup, compileSummary } from "./aggregateGroup.ts";
import { compareValues, equalValues, typeRank } from "./compare.ts";
import { notEmulated, requestFailed } from "./errors.ts";
import { compileExpression } from "./expression.ts";
import type { Evaluate, Scope } from "./expressions/evaluate.ts";
import { sortDocs } from "./sort.ts";

type Stage = (docs: Iterable<Doc>) => Iterable<Doc>;

/** What a bucket holds unless `output` says otherwise: how many documents it has. */
const COUNT: Doc = { count: { $sum: 1 } };

/**
 * `$bucket`: documents grouped by the interval of the boundaries in which a value lies, in order of the intervals.
 *
 * - A boundary is in the bucket above it. Buckets without documents do not appear.
 * - What lies in none goes to `default`, and is refused where there is none.
 */
export function compileBucket(spec: Value, scope: Scope): Stage {
  const named = namedOf("$bucket", spec, ["groupBy", "boundaries", "default", "output"]);
  const { boundaries, default: otherwise, output = COUNT } = named;
  const groupBy = groupedBy("$bucket", named["groupBy"]);
  const bounds = boundsOf(boundaries, scope);
  if (!isDoc(output)) throw requestFailed("The $bucket 'output' field must be an object");
  const branches = bounds.slice(0, -1).map((bound, at) => ({
    case: {
      $and: [
        { $gte: [groupBy, { $literal: bound }] },
        { $lt: [groupBy, { $literal: bounds[at + 1] ?? null }] },
      ],
    },
    then: { $literal: bound },
  }));
  const choice: Doc = { branches };
  if (otherwise !== undefined) choice["default"] = { $literal: outside(otherwise, bounds, scope) };
  const group = compileGroup({ _id: { $switch: choice }, ...output }, scope);
  return (docs) => sortDocs(group(docs), { _id: 1 });
}

function groupedBy(name: string, groupBy: Value | undefined): Value {
  if (isDoc(groupBy) || (typeof groupBy === "string" && groupBy.startsWith("$"))) return groupBy;
  throw requestFailed(
    `The ${name} 'groupBy' field must be defined as a $-prefixed path or an expression object`,
  );
}

function boundsOf(boundaries: Value | undefined, scope: Scope): readonly Value[] {
  if (!Array.isArray(boundaries)) {
    throw requestFailed("The $bucket 'boundaries' field must be an array of values");
  }
  if (boundaries.length < 2) {
    throw requestFailed("The $bucket 'boundaries' field must have at least 2 values");
  }
  const bounds = boundaries.map((bound) => constantOf(bound, scope));
  for (const [at, bound] of bounds.entries()) {
    const next = bounds[at + 1];
    if (next === undefined) break;
    if (typeRank(next) !== typeRank(bound)) {
      throw requestFailed(
        "All values in the 'boundaries' option to $bucket must have the same type",
      );
    }
    if (compareValues(bound, next) >= 0) {
      throw requestFailed("The 'boundaries' option to $bucket must be sorted in ascending order");
    }
  }
  return bounds;
}

function outside(otherwise: Value, bounds: readonly Value[], scope: Scope): Value {
  const value = constantOf(otherwise, scope);
  const isBelow = compareValues(value, bounds[0]) < 0;
  if (isBelow || compareValues(value, bounds.at(-1)) >= 0) return value;
  throw requestFailed(
    "The $bucket 'default' field must be less than the lowest boundary or greater than or equal to the highest boundary",
  );
}

/** Boundaries are expressions that ask for no document. */
function constantOf(expression: Value, scope: Scope): Value {
  return compileExpression(expression, scope)({}) ?? null;
}

/**
 * `$bucketAuto`: documents in order of a value, dealt into so many buckets of about the same size.
 *
 * Equal values share a bucket. A bucket's `max` is the `min` of the next one, and the last one's is its own greatest.
 */
export function compileBucketAuto(spec: Value, scope: Scope): Stage {
  const named = namedOf("$bucketAuto", spec, ["groupBy", "buckets", "output", "granularity"]);
  const { buckets, output = COUNT, granularity } = named;
  if (granularity !== undefined) throw notEmulated("$bucketAuto granularity");
  if (!isDoc(output)) throw requestFailed("The $bucketAuto 'output' field must be an object");
  if (typeof buckets !== "number" || !Number.isInteger(buckets) || buckets < 1) {
    throw requestFailed("The $bucketAuto 'buckets' field must be a whole number greater than 0");
  }
  const valueOf = compileExpression(groupedBy("$bucketAuto", named["groupBy"]), scope);
  const summarize = compileSummary(output, scope);
  return (docs) => {
    const dealt = deal(sorted(docs, valueOf), buckets);
    return dealt.map((bucket, at) => {
      const max = dealt[at + 1]?.[0]?.value ?? bucket.at(-1)?.value ?? null;
      const id: Doc = { min: bucket[0]?.value ?? null, max };
      return { _id: id, ...summarize(bucket.map(({ doc }) => doc)) };
    });
  };
}

type Entry = { readonly value: Value; readonly doc: Doc };

function sorted(docs: Iterable<Doc>, valueOf: Evaluate): Entry[] {
  return Array.from(docs, (doc) => ({ value: valueOf(doc) ?? null, doc })).sort((a, b) =>
    compareValues(a.value, b.value),
  );
}

function deal(entries: readonly Entry[], buckets: number): Entry[][] {
  const size = Math.max(1, Math.round(entries.length / buckets));
  const dealt: Entry[][] = [];
  for (let from = 0; from < entries.length;) {
    const isLast = dealt.length === buckets - 1;
    let to = isLast ? entries.length : Math.min(entries.length, from + size);
    while (to < entries.length && equalValues(entries[to]?.value, entries[to - 1]?.value)) to += 1;
    dealt.push(entries.slice(from, to));
    from = to;
  }
  return dealt;
}

function namedOf(name: string, spec: Value, known: readonly string[]): Doc {
  if (!isDoc(spec)) throw requestFailed(`Argument to ${name} stage must be an object`);
  for (const option of Object.keys(spec)) {
    if (!known.includes(option)) throw requestFailed(`Unrecognized option to ${name}: ${option}.`);
  }
  return spec;
}
