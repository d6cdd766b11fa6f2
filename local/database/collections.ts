import {
  addCollection,
  addIndex,
  type Collection,
  collectionNumber,
  dropIndex,
  type Index,
  type IndexSpec,
  specText,
} from "./catalog.ts";
import { requestFailed } from "./errors.ts";
import { documentKeys } from "./indexKeys.ts";
import { invalidParameter } from "./refusals.ts";
import { addKeys } from "./rows.ts";
import { type Storage } from "./storage.ts";
import { decodeDoc } from "./storedText.ts";

const NAME = /^[A-Za-z0-9_-]{1,64}$/;

/** Refuses a name that the platform would not take, and one that is taken. */
export function createCollection(storage: Storage, name: string): void {
  if (!NAME.test(name)) throw invalidParameter(`invalid collection name: ${name}`);
  if (storage.collections.has(name)) throw requestFailed("Table exist");
  const made = atomically(storage, () =>
    addCollection(storage.connection, name, storage.nextVersion()),
  );
  storage.collections.set(name, made);
}

/**
 * Makes the indexes of a collection those of `specs`: drops what is gone, fills what is new or changed.
 * Returns whether anything changed; snapshots taken before then do not fit the indexes any more.
 */
export function setIndexes(
  storage: Storage,
  collection: Collection,
  specs: readonly IndexSpec[],
): boolean {
  const { connection } = storage;
  collection.geoPaths = new Set(specs.flatMap(placesOf));
  const wanted = new Map(specs.filter(isOrdered).map((spec) => [spec.name, spec]));
  const kept = collection.indexes.filter((index) => isAsWanted(index, wanted.get(index.name)));
  const gone = collection.indexes.filter((index) => !kept.includes(index));
  for (const { name } of kept) wanted.delete(name);
  if (gone.length === 0 && wanted.size === 0) return false;
  storage.queue.flush();
  collection.indexes = atomically(storage, () => {
    for (const index of gone) dropIndex(connection, index);
    const made = [...wanted.values()].map((spec) => {
      const index = addIndex(connection, collectionNumber(collection), spec);
      fill(storage, collection, index);
      return index;
    });
    return [...kept, ...made];
  });
  return true;
}

function placesOf({ keys }: IndexSpec): string[] {
  return keys.filter(({ direction }) => direction === "2dsphere").map(({ name }) => name);
}

/** A place on the globe has no order: such an index is left to the filter. */
function isOrdered({ keys }: IndexSpec): boolean {
  return keys.length > 0 && keys.every(({ direction }) => /^-?1$/.test(String(direction)));
}

function isAsWanted(index: Index, spec: IndexSpec | undefined): boolean {
  if (!spec) return false;
  const keys = index.parts.map(({ path, descending }) => ({
    name: path,
    direction: descending ? "-1" : "1",
  }));
  return specText({ name: index.name, unique: index.unique, keys }) === specText(spec);
}

function fill({ connection }: Storage, collection: Collection, index: Index): void {
  const sql = `SELECT n, doc FROM ${collection.table} ORDER BY n`;
  for (const [n, text] of connection.iterate(sql)) {
    const doc = decodeDoc(text as string);
    addKeys(connection, collection, index, n as number, doc, documentKeys(index.parts, doc));
  }
}

function atomically<T>({ connection }: Storage, change: () => T): T {
  connection.run("BEGIN IMMEDIATE");
  try {
    const result = change();
    connection.run("COMMIT");
    return result;
  } catch (error) {
    connection.run("ROLLBACK");
    throw error;
  }
}
