import type { Collection, Db } from "mongodb";
import type { IndexSpec } from "../database/index.ts";
import { requestFailed } from "../database/errors.ts";
import { collectionMissing, invalidParameter } from "../database/refusals.ts";

const NAME = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * The collections that exist. MongoDB would make a missing one at the first write; CloudBase refuses, so the names are
 * known here: those of the server's start and those made since.
 */
export interface Collections {
  /** Waits until the collection and its indexes are made. Refuses one that does not exist. */
  ready(name: string): Promise<Collection>;
  has(name: string): boolean;
  create(name: string): void;
  ensure(name: string, indexes: readonly IndexSpec[]): void;
  names(): readonly string[];
  /** As counted a moment ago. */
  stats(name: string): { documents: number };
  settled(): Promise<void>;
}

export async function prepareCollections(db: Db): Promise<Collections> {
  /** What each collection still waits for. */
  const making = new Map<string, Promise<unknown>>();
  const counts = new Map<string, number>();
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray()) {
    if (name.startsWith("system.")) continue;
    making.set(name, Promise.resolve());
    void count(name);
  }

  async function count(name: string): Promise<void> {
    await making.get(name);
    counts.set(name, await db.collection(name).estimatedDocumentCount());
  }

  function make(name: string): void {
    if (!NAME.test(name)) throw invalidParameter(`invalid collection name: ${name}`);
    const made = db.createCollection(name);
    // Told to whoever uses the collection next.
    made.catch(() => undefined);
    making.set(name, made);
  }

  return {
    async ready(name) {
      const made = making.get(name);
      if (made === undefined) throw collectionMissing(name);
      await made;
      return db.collection(name);
    },
    has: (name) => making.has(name),
    create(name) {
      if (making.has(name)) throw requestFailed("Table exist");
      make(name);
    },
    ensure(name, indexes) {
      if (!making.has(name)) make(name);
      const made = Promise.resolve(making.get(name)).then(() =>
        setIndexes(db.collection(name), indexes),
      );
      made.catch(() => undefined);
      making.set(name, made);
    },
    names: () => [...making.keys()].sort(),
    stats(name) {
      if (!making.has(name)) throw collectionMissing(name);
      count(name).catch(() => undefined);
      return { documents: counts.get(name) ?? 0 };
    },
    async settled() {
      await Promise.allSettled(making.values());
    },
  };
}

/** Makes the collection's indexes those that the project's files name. */
async function setIndexes(collection: Collection, specs: readonly IndexSpec[]): Promise<void> {
  const wanted = new Map(specs.map((spec) => [spec.name, spec]));
  for (const { name = "", key, unique = false } of await collection.indexes()) {
    if (name === "_id_") continue;
    const spec = wanted.get(name);
    const isAsWanted =
      spec !== undefined &&
      unique === (spec.unique ?? false) &&
      JSON.stringify(keyOf(spec)) === JSON.stringify(Object.entries(key));
    if (isAsWanted) wanted.delete(name);
    else await collection.dropIndex(name);
  }
  for (const spec of wanted.values()) {
    const { name, unique = false } = spec;
    await collection.createIndex(keyOf(spec), { name, unique });
  }
}

function keyOf({ keys }: IndexSpec): [string, 1 | -1 | "2dsphere"][] {
  return keys.map(({ name, direction }) => {
    const known: string = direction;
    return [name, known === "2dsphere" ? known : known === "1" ? 1 : -1];
  });
}
