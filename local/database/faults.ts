import { join } from "node:path";
import { type Collection, type Index, loadCollections } from "./catalog.ts";
import { connect, type Connection } from "./driver.ts";
import { documentKeys } from "./indexKeys.ts";
import { idBytes } from "./rows.ts";
import { decodeDoc } from "./storedText.ts";

/**
 * What is wrong with the files of a directory, one sentence each; none when all is well. Checks SQLite's own integrity,
 * that each document stands under its `_id`, and that every key table is exactly what its documents say. Reads beside
 * an open database too, but sees only what is committed. With `only`, looks at that one collection.
 */
export function faultsIn(directory: string, only?: string): string[] {
  const connection = connect(join(directory, "documents.db"));
  try {
    const verdict = only ? "ok" : String(connection.get("PRAGMA integrity_check")?.[0]);
    const faults = verdict === "ok" ? [] : [`integrity_check: ${verdict}`];
    for (const collection of loadCollections(connection)) {
      if (only !== undefined && collection.name !== only) continue;
      faults.push(...idFaults(connection, collection));
      for (const index of collection.indexes)
        faults.push(...keyFaults(connection, collection, index));
    }
    return faults;
  } finally {
    connection.close();
  }
}

function idFaults(connection: Connection, { name, table }: Collection): string[] {
  const faults: string[] = [];
  for (const [n, id, text] of connection.iterate(`SELECT n, id, doc FROM ${table}`)) {
    const isUnderItsId = idBytes(decodeDoc(String(text))).equals(id as Uint8Array);
    if (!isUnderItsId) faults.push(`${name}: row ${String(n)} stands under another _id`);
  }
  return faults;
}

function keyFaults(connection: Connection, { name, table }: Collection, index: Index): string[] {
  const faults: string[] = [];
  const missing = new Set<string>();
  for (const [n, text] of connection.iterate(`SELECT n, doc FROM ${table}`)) {
    const { keys, lists } = documentKeys(index.parts, decodeDoc(String(text)));
    for (const key of keys) missing.add(`${key.toString("hex")} ${String(n)}`);
    if (lists.some((met, part) => (met & ~(index.lists[part] ?? 0)) !== 0)) {
      faults.push(
        `${name}.${index.name}: row ${String(n)} has a list that the index does not know of`,
      );
    }
  }
  for (const [key, n] of connection.iterate(`SELECT k, n FROM ${index.table}`)) {
    const entry = `${Buffer.from(key as Uint8Array).toString("hex")} ${String(n)}`;
    if (!missing.delete(entry))
      faults.push(`${name}.${index.name}: key ${entry} belongs to no document`);
  }
  for (const entry of missing) faults.push(`${name}.${index.name}: key ${entry} is missing`);
  return faults;
}
