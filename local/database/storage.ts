import { mkdirSync } from "node:fs";
import { join } from "node:path";
import {
  type Collection,
  countOpening,
  loadCollections,
  loadIndexes,
  collectionNumber,
  prepareCatalog,
} from "./catalog.ts";
import { type CommitQueue, createCommitQueue } from "./commitQueue.ts";
import { connect, type Connection } from "./driver.ts";
import { DatabaseError } from "./errors.ts";
import { collectionMissing } from "./refusals.ts";

/** The open files of one directory: the one writing connection, and a place for snapshots to be opened from. */
export interface Storage {
  readonly connection: Connection;
  readonly queue: CommitQueue;
  readonly collections: Map<string, Collection>;
  /** The collection of that name, or the platform's refusal. */
  collection(name: string): Collection;
  /** A number above all that were given before, in this and in earlier openings. */
  nextVersion(): number;
  currentVersion(): number;
  openSnapshotConnection(): Connection;
  close(): void;
}

/** Checkpoints wait for the disk, so they run beside the requests, not inside one. */
const CHECKPOINT_EVERY_MS = 1_000;
/** Leaves room for 2^21 openings and as many writes in each as a double counts exactly. */
const VERSIONS_PER_OPENING = 2 ** 32;

/** Opens or makes the directory's database. Throws when another process has it open. */
export function openStorage(
  directory: string,
  durability: "full" | "off",
  isDiskFull?: () => boolean,
): Storage {
  mkdirSync(directory, { recursive: true });
  const ownership = own(directory);
  const path = join(directory, "documents.db");
  const connection = connect(path);
  connection.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${durability === "full" ? "FULL" : "OFF"};
    PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY`);
  prepareCatalog(connection);
  let version = countOpening(connection) * VERSIONS_PER_OPENING;
  let checkpointed = version;
  const collections = new Map(loadCollections(connection).map((one) => [one.name, one]));

  /** After a rollback the indexes may know of lists that the tables do not: they must be able to record them again. */
  function rereadLists(): void {
    for (const collection of collections.values()) {
      if (!collection.indexes.some((index) => index.hasGrown)) continue;
      const stored = loadIndexes(connection, collectionNumber(collection));
      for (const index of collection.indexes) {
        const same = stored.find(({ table }) => table === index.table);
        if (same) index.lists = same.lists;
      }
    }
  }
  const timer = setInterval(() => {
    if (checkpointed === version) return;
    checkpointed = version;
    connection.get("PRAGMA wal_checkpoint(PASSIVE)");
  }, CHECKPOINT_EVERY_MS);
  timer.unref();

  return {
    connection,
    queue: createCommitQueue(connection, rereadLists, isDiskFull),
    collections,
    collection: (name) => {
      const found = collections.get(name);
      if (!found) throw collectionMissing(name);
      return found;
    },
    nextVersion: () => ++version,
    currentVersion: () => version,
    openSnapshotConnection: () => {
      const snapshot = connect(path);
      snapshot.exec("PRAGMA query_only = 1; PRAGMA cache_size = -2048");
      return snapshot;
    },
    close: () => {
      clearInterval(timer);
      connection.get("PRAGMA wal_checkpoint(TRUNCATE)");
      connection.close();
      ownership.close();
    },
  };
}

/**
 * Holds SQLite's exclusive lock on a file of its own for as long as the directory is open. The system drops it with
 * the process, however that ends, so nothing has to be cleaned up after a kill.
 */
function own(directory: string): Connection {
  const lock = connect(join(directory, "owner.lock"));
  try {
    lock.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
    return lock;
  } catch {
    lock.close();
    throw new DatabaseError(
      "DATABASE_REQUEST_FAILED",
      `the data directory ${directory} is open in another process: stop that one, or choose another directory`,
    );
  }
}
