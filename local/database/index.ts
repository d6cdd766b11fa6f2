import { type IndexSpec } from "./catalog.ts";
import * as changes from "./changes.ts";
import { createCollection, setIndexes } from "./collections.ts";
import { DatabaseError } from "./errors.ts";
import { resolveServerDates } from "./ejson.ts";
import { aggregate, withDefaultLimit } from "./pipeline.ts";
import { compileProjection } from "./project.ts";
import { invalidParameter } from "./refusals.ts";
import { type Cost } from "./search.ts";
import { openSession, type Session } from "./session.ts";
import { type Doc, type Value } from "./value.ts";

export { DatabaseError, type Cost, type Doc, type IndexSpec, type Value };

/** `cost` is added to, for the meter, by calls that succeed. */
export interface Options {
  readonly transactionId?: string | undefined;
  readonly cost?: Cost | undefined;
}

export interface FindRequest {
  readonly query?: Doc | undefined;
  readonly order?: Doc | undefined;
  readonly offset?: number | undefined;
  /** 100 where it is missing or 0; never more than 1,000. */
  readonly limit?: number | undefined;
  readonly projection?: Doc | undefined;
}

export interface UpdateRequest {
  readonly query: Doc;
  /** Operators, or with `replace` a whole document. */
  readonly data: Doc;
  readonly multi?: boolean | undefined;
  readonly upsert?: boolean | undefined;
  /** `set()` of the SDK: the document becomes `data`, keeping its `_id`. */
  readonly replace?: boolean | undefined;
}

/**
 * The document database of one directory. A write resolves only after it is committed, and each call is atomic on its
 * own. Documents given and returned are the caller's: nothing is shared with the database. All refusals are
 * DatabaseErrors with the platform's codes.
 */
export interface Database {
  createCollection(name: string): void;
  /** Makes the collection where it is missing, and its indexes those given. Open transactions end when any changed. */
  ensureCollection(name: string, indexes: readonly IndexSpec[]): void;
  collections(): readonly string[];
  insert(
    collection: string,
    docs: readonly Doc[],
    options?: Options,
  ): Promise<{ insertedIds: Value[] }>;
  find(collection: string, request: FindRequest, options?: Options): Promise<Doc[]>;
  count(collection: string, query: Doc, options?: Options): Promise<number>;
  /** `updated` counts the documents that matched, changed or not. */
  update(
    collection: string,
    request: UpdateRequest,
    options?: Options,
  ): Promise<{ updated: number; upsertedId: Value | null }>;
  updateAndReturn(
    collection: string,
    request: { readonly query: Doc; readonly data: Doc },
    options?: Options,
  ): Promise<{ updated: number; doc: Doc | null }>;
  remove(
    collection: string,
    request: { readonly query: Doc; readonly multi?: boolean | undefined },
    options?: Options,
  ): Promise<number>;
  /** Outside of transactions, as on the platform; 20 documents unless the pipeline has a `$limit`. */
  aggregate(
    collection: string,
    stages: readonly { readonly [stage: string]: Value }[],
    options?: Options,
  ): Promise<Doc[]>;
  startTransaction(): string;
  commit(id: string): Promise<void>;
  abort(id: string): Promise<void>;
  stats(collection: string): { documents: number };
  /** Commits what is queued, ends open transactions, closes the files. */
  close(): Promise<void>;
}

const FIND_LIMIT_DEFAULT = 100;
const FIND_LIMIT_MAX = 1_000;

/**
 * Opens the database of a directory, made where it is missing. `nowMs` is the time of server dates. Throws when
 * another process has the directory open. `durability` "full" survives a power cut, "off" only a killed process.
 */
export function openDatabase(o: {
  directory: string;
  durability: "full" | "off";
  nowMs: () => number;
}): Database {
  const session = openSession(o.directory, o.durability);
  const { storage, transactions } = session;
  return {
    ...reads(session, o.nowMs),
    ...writes(session, o.nowMs),
    createCollection: (name) => createCollection(storage, name),
    ensureCollection: (name, indexes) => {
      if (!storage.collections.has(name)) createCollection(storage, name);
      if (setIndexes(storage, storage.collection(name), indexes)) transactions.endAll();
    },
    collections: () => [...storage.collections.keys()].sort(),
    startTransaction: () => session.startTransaction(),
    commit: (id) => session.commit(id),
    abort: async (id) => transactions.abort(id),
    close: async () => session.close(),
  };
}

type Reads = Pick<Database, "find" | "count" | "aggregate" | "stats">;

function reads(session: Session, nowMs: () => number): Reads {
  const { storage, read } = session;
  return {
    async find(collection, { query = {}, order, offset, limit, projection }, options) {
      const project = projection ? compileProjection(projection) : undefined;
      const wanted = {
        query: resolveServerDates(query, nowMs()),
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

type Writes = Pick<Database, "insert" | "update" | "updateAndReturn" | "remove">;

function writes({ write }: Session, nowMs: () => number): Writes {
  return {
    async insert(collection, docs, options) {
      const documents = docs.map((doc) => changes.prepareNew(doc, nowMs()));
      await write(collection, options, (view) => documents.forEach(view.insert));
      return { insertedIds: documents.map(({ doc }) => doc["_id"] ?? null) };
    },

    async update(collection, { query, data, multi, upsert, replace }, options) {
      const request = {
        query: resolveServerDates(query, nowMs()),
        data,
        multi: multi === true,
        upsert: upsert === true,
        replace: replace === true,
      };
      return write(collection, options, (view) => changes.update(view, request, nowMs()));
    },

    async updateAndReturn(collection, { query, data }, options) {
      const request = { query: resolveServerDates(query, nowMs()), data };
      return write(collection, options, (view) => changes.updateAndReturn(view, request, nowMs()));
    },

    async remove(collection, { query, multi }, options) {
      const wanted = resolveServerDates(query, nowMs());
      return write(collection, options, (view) => changes.remove(view, wanted, multi === true));
    },
  };
}

function wholeNumber(name: string, value: number | undefined): number {
  if (value === undefined) return 0;
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw invalidParameter(`${name} must be a whole number, not below 0: ${value}`);
}
