import { DatabaseError } from "../database/errors.ts";
import type { Database, Options } from "../database/index.ts";
import type { Doc, Value } from "../database/value.ts";
import { OWNER, ownerIn } from "./owner.ts";

/** Each further try means that another client has written the very same document in between. */
const TRIES_MAX = 5;

/**
 * Puts a whole document in the place of the first that matches, which keeps its owner; `made` is put in where none
 * matches. Each try writes only if the owner is still the one read.
 */
export async function replace(
  database: Database,
  collection: string,
  o: { readonly query: Doc; readonly data: Doc; readonly made: Doc | undefined },
  options: Options,
): Promise<{ updated: number; upsertedId: Value | null }> {
  const { transactionId } = options;
  let taken: DatabaseError | undefined;
  for (let tries = 1; tries <= TRIES_MAX; tries += 1) {
    const one = { query: o.query, limit: 1, projection: { [OWNER]: 1 } };
    const [current] = await database.find(collection, one, { transactionId });
    if (current !== undefined) {
      const owner = current[OWNER] ?? { $exists: false };
      const query = { $and: [o.query, { _id: current["_id"] ?? null, [OWNER]: owner }] };
      const data = { ...o.data, ...ownerIn(current) };
      const done = await database.update(collection, { query, data, replace: true }, options);
      if (done.updated > 0) return done;
      continue;
    }
    if (o.made === undefined) return { updated: 0, upsertedId: null };
    // Still none that matches: what is taken is another value that must be unique.
    if (taken !== undefined) throw taken;
    const inserted = await insertNew(database, collection, o.made, options);
    if (!(inserted instanceof DatabaseError)) return { updated: 0, upsertedId: inserted };
    taken = inserted;
  }
  throw new DatabaseError("SERVER_BUSY", "others keep writing this document: try again");
}

/** The new id; an error when a value that must be unique is taken, perhaps by who was first to make the document. */
async function insertNew(
  database: Database,
  collection: string,
  document: Doc,
  options: Options,
): Promise<Value | DatabaseError> {
  try {
    const { insertedIds } = await database.insert(collection, [document], options);
    return insertedIds[0] ?? null;
  } catch (error) {
    const isTaken = error instanceof DatabaseError && error.code === "DATABASE_DUPLICATE_WRITE";
    if (isTaken) return error;
    throw error;
  }
}
