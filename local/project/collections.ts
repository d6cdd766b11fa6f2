import { complain, listAt, objectAt, textAt, within, type Place } from "./fields.ts";

/** Upwards, downwards, or of places on the globe. */
type Direction = "1" | "-1" | "2dsphere";

/** One index, as database-indexes.json and the console's API write it. */
export type IndexSpec = {
  readonly name: string;
  readonly unique?: boolean;
  readonly keys: readonly { readonly name: string; readonly direction: Direction }[];
};

const DIRECTION = /^(-?1|2dsphere)$/;
const COLLECTION = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$/;

export function isCollectionName(name: string): boolean {
  return COLLECTION.test(name);
}

/** The collections of database-indexes.json with their indexes. */
export function readIndexes(file: unknown, place: Place): Map<string, readonly IndexSpec[]> {
  const collections = new Map<string, readonly IndexSpec[]>();
  for (const [collection, list] of Object.entries(objectAt(file, place))) {
    const at = within(place, collection);
    textAt(collection, at, COLLECTION);
    const indexes = listAt(list, at).map((index, i) => readIndex(index, within(at, i)));
    for (const [i, { name }] of indexes.entries()) {
      if (indexes.findIndex((other) => other.name === name) !== i) {
        throw complain(within(at, i), `repeats the name "${name}"`);
      }
    }
    collections.set(collection, indexes);
  }
  return collections;
}

function readIndex(value: unknown, place: Place): IndexSpec {
  const index = objectAt(value, place);
  const unique = index["unique"] ?? false;
  if (typeof unique !== "boolean") throw complain(within(place, "unique"), "must be true or false");
  const keys = listAt(index["keys"], within(place, "keys"));
  if (keys.length === 0) throw complain(within(place, "keys"), "must name a field");
  return {
    name: textAt(index["name"], within(place, "name"), /./),
    unique,
    keys: keys.map((item, i) => {
      const at = within(within(place, "keys"), i);
      const key = objectAt(item, at);
      const direction = textAt(key["direction"], within(at, "direction"), DIRECTION);
      return {
        name: textAt(key["name"], within(at, "name"), /./),
        direction: direction as Direction,
      };
    }),
  };
}

/** The collections that database-rules.json speaks of. */
export function readRuledCollections(file: unknown, place: Place): string[] {
  return Object.keys(objectAt(file, place)).map((name) =>
    textAt(name, within(place, name), COLLECTION),
  );
}
