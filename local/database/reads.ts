import { resolveServerDates } from "./ejson.ts";
import { type Database } from "./index.ts";
import { aggregate, withDefaultLimit } from "./pipeline.ts";
import { compileProjection } from "./project.ts";
import { invalidParameter } from "./refusals.ts";
import { type Session } from "./session.ts";

const FIND_LIMIT_DEFAULT = 100;
const FIND_LIMIT_MAX = 1_000;

type Reads = Pick<Database, "find" | "count" | "aggregate" | "stats">;

/** The calls that only look. */
export function reads(session: Session, nowMs: () => number): Reads {
  const { storage, read } = session;
  return {
    async find(collection, { query = {}, order, offset, limit, projection }, options) {
      const asked = resolveServerDates(query, nowMs());
      const project = projection ? compileProjection(projection, asked) : undefined;
      const wanted = {
        query: asked,
        order: order && Object.keys(order).length > 0 ? order : undefined,
        skip: wholeNumber("offset", offset),
        limit: Math.min(wholeNumber("limit", limit) || FIND_LIMIT_DEFAULT, FIND_LIMIT_MAX),
      };
      const found = read(collection, options, (view) => view.find(wanted));
      return found.map(({ doc }) => (project ? project(doc) : doc));
    },

    async count(collection, query, options) {
      const wanted = resolveServerDates(query, nowMs());
      if (Object.keys(wanted).length === 0 && options?.transactionId === undefined) {
        return session.documents(collection);
      }
      return read(collection, options, (view) => view.count(wanted));
    },

    async aggregate(collection, stages, options) {
      const cost = { documentsRead: 0, documentsWritten: 0 };
      const documents = aggregate(
        storage.connection,
        storage.collection(collection),
        withDefaultLimit(stages.map((stage) => resolveServerDates(stage, nowMs()))),
        { nowMs: nowMs(), cost, collectionOf: (name) => storage.collections.get(name) },
      );
      session.charge(options?.cost, cost);
      return documents;
    },

    stats: (collection) => ({ documents: session.documents(collection) }),
  };
}

function wholeNumber(name: string, value: number | undefined): number {
  if (value === undefined) return 0;
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw invalidParameter(`${name} must be a whole number, not below 0: ${value}`);
}
