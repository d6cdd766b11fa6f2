import { type Collection } from "./catalog.ts";
import { type Connection } from "./driver.ts";
import { type Transaction } from "./transactions.ts";

/** Whether the transaction's snapshot was taken before the collection was made. */
export function isYounger(collection: Collection, transaction: Transaction): boolean {
  return collection.bornAt > transaction.startedAt;
}

/** The version of a document as a transaction sees it; undefined where it was not there. */
export function versionThen(
  transaction: Transaction,
  collection: Collection,
  id: Buffer,
): number | undefined {
  if (isYounger(collection, transaction)) return undefined;
  return versionIn(transaction.snapshot, collection, id);
}

/** The version of a document that a connection sees. */
export function versionIn(
  connection: Connection,
  collection: Collection,
  id: Buffer,
): number | undefined {
  return connection.get(`SELECT v FROM ${collection.table} WHERE id = ?`, id)?.[0] as
    number | undefined;
}
