import { randomUUID } from "node:crypto";
import type { ClientSession } from "mongodb";
import type { Database, Options } from "../database/index.ts";
import { resolveServerDates } from "../database/ejson.ts";
import { requestFailed } from "../database/errors.ts";
import { storedValue } from "../database/storable.ts";
import { upsertSeed } from "../database/update.ts";
import { isDoc, type Doc, type Value } from "../database/value.ts";
import { OPERATION_MS_MAX, type MongoParts } from "./reads.ts";
import { docFromBson, fromBson, toBson } from "./values.ts";

type Bson = Record<string, unknown>;

export function mongoWrites(
  parts: MongoParts,
): Pick<Database, "insert" | "update" | "updateAndReturn" | "remove"> {
  const { collections, sessions, nowMs } = parts;
  return {
    async insert(name, docs, options) {
      const collection = await collections.ready(name);
      const documents = docs.map((doc) => withId(storedValue(doc, nowMs())));
      await atOnce(parts, options, documents.length, (session) =>
        collection.insertMany(
          documents.map((doc) => toBson(doc)),
          session,
        ),
      );
      written(options, documents.length);
      return { insertedIds: documents.map(({ _id = null }) => _id) };
    },

    async update(name, { query, data, multi, upsert, replace }, options) {
      const collection = await collections.ready(name);
      const filter = toBson(resolveServerDates(query, nowMs()));
      const isUpsert = upsert === true;
      const { matchedCount, modifiedCount, upsertedId } = await sessions.run(
        options?.transactionId,
        (session) => {
          const settings = { upsert: isUpsert, ...inside(session) };
          if (replace === true) {
            const document = toBson(storedValue(data, nowMs()));
            return collection.replaceOne(filter, document, settings);
          }
          const change = changeOf(data, { query, isUpsert, nowMs: nowMs() });
          return multi === true
            ? collection.updateMany(filter, change, settings)
            : collection.updateOne(filter, change, settings);
        },
      );
      const id = upsertedId === null ? null : fromBson(upsertedId);
      written(options, modifiedCount + (id === null ? 0 : 1), matchedCount);
      return { updated: matchedCount, upsertedId: id };
    },

    async updateAndReturn(name, { query, data }, options) {
      const collection = await collections.ready(name);
      const filter = toBson(resolveServerDates(query, nowMs()));
      const change = changeOf(data, { query, isUpsert: false, nowMs: nowMs() });
      const found = await sessions.run(options?.transactionId, (session) =>
        collection.findOneAndUpdate(filter, change, {
          returnDocument: "after",
          maxTimeMS: OPERATION_MS_MAX,
          ...inside(session),
        }),
      );
      if (found === null) return { updated: 0, doc: null };
      written(options, 1, 1);
      return { updated: 1, doc: docFromBson(found) };
    },

    async remove(name, { query, multi }, options) {
      const collection = await collections.ready(name);
      const filter = toBson(resolveServerDates(query, nowMs()));
      const { deletedCount } = await sessions.run(options?.transactionId, (session) =>
        multi === true
          ? collection.deleteMany(filter, inside(session))
          : collection.deleteOne(filter, inside(session)),
      );
      written(options, deletedCount, deletedCount);
      return deletedCount;
    },
  };
}

/** Several documents are written together or not at all, which MongoDB promises within a transaction only. */
async function atOnce(
  { sessions }: MongoParts,
  options: Options | undefined,
  documents: number,
  write: (settings: { session?: ClientSession }) => Promise<unknown>,
): Promise<void> {
  const given = options?.transactionId;
  const own = given === undefined && documents > 1 ? sessions.start() : undefined;
  try {
    await sessions.run(given ?? own, (session) => write(inside(session)));
    if (own !== undefined) await sessions.commit(own);
  } catch (error) {
    if (own !== undefined) await sessions.abort(own).catch(() => undefined);
    throw error;
  }
}

function inside(session: ClientSession | undefined): { session?: ClientSession } {
  return session === undefined ? {} : { session };
}

function withId(doc: Doc): Doc {
  return doc["_id"] === undefined ? { _id: newId(), ...doc } : doc;
}

/** As CloudBase makes them. MongoDB would make an ObjectId. */
function newId(): string {
  return randomUUID().replaceAll("-", "");
}

/** The operators of an update, with an id for the document that an upsert may have to make. */
function changeOf(data: Doc, o: { query: Doc; isUpsert: boolean; nowMs: number }): Bson {
  for (const name of Object.keys(data)) {
    if (!name.startsWith("$")) throw requestFailed(`Unknown modifier: ${name}`);
  }
  const change = resolveServerDates(data, o.nowMs);
  if (!o.isUpsert || upsertSeed(o.query)["_id"] !== undefined) return toBson(change);
  const onInsert: Value = change["$setOnInsert"] ?? {};
  return toBson({
    ...change,
    $setOnInsert: { _id: newId(), ...(isDoc(onInsert) ? onInsert : {}) },
  });
}

function written(options: Options | undefined, count: number, read = 0): void {
  if (!options?.cost) return;
  options.cost.documentsWritten += count;
  options.cost.documentsRead += read;
}
