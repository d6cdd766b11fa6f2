import { type Collection } from "./catalog.ts";
import { type Change } from "./feed.ts";
import { changeRow, idBytes, insertRow, type Prepared, removeRow } from "./rows.ts";
import { type Cost, countMatches, type Match, search, type Search } from "./search.ts";
import { type Storage } from "./storage.ts";
import { type Transactions } from "./transactions.ts";
import { type Doc } from "./value.ts";

/** One collection as one caller sees and changes it: plainly, or inside a transaction. */
export interface View {
  find(search: Search): Match[];
  count(query: Doc): number;
  insert(document: Prepared): void;
  change(old: Match, document: Prepared, type: "update" | "replace"): void;
  remove(old: Match): void;
}

/** Thrown by a plain write that meets a document which a transaction has written: it is tried again after `ended`. */
export class Locked extends Error {
  readonly ended: Promise<void>;

  constructor(ended: Promise<void>) {
    super("locked by a transaction");
    this.ended = ended;
  }
}

/** What a view is given beside its collection. */
export interface Viewing {
  readonly cost: Cost;
  /** Where its changes are noted, if anybody wants to know of them. */
  readonly changes?: Change[] | undefined;
  /** Who writes. */
  readonly by?: string | undefined;
}

/** The committed documents. Its writes must run inside the commit queue. */
export function plainView(
  { connection, nextVersion }: Storage,
  transactions: Transactions,
  collection: Collection,
  { cost, changes, by }: Viewing,
): View {
  function note(type: Change["type"], doc: Doc, before: string | null, after: string | null): void {
    const id = doc["_id"] ?? null;
    changes?.push({ collection: collection.name, id, type, before, after, by });
  }
  function unlock(id: () => Buffer): void {
    if (!transactions.isAnyLocked()) return;
    const holder = transactions.holder(collection, id());
    if (holder) throw new Locked(holder.ended);
  }
  return {
    find: (wanted) => search(connection, collection, wanted, cost),
    count: (query) => countMatches(connection, collection, query, cost),
    insert: (document) => {
      unlock(() => document.id);
      insertRow(connection, collection, document, nextVersion());
      cost.documentsWritten++;
      note("insert", document.doc, null, document.text);
    },
    change: (old, document, type) => {
      unlock(() => document.id);
      changeRow(connection, collection, old, document, nextVersion());
      cost.documentsWritten++;
      note(type, document.doc, old.text, document.text);
    },
    remove: (old) => {
      unlock(() => idBytes(old.doc));
      removeRow(connection, collection, old);
      cost.documentsWritten++;
      note("delete", old.doc, old.text, null);
      // A removal leaves no version behind, but the log has grown: the next checkpoint must see it.
      nextVersion();
    },
  };
}
