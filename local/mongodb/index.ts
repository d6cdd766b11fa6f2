import { MongoClient } from "mongodb";
import { notEmulated } from "../database/errors.ts";
import type { Database } from "../database/index.ts";
import { prepareCollections } from "./collections.ts";
import { mongoReads } from "./reads.ts";
import { createSessions } from "./sessions.ts";
import { mongoWrites } from "./writes.ts";

const CONNECT_MS_MAX = 5_000;
const SOCKET_MS_MAX = 90_000;

/**
 * The document database over a real MongoDB, which must be a replica set for transactions. The database is the one
 * that the URI names.
 *
 * Not there: the feed of changes, so watch, triggers and history refuse by name.
 *
 * Errors: a server that does not answer within 5 seconds, or a URI that cannot be read, as the driver words it.
 */
export async function openMongo(o: { uri: string; nowMs: () => number }): Promise<Database> {
  const client = new MongoClient(o.uri, {
    serverSelectionTimeoutMS: CONNECT_MS_MAX,
    socketTimeoutMS: SOCKET_MS_MAX,
    appName: "cloudbase-local",
  });
  await client.connect();
  const collections = await prepareCollections(client.db());
  const sessions = createSessions(client);
  const parts = { collections, sessions, nowMs: o.nowMs };
  return {
    ...mongoReads(parts),
    ...mongoWrites(parts),
    createCollection: collections.create,
    ensureCollection: collections.ensure,
    collections: collections.names,
    stats: collections.stats,
    onChange: () => {
      throw notEmulated("watch, triggers and history with --mongodb");
    },
    tellsChanges: false,
    startTransaction: sessions.start,
    commit: sessions.commit,
    abort: sessions.abort,
    async close() {
      await sessions.close();
      await collections.settled();
      await client.close();
    },
  };
}
