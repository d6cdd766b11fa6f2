import { randomUUID } from "node:crypto";
import { requestFailed } from "./errors.ts";
import { prepare, type Prepared } from "./rows.ts";
import { decodeDoc } from "./storedText.ts";
import { compileUpdate, replaceDocument, storable, upsertSeed } from "./update.ts";
import { type Doc, type Value } from "./value.ts";
import { type View } from "./view.ts";

/** What an update asks for: operators (`replace` false) or a whole document (`set()` of the SDK). */
export interface Update {
  readonly query: Doc;
  readonly data: Doc;
  readonly multi: boolean;
  readonly upsert: boolean;
  readonly replace: boolean;
}

/** A new document as it will be stored, with an `_id` of 32 hex digits where it has none. */
export function prepareNew(doc: Doc, nowMs: number): Prepared {
  const { _id, ...fields } = storable(doc, nowMs);
  return prepare({ _id: _id === undefined ? newId() : _id, ...fields });
}

function newId(): string {
  return randomUUID().replaceAll("-", "");
}

/** Counts the documents that matched, changed or not, as the platform does. */
export function update(
  view: View,
  { query, data, multi, upsert, replace }: Update,
  nowMs: number,
): { updated: number; upsertedId: Value | null } {
  const apply = replace ? null : compileUpdate(data);
  const found = view.find({ query, limit: multi ? Infinity : 1 });
  if (found.length === 0 && upsert) {
    const document = prepareNew(upserted({ query, data, replace }, nowMs), nowMs);
    view.insert(document);
    return { updated: 0, upsertedId: document.doc["_id"] ?? null };
  }
  for (const old of found) {
    const doc = apply
      ? apply(old.doc, { nowMs, query })
      : replaceDocument(old.doc, data, { nowMs });
    const document = prepare(doc);
    refuseNewId(old.doc, doc);
    if (document.text !== old.text) view.change(old, document, replace ? "replace" : "update");
  }
  return { updated: found.length, upsertedId: null };
}

/** What an upsert inserts: the query's equalities under the update. */
function upserted(
  { query, data, replace }: Pick<Update, "query" | "data" | "replace">,
  nowMs: number,
): Doc {
  const seed = upsertSeed(query);
  if (!replace) return compileUpdate(data)(seed, { nowMs, query, isInsert: true });
  const doc = replaceDocument(null, data, { nowMs });
  return seed["_id"] === undefined ? doc : { _id: seed["_id"], ...doc };
}

function refuseNewId(old: Doc, doc: Doc): void {
  if (prepare({ _id: old["_id"] ?? null }).text === prepare({ _id: doc["_id"] ?? null }).text)
    return;
  throw requestFailed(
    "Performing an update on the path '_id' would modify the immutable field '_id'",
  );
}

/** Changes the first match and gives it back as it is then stored. */
export function updateAndReturn(
  view: View,
  { query, data }: Pick<Update, "query" | "data">,
  nowMs: number,
): { updated: number; doc: Doc | null } {
  const apply = compileUpdate(data);
  const [old] = view.find({ query, limit: 1 });
  if (!old) return { updated: 0, doc: null };
  const doc = apply(old.doc, { nowMs, query });
  const document = prepare(doc);
  refuseNewId(old.doc, doc);
  if (document.text !== old.text) view.change(old, document, "update");
  return { updated: 1, doc: decodeDoc(document.text) };
}

export function remove(view: View, query: Doc, multi: boolean): number {
  const found = view.find({ query, limit: multi ? Infinity : 1 });
  for (const old of found) view.remove(old);
  return found.length;
}
