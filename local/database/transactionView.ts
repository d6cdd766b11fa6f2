import { type Collection, type Index } from "./catalog.ts";
import { isYounger } from "./documentVersion.ts";
import { documentKeys } from "./indexKeys.ts";
import { compileQuery } from "./match.ts";
import { type Change } from "./feed.ts";
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
import { type Transaction, type Transactions, type Written } from "./transactions.ts";
import { type Doc } from "./value.ts";
import { type View, type Viewing } from "./view.ts";

type Overlay = Map<string, Written>;

/** The collection as a transaction sees it. Writes stay in its overlay until `applyOverlay`. */
export function transactionView(
  storage: Storage,
  transactions: Transactions,
  transaction: Transaction,
  collection: Collection,
  { cost, by }: Omit<Viewing, "changes">,
): View {
  const overlay = overlayOf(transaction, collection);

  function put(document: Prepared, type: Written["type"]): void {
    transactions.claim(transaction, collection, document.id);
    for (const index of collection.indexes) {
      if (index.unique) refuseTaken(storage, collection, index, overlay, document);
    }
    overlay.set(document.id.toString("latin1"), { text: document.text, type, by });
    cost.documentsWritten++;
  }
  return {
    find: (wanted) => findUnder(overlay, transaction, collection, wanted, cost),
    count: (query) => findUnder(overlay, transaction, collection, { query }, cost).length,
    insert: (document) => {
      transactions.claim(transaction, collection, document.id);
      const own = overlay.get(document.id.toString("latin1"));
      const isTaken = own ? own.text !== null : isStored(storage, collection, document.id);
      if (isTaken) throw duplicate(collection, collection.byId, document.doc);
      // What the transaction itself removed and now makes anew is replaced, for all that others ever see.
      put(document, "replace");
    },
    change: (_old, document, type) => put(document, type),
    remove: (old) => {
      const id = idBytes(old.doc);
      transactions.claim(transaction, collection, id);
      overlay.set(id.toString("latin1"), { text: null, type: "update", by });
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
  for (const { text } of overlay.values()) {
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
  for (const [other, { text }] of overlay) {
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
 * writes does not matter to unique values: the transaction saw them free. Notes in `changes` what became of each document
 * in the end.
 */
export function applyOverlay(
  storage: Storage,
  transaction: Transaction,
  changes: Change[] | undefined,
): void {
  const { connection, nextVersion } = storage;
  for (const [collection, overlay] of transaction.overlay) {
    const writes = [...overlay].map(([id, written]) => ({
      ...{ old: storedMatch(storage, collection, Buffer.from(id, "latin1")), written },
      document: written.text === null ? undefined : prepare(decodeDoc(written.text)),
    }));
    for (const { old, document } of writes) {
      if (old && document) freeKeys(connection, collection, old, document);
      else if (old) removeRow(connection, collection, old);
    }
    for (const { old, document, written } of writes) {
      const version = nextVersion();
      if (old && document) changeRow(connection, collection, old, document, version);
      else if (document) insertRow(connection, collection, document, version);
      if (changes) note(changes, collection.name, old, written);
    }
  }
}

function note(
  changes: Change[],
  collection: string,
  old: Match | undefined,
  { text, type, by }: Written,
): void {
  const before = old?.text ?? null;
  if (before === text) return;
  const doc = old?.doc ?? decodeDoc(text ?? "{}");
  const kind = before === null ? "insert" : text === null ? "delete" : type;
  changes.push({ collection, id: doc["_id"] ?? null, type: kind, before, after: text, by });
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
