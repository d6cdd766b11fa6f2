import type { Document, Sort } from "mongodb";
import type { Database } from "../database/index.ts";
import { resolveServerDates } from "../database/ejson.ts";
import { withDefaultLimit } from "../database/pipeline.ts";
import { invalidParameter } from "../database/refusals.ts";
import type { Collections } from "./collections.ts";
import type { Sessions } from "./sessions.ts";
import { docFromBson, toBson } from "./values.ts";

const FIND_LIMIT_DEFAULT = 100;
const FIND_LIMIT_MAX = 1_000;
/** So long may one operation take on the server. */
export const OPERATION_MS_MAX = 60_000;

export type MongoParts = {
  readonly collections: Collections;
  readonly sessions: Sessions;
  readonly nowMs: () => number;
};

export function mongoReads({
  collections,
  sessions,
  nowMs,
}: MongoParts): Pick<Database, "find" | "count" | "aggregate"> {
  return {
    async find(name, { query = {}, order, offset, limit, projection }, options) {
      const collection = await collections.ready(name);
      const wanted = toBson(resolveServerDates(query, nowMs()));
      const found = await sessions.run(options?.transactionId, (session) =>
        collection
          .find(wanted, {
            sort: (order === undefined ? {} : toBson(order)) as Sort,
            skip: wholeNumber("offset", offset),
            limit: Math.min(wholeNumber("limit", limit) || FIND_LIMIT_DEFAULT, FIND_LIMIT_MAX),
            maxTimeMS: OPERATION_MS_MAX,
            ...(projection === undefined ? {} : { projection: toBson(projection) }),
            ...(session === undefined ? {} : { session }),
          })
          .toArray(),
      );
      if (options?.cost) options.cost.documentsRead += found.length;
      return found.map(docFromBson);
    },

    async count(name, query, options) {
      const collection = await collections.ready(name);
      const wanted = toBson(resolveServerDates(query, nowMs()));
      const total = await sessions.run(options?.transactionId, (session) =>
        collection.countDocuments(wanted, {
          maxTimeMS: OPERATION_MS_MAX,
          ...(session === undefined ? {} : { session }),
        }),
      );
      if (options?.cost) options.cost.documentsRead += total;
      return total;
    },

    async aggregate(name, stages, options) {
      const collection = await collections.ready(name);
      const pipeline = withDefaultLimit(stages.map((stage) => resolveServerDates(stage, nowMs())));
      const found = await sessions.run(undefined, () =>
        collection
          .aggregate<Document>(
            pipeline.map((stage) => toBson(stage)),
            { maxTimeMS: OPERATION_MS_MAX },
          )
          .toArray(),
      );
      if (options?.cost) options.cost.documentsRead += found.length;
      return found.map(docFromBson);
    },
  };
}

function wholeNumber(name: string, value = 0): number {
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw invalidParameter(`${name} must be a whole number, not below 0: ${value}`);
}
