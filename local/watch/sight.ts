import { compileQuery, type Matcher } from "../database/match.ts";
import { DatabaseError, type Database, type Doc } from "../database/index.ts";
import { valueKey } from "../database/valueKey.ts";
import type { DocEvent } from "./outbox.ts";
import { clientText, plainId, type Seen } from "./seen.ts";

/** What a listener asked for. Server dates and `{openid}` are no longer in the query. */
export type Wanted = {
  readonly collection: string;
  readonly query: Doc;
  readonly order: Doc | undefined;
  /** Undefined: all that match. */
  readonly limit: number | undefined;
};

/** The documents that a listener has before it, and what a change does to them. */
export interface Sight {
  /** What it had at the beginning, in order. */
  readonly docs: readonly Doc[];
  /** The events of some changes, in order; each list is one change to the client. */
  look(changes: readonly Seen[]): Promise<readonly (readonly DocEvent[])[]>;
}

/** The platform's limit. */
const DOCUMENTS_MAX = 5_000;

/**
 * Opens the view of a listener. The documents are read as they are at the call, so whoever wants to miss nothing must
 * collect the changes from before it; a change that was read already does no harm.
 *
 * Errors: DatabaseError, also for more than 5,000 documents, at the beginning or later.
 */
export async function openSight(database: Database, wanted: Wanted): Promise<Sight> {
  const accepts = compileQuery(wanted.query);
  const docs = await read(database, wanted);
  return wanted.limit === undefined
    ? wholeSight(docs, accepts)
    : windowSight(docs, accepts, () => read(database, wanted));
}

async function read(database: Database, { collection, query, order, limit }: Wanted) {
  const docs = await database.aggregate(collection, [
    { $match: query },
    ...(order ? [{ $sort: order }] : []),
    { $limit: Math.min(limit ?? Infinity, DOCUMENTS_MAX + 1) },
  ]);
  if (docs.length > DOCUMENTS_MAX) throw tooMany();
  return docs;
}

/** All that match: a change is judged by its own document alone. */
function wholeSight(docs: readonly Doc[], accepts: Matcher): Sight {
  const keys = new Set(docs.map(keyOf));

  function judge(change: Seen): DocEvent | undefined {
    const { key } = change;
    const was = keys.has(key);
    const doc = change.after();
    const is = doc !== undefined && accepts(doc);
    if (is) keys.add(key);
    else keys.delete(key);
    if (keys.size > DOCUMENTS_MAX) throw tooMany();
    if (is) return came(change, was ? "update" : "enqueue");
    return was ? left(change) : undefined;
  }

  return {
    docs,
    look: async (changes) => changes.map(judge).flatMap((event) => (event ? [[event]] : [])),
  };
}

/** The first of an order: a change may let another document in, so the window is read again and compared. */
function windowSight(docs: readonly Doc[], accepts: Matcher, readAgain: () => Promise<Doc[]>) {
  let window = windowOf(docs);

  async function look(changes: readonly Seen[]): Promise<DocEvent[][]> {
    const touches = ({ key, after }: Seen): boolean => {
      const doc = after();
      return window.has(key) || (doc !== undefined && accepts(doc));
    };
    if (!changes.some(touches)) return [];
    const last = new Map(changes.map((change) => [change.key, change]));
    const before = window;
    window = windowOf(await readAgain());
    const events: DocEvent[] = [];
    for (const [key, { id, text }] of before) {
      if (!window.has(key)) events.push(goneFrom(id, text, last.get(key)));
    }
    for (const [key, { id, text }] of window) {
      const old = before.get(key);
      if (old?.text === text) continue;
      events.push(nowIn(id, text, last.get(key), old === undefined ? "enqueue" : "update"));
    }
    return events.length > 0 ? [events] : [];
  }

  return { docs, look };
}

type Window = ReadonlyMap<string, { readonly id: unknown; readonly text: string }>;

function windowOf(docs: readonly Doc[]): Window {
  return new Map(
    docs.map((doc) => [keyOf(doc), { id: plainId(doc["_id"] ?? null), text: clientText(doc) }]),
  );
}

function keyOf(doc: Doc): string {
  return valueKey(doc["_id"]);
}

function came(change: Seen, QueueType: "enqueue" | "update"): DocEvent {
  return { ...head(change), QueueType, Doc: change.afterText(), ...change.fields() };
}

/**
 * A document that no longer matches is told as the client last saw it: what it has become is perhaps not for this
 * client, whose query was all that its right to read was proven by.
 */
function left(change: Seen): DocEvent {
  const Doc = change.type === "delete" ? "{}" : change.beforeText();
  return { ...head(change), QueueType: "dequeue", Doc };
}

function head({ type, docId }: Seen): Pick<DocEvent, "DataType" | "DocID"> {
  return { DataType: DATA_TYPES[type], DocID: docId };
}

const DATA_TYPES = {
  insert: "add",
  update: "update",
  replace: "replace",
  delete: "remove",
} as const;

/** `limit` is the protocol's word for a document that moved because of another. */
function goneFrom(id: unknown, text: string, change: Seen | undefined): DocEvent {
  const known = change ? DATA_TYPES[change.type] : "limit";
  const DataType = known === "add" ? "limit" : known;
  const Doc = DataType === "remove" ? "{}" : text;
  return { DataType, QueueType: "dequeue", DocID: id, Doc };
}

function nowIn(
  id: unknown,
  text: string,
  change: Seen | undefined,
  QueueType: "enqueue" | "update",
): DocEvent {
  const known = change ? DATA_TYPES[change.type] : "limit";
  // Removed and made again between two looks, or changed by whom this look has not heard of yet.
  const isWhole = QueueType === "update" && known !== "update";
  const DataType = isWhole || known === "remove" ? "replace" : known;
  return { DataType, QueueType, DocID: id, Doc: text };
}

function tooMany(): DatabaseError {
  return new DatabaseError(
    "DATABASE_REQUEST_FAILED",
    `a listener takes at most ${DOCUMENTS_MAX} documents: narrow the query or set a limit`,
  );
}
