import { type Collection, type Index, saveLists } from "./catalog.ts";
import { type Connection, isUniqueViolation } from "./driver.ts";
import { requestFailed } from "./errors.ts";
import { documentKeys, type DocumentKeys } from "./indexKeys.ts";
import { isGeometry, storedShape } from "./geo/shapes.ts";
import { keyBytes } from "./keyBytes.ts";
import { parsePath, valueAt } from "./path.ts";
import { duplicateWrite } from "./refusals.ts";
import { type Match } from "./search.ts";
import { encodeDoc } from "./storedText.ts";
import { type Doc } from "./value.ts";

/** A document ready to be written; what cannot be stored was refused while making it. */
export interface Prepared {
  readonly doc: Doc;
  readonly id: Buffer;
  readonly text: string;
}

/** MongoDB's limit of a document, here of its stored text. */
const TEXT_MAX = 16 * 1024 * 1024;

export function prepare(doc: Doc): Prepared {
  const text = encodeDoc(doc);
  if (text.length > TEXT_MAX) throw requestFailed("document is larger than 16 MB");
  return { doc, id: idBytes(doc), text };
}

/** The key of a document. `_id` 1 and "1" have different ones. */
export function idBytes(doc: Doc): Buffer {
  const id = doc["_id"];
  if (id === undefined || Array.isArray(id) || id instanceof RegExp) {
    throw requestFailed("_id must be a value, and neither a list nor a pattern");
  }
  return keyBytes(id);
}

/** MongoDB keeps what is no place out of a field that has a 2dsphere index. A missing field is let in. */
function refuseBadPlaces({ geoPaths, name }: Collection, doc: Doc): void {
  for (const path of geoPaths) {
    const value = valueAt(doc, parsePath(path));
    const places = Array.isArray(value) && !isGeometry(value) ? value : [value];
    for (const place of places) {
      if (place === undefined || place === null || storedShape(place) !== undefined) continue;
      throw requestFailed(`Can't extract geo keys: ${name} has no place in ${path}`);
    }
  }
}

export function insertRow(
  connection: Connection,
  collection: Collection,
  { doc, id, text }: Prepared,
  version: number,
): void {
  refuseBadPlaces(collection, doc);
  const sql = `INSERT INTO ${collection.table}(id, doc, v) VALUES(?, ?, ?)`;
  const n = orDuplicate(collection.name, collection.byId.name, doc, () =>
    connection.run(sql, id, text, version),
  );
  for (const index of collection.indexes) {
    addKeys(connection, collection, index, n, doc, documentKeys(index.parts, doc));
  }
}

/**
 * Takes away the keys that the old document has and the new one will not have. Done for many documents before any is
 * changed, it lets them exchange unique values.
 */
export function freeKeys(
  connection: Connection,
  collection: Collection,
  old: Match,
  { doc }: Prepared,
): void {
  for (const index of collection.indexes) {
    const before = documentKeys(index.parts, old.doc).keys;
    const after = documentKeys(index.parts, doc).keys;
    removeKeys(connection, index, old.n, difference(before, after));
  }
}

/** Writes the new document over the old one, and only those keys that changed. */
export function changeRow(
  connection: Connection,
  collection: Collection,
  old: Match,
  { doc, text }: Prepared,
  version: number,
): void {
  refuseBadPlaces(collection, doc);
  connection.run(`UPDATE ${collection.table} SET doc = ?, v = ? WHERE n = ?`, text, version, old.n);
  for (const index of collection.indexes) {
    const before = documentKeys(index.parts, old.doc);
    const after = documentKeys(index.parts, doc);
    const gone = difference(before.keys, after.keys);
    const come = difference(after.keys, before.keys);
    removeKeys(connection, index, old.n, gone);
    addKeys(connection, collection, index, old.n, doc, { keys: come, lists: after.lists });
  }
}

export function removeRow(connection: Connection, collection: Collection, old: Match): void {
  for (const index of collection.indexes) {
    removeKeys(connection, index, old.n, documentKeys(index.parts, old.doc).keys);
  }
  connection.run(`DELETE FROM ${collection.table} WHERE n = ?`, old.n);
}

function difference(keys: readonly Buffer[], without: readonly Buffer[]): readonly Buffer[] {
  if (keys.length === 1 && without.length === 1) return keys[0]!.equals(without[0]!) ? [] : keys;
  const other = new Set(without.map((key) => key.toString("latin1")));
  return keys.filter((key) => !other.has(key.toString("latin1")));
}

function removeKeys(
  connection: Connection,
  index: Index,
  n: number,
  keys: readonly Buffer[],
): void {
  for (const key of keys) {
    connection.run(`DELETE FROM ${index.table} WHERE k = ? AND n = ?`, key, n);
  }
}

/** Also used to fill a new index. */
export function addKeys(
  connection: Connection,
  collection: Collection,
  index: Index,
  n: number,
  doc: Doc,
  { keys, lists }: DocumentKeys,
): void {
  const sql = `INSERT INTO ${index.table}(k, n) VALUES(?, ?)`;
  for (const key of keys) {
    orDuplicate(collection.name, index.name, doc, () => connection.run(sql, key, n));
  }
  const met = index.lists.map((known, part) => known | (lists[part] ?? 0));
  if (met.every((known, part) => known === index.lists[part])) return;
  index.lists = met;
  index.hasGrown = true;
  saveLists(connection, index);
}

function orDuplicate<T>(collection: string, index: string, doc: Doc, write: () => T): T {
  try {
    return write();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw duplicateWrite(collection, index, encodeDoc({ _id: doc["_id"] ?? null }));
  }
}
