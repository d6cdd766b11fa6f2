import { runPipeline } from "./aggregate.ts";
import { type Collection } from "./catalog.ts";
import { type Connection } from "./driver.ts";
import { readNearStage } from "./geo/nearStage.ts";
import { neededFields } from "./neededFields.ts";
import { type Plan, planFor } from "./plan.ts";
import { type Cost, matches } from "./search.ts";
import { nearDocuments } from "./searchNear.ts";
import { isDoc, type Doc } from "./value.ts";

/** What the platform returns of an aggregate that asks for no limit. */
const LIMIT_DEFAULT = 20;

/** With the platform's limit of 20 where the pipeline has none of its own. */
export function withDefaultLimit(stages: readonly Doc[]): readonly Doc[] {
  return stages.some((stage) => "$limit" in stage)
    ? stages
    : [...stages, { $limit: LIMIT_DEFAULT }];
}

/**
 * Runs an aggregate over the committed documents. A leading `$match` is searched like a query, and a `$sort` right
 * after it is dropped where the index gives the order; documents are read one by one as the pipeline wants them.
 */
export function aggregate(
  connection: Connection,
  collection: Collection,
  stages: readonly Doc[],
  { nowMs, cost, collectionOf }: AggregateContext,
): Doc[] {
  const walks: Generator<Doc>[] = [];
  const walk = (
    through: Collection,
    wanted: Doc,
    by: Plan,
    fields?: readonly string[],
    isBare = false,
  ): Iterable<Doc> => {
    const documents = documentsBy(connection, through, wanted, by, cost, fields, isBare);
    walks.push(documents);
    return documents;
  };
  const [first, ...others] = stages;
  if (first?.["$geoNear"] !== undefined) {
    const near = nearDocuments(connection, collection, readNearStage(first["$geoNear"]), cost);
    return runAll(others, () => near);
  }
  const { query, order, rest } = leading(stages);
  const plan = planFor(collection, query, order);
  const remaining = order && !plan.sorted ? [{ $sort: order }, ...rest] : rest;
  const isBare = neededFields({}, remaining)?.length === 0;
  return runAll(remaining, () =>
    walk(collection, query, plan, neededFields(query, remaining), isBare),
  );

  function runAll(wanted: readonly Doc[], documents: () => Iterable<Doc>): Doc[] {
    try {
      return runPipeline(wanted, documents(), {
        nowMs,
        find: (name, asked) => {
          const other = collectionOf(name);
          return other ? walk(other, asked, planFor(other, asked, undefined)) : [];
        },
      });
    } finally {
      // One left half-way would hold its place in the table for good, and with it the log.
      for (const documents of walks) documents.return(undefined);
    }
  }
}

export interface AggregateContext {
  readonly nowMs: number;
  readonly cost: Cost;
  /** Undefined for a collection that does not exist: `$lookup` finds nothing there. */
  readonly collectionOf: (name: string) => Collection | undefined;
}

function* documentsBy(
  connection: Connection,
  collection: Collection,
  query: Doc,
  plan: Plan,
  cost: Cost,
  fields: readonly string[] | undefined,
  isBare: boolean,
): Generator<Doc> {
  const found = matches(connection, collection, query, plan, cost, fields, isBare);
  for (const { doc } of found) yield doc;
}

function leading(stages: readonly Doc[]): {
  query: Doc;
  order: Doc | undefined;
  rest: readonly Doc[];
} {
  const [first, second] = stages;
  const match = first && Object.keys(first).length === 1 ? first["$match"] : undefined;
  const query = isDoc(match) ? match : {};
  const afterMatch = isDoc(match) ? second : first;
  const sort = afterMatch && Object.keys(afterMatch).length === 1 ? afterMatch["$sort"] : undefined;
  const order = isDoc(sort) ? sort : undefined;
  return { query, order, rest: stages.slice((isDoc(match) ? 1 : 0) + (order ? 1 : 0)) };
}
