import { type IndexSpec } from "./catalog.ts";
import * as changes from "./changes.ts";
import { createCollection, setIndexes } from "./collections.ts";
import { DatabaseError } from "./errors.ts";
import { resolveServerDates } from "./ejson.ts";
import { type Change, type ChangeListener } from "./feed.ts";
import { reads } from "./reads.ts";
import { type Cost } from "./search.ts";
import { openSession, type Session } from "./session.ts";
import { type Doc, type Value } from "./value.ts";

export { DatabaseError, type Change, type Cost, type Doc, type IndexSpec, type Value };

export interface Options {
  readonly transactionId?: string | undefined;
  /** Added to, for the meter, by calls that succeed. */
  readonly cost?: Cost | undefined;
  /** Who writes, for those who listen to the changes. */
  readonly by?: string | undefined;
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
  /**
   * Calls the listener once for each write call or transaction that changed documents: after its commit, in the order
   * of the commits, before the writer hears of it. Nothing that is rolled back is ever told. What is read inside the
   * call may be newer than the change, as commits are shared. A listener that throws hurts nobody: Node warns.
   * Returns what ends the listening.
   */
  onChange(listener: ChangeListener): () => void;
  /** Whether `onChange` tells of changes at all; where it does not, it throws "not emulated". */
  readonly tellsChanges: boolean;
  /** Commits what is queued, ends open transactions, closes the files. */
  close(): Promise<void>;
}

/**
 * Opens the database of a directory, made where it is missing. `nowMs` is the time of server dates and of the
 * transactions' 30 seconds, `factor` how many times as fast as real time it runs. Throws when another process has the
 * directory open. `isDiskFull`, asked before each commit, makes it fail. `durability` "full" survives a power cut, "off" only a killed process.
 */
export function openDatabase(o: {
  directory: string;
  durability: "full" | "off";
  nowMs: () => number;
  factor?: () => number;
  isDiskFull?: () => boolean;
}): Database {
  const clock = { nowMs: o.nowMs, factor: o.factor ?? (() => 1) };
  const session = openSession(o.directory, o.durability, clock, o.isDiskFull);
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
    onChange: (listener) => session.feed.listen(listener),
    tellsChanges: true,
    close: async () => session.close(),
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
