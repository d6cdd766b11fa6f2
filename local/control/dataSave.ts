import { createHash } from "node:crypto";
import { DatabaseError, type Database, type Doc, type Value } from "../database/index.ts";
import { encodeDoc } from "../database/storedText.ts";
import { ControlError } from "./errors.ts";

/** Whom the history names for changes that were made by hand. */
const BY = "face";
/** The version of a document that must not be there yet. */
const NEW = "";

/** The version of a document: changes with its content, and is the same for the same content. */
export function revOf(doc: Doc): string {
  return createHash("sha256").update(encodeDoc(doc)).digest("base64url").slice(0, 22);
}

/**
 * Stores a document, new or in the place of the one with its `_id`, and returns it as it is then stored.
 *
 * With `rev` only if the document is still that version ("" if there must be none): of two people who edit the same
 * one, the second is told. Errors: rev_conflict (409); DatabaseError.
 */
export async function saveDocument(
  database: Database,
  { collection, document, rev }: { collection: string; document: Doc; rev: string | undefined },
): Promise<Doc> {
  const { _id, ...data } = document;
  if (_id === undefined || rev === NEW) {
    const { insertedIds } = await database.insert(collection, [document], { by: BY });
    return only(database, collection, insertedIds[0] ?? null);
  }
  const request = { query: { _id }, data, replace: true, upsert: true };
  await changing(database, { collection, id: _id, rev }, (transactionId) =>
    database.update(collection, request, { transactionId, by: BY }),
  );
  return only(database, collection, _id);
}

/** How many were removed: 1 or 0. With `rev` only that version. Errors: rev_conflict (409); DatabaseError. */
export function removeDocument(
  database: Database,
  o: { collection: string; id: Value; rev: string | undefined },
): Promise<number> {
  return changing(database, o, (transactionId) =>
    database.remove(o.collection, { query: { _id: o.id } }, { transactionId, by: BY }),
  );
}

/** Runs a change, with `rev` in a transaction that first looks whether the document is still that version. */
async function changing<T>(
  database: Database,
  { collection, id, rev }: { collection: string; id: Value; rev: string | undefined },
  change: (transactionId: string | undefined) => Promise<T>,
): Promise<T> {
  if (rev === undefined) return change(undefined);
  const transactionId = database.startTransaction();
  try {
    const [now] = await database.find(collection, { query: { _id: id } }, { transactionId });
    if (now === undefined || revOf(now) !== rev) throw conflict();
    const result = await change(transactionId);
    await database.commit(transactionId);
    return result;
  } catch (error) {
    // Whoever met a conflict or failed to commit has no transaction left to abort.
    await database.abort(transactionId).catch(() => undefined);
    if (error instanceof DatabaseError && error.code === "DATABASE_TRANSACTION_CONFLICT") {
      throw conflict();
    }
    throw error;
  }
}

function conflict(): ControlError {
  const words = "the document was changed or removed meanwhile: look again before saving";
  return new ControlError("rev_conflict", words, 409);
}

async function only(database: Database, collection: string, _id: Value): Promise<Doc> {
  const [doc] = await database.find(collection, { query: { _id } });
  return doc ?? { _id };
}
