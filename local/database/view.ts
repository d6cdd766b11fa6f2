import { type Collection } from "./catalog.ts";
import { changeRow, idBytes, insertRow, type Prepared, removeRow } from "./rows.ts";
import { planFor } from "./plan.ts";
import { type Cost, type Match, matches, search, type Search } from "./search.ts";
import { type Storage } from "./storage.ts";
import { type Transactions } from "./transactions.ts";
import { type Doc } from "./value.ts";

/** One collection as one caller sees and changes it: plainly, or inside a transaction. */
export interface View {
  find(search: Search): Match[];
  count(query: Doc): number;
  insert(document: Prepared): void;
  change(old: Match, document: Prepared): void;
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

/** The committed documents. Its writes must run inside the commit queue. */
export function plainView(
  { connection, nextVersion }: Storage,
  transactions: Transactions,
  collection: Collection,
  cost: Cost,
): View {
  function unlock(id: () => Buffer): void {
    if (!transactions.isAnyLocked()) return;
    const holder = transactions.holder(collection, id());
    if (holder) throw new Locked(holder.ended);
  }
  return {
    find: (wanted) => search(connection, collection, wanted, cost),
    count: (query) => {
      let counted = 0;
      const plan = planFor(collection, query, undefined);
      for (const _ of matches(connection, collection, query, plan, cost)) counted++;
      return counted;
    },
    insert: (document) => {
      unlock(() => document.id);
      insertRow(connection, collection, document, nextVersion());
      cost.documentsWritten++;
    },
    change: (old, document) => {
      unlock(() => document.id);
      changeRow(connection, collection, old, document, nextVersion());
      cost.documentsWritten++;
    },
    remove: (old) => {
      unlock(() => idBytes(old.doc));
      removeRow(connection, collection, old);
      cost.documentsWritten++;
      // A removal leaves no version behind, but the log has grown: the next checkpoint must see it.
      nextVersion();
    },
  };
}
