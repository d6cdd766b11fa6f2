import { type Collection, type Index } from "./catalog.ts";
import { documentKeys } from "./indexKeys.ts";
import { compileQuery } from "./match.ts";
import { duplicateWrite } from "./refusals.ts";
import {
  changeRow,
  freeKeys,
  idBytes,
  insertRow,
  prepare,
  type Prepared,
  removeRow,
} from "./rows.ts";
import { type Cost, type Match, search, type Search } from "./search.ts";
import { compileSort } from "./sort.ts";
import { type Storage } from "./storage.ts";
import { decodeDoc, encodeDoc } from "./storedText.ts";
import { isYounger, type Transaction, type Transactions } from "./transactions.ts";
import { type Doc } from "./value.ts";
import { type View } from "./view.ts";

type Overlay = Map<string, string | null>;

/** The collection as a transaction sees it. Writes stay in its overlay until `applyOverlay`. */
export function transactionView(
  storage: Storage,
  transactions: Transactions,
  transaction: Transaction,
  collection: Collection,
  cost: Cost,
): View {
  const overlay = overlayOf(transaction, collection);

  function put(document: Prepared): void {
    transactions.claim(transaction, collection, document.id);
    for (const index of collection.indexes) {
      if (index.unique) refuseTaken(storage, collection, index, overlay, document);
    }
    overlay.set(document.id.toString("latin1"), document.text);
    cost.documentsWritten++;
  }
  return {
    find: (wanted) => findUnder(overlay, transaction, collection, wanted, cost),
    count: (query) => findUnder(overlay, transaction, collection, { query }, cost).length,
    insert: (document) => {
      transactions.claim(transaction, collection, document.id);
      const own = overlay.get(document.id.toString("latin1"));
      const isTaken = own === undefined ? isStored(storage, collection, document.id) : own !== null;
      if (isTaken) throw duplicate(collection, collection.byId, document.doc);
      put(document);
    },
    change: (_old, document) => put(document),
    remove: (old) => {
      const id = idBytes(old.doc);
      transactions.claim(transaction, collection, id);
      overlay.set(id.toString("latin1"), null);
      cost.documentsWritten++;
    },
  };
}

function overlayOf(transaction: Transaction, collection: Collection): Overlay {
  let overlay = transaction.overlay.get(collection);
  if (!overlay) transaction.overlay.set(collection, (overlay = new Map()));
  return overlay;
}

/** The snapshot's documents, with those that the transaction wrote itself in their place. */
function findUnder(
  overlay: Overlay,
  transaction: Transaction,
  collection: Collection,
  wanted: Search,
  cost: Cost,
): Match[] {
  const { query, order, skip = 0, limit = Infinity } = wanted;
  const stored = (search_: Search): Match[] =>
    isYounger(collection, transaction)
      ? []
      : search(transaction.snapshot, collection, search_, cost);
  if (overlay.size === 0) return stored(wanted);
  // At most as many are hidden as the overlay holds, so this many more are enough.
  const found = stored({ query, order, limit: skip + limit + overlay.size }).filter(
    ({ doc }) => !overlay.has(idBytes(doc).toString("latin1")),
  );
  const accepts = compileQuery(query);
  for (const text of overlay.values()) {
    const doc = text === null ? undefined : decodeDoc(text);
    if (doc && text !== null && accepts(doc)) found.push({ n: NOT_STORED, text, doc });
  }
  if (order) {
    const compare = compileSort(order);
    found.sort((a, b) => compare(a.doc, b.doc));
  }
  return found.slice(skip, skip + limit);
}

const NOT_STORED = -1;

function isStored({ connection }: Storage, { table }: Collection, id: Buffer): boolean {
  return connection.get(`SELECT 1 FROM ${table} WHERE id = ?`, id) !== undefined;
}

/** Said at the write, as the platform does; what others commit until our commit is then a conflict. */
function refuseTaken(
  { connection }: Storage,
  collection: Collection,
  index: Index,
  overlay: Overlay,
  { doc, id }: Prepared,
): void {
  const own = id.toString("latin1");
  const sql = `SELECT d.id FROM ${index.table} x CROSS JOIN ${collection.table} d ON d.n = x.n WHERE x.k = ?`;
  const { keys } = documentKeys(index.parts, doc);
  for (const key of keys) {
    const owner = connection.get(sql, key)?.[0];
    const ownerId = owner instanceof Uint8Array ? Buffer.from(owner).toString("latin1") : own;
    if (ownerId !== own && !overlay.has(ownerId)) throw duplicate(collection, index, doc);
  }
  for (const [other, text] of overlay) {
    if (other === own || text === null) continue;
    const theirs = documentKeys(index.parts, decodeDoc(text)).keys;
    if (theirs.some((key) => keys.some((mine) => mine.equals(key)))) {
      throw duplicate(collection, index, doc);
    }
  }
}

function duplicate({ name }: Collection, index: Index, doc: Doc): Error {
  return duplicateWrite(name, index.name, encodeDoc({ _id: doc["_id"] ?? null }));
}

/**
 * Writes all of a transaction. Must run inside the commit queue. What is given up goes first, so that the order of the
 * writes does not matter to unique values: the transaction saw them free.
 */
export function applyOverlay(storage: Storage, transaction: Transaction): void {
  const { connection, nextVersion } = storage;
  for (const [collection, overlay] of transaction.overlay) {
    const writes = [...overlay].map(([id, text]) => ({
      old: storedMatch(storage, collection, Buffer.from(id, "latin1")),
      document: text === null ? undefined : prepare(decodeDoc(text)),
    }));
    for (const { old, document } of writes) {
      if (old && document) freeKeys(connection, collection, old, document);
      else if (old) removeRow(connection, collection, old);
    }
    for (const { old, document } of writes) {
      const version = nextVersion();
      if (old && document) changeRow(connection, collection, old, document, version);
      else if (document) insertRow(connection, collection, document, version);
    }
  }
}

function storedMatch(
  { connection }: Storage,
  { table }: Collection,
  id: Buffer,
): Match | undefined {
  const row = connection.get(`SELECT n, doc FROM ${table} WHERE id = ?`, id);
  if (!row) return undefined;
  const text = row[1] as string;
  return { n: row[0] as number, text, doc: decodeDoc(text) };
}
