import { type Collection } from "./catalog.ts";
import { DatabaseError, requestFailed } from "./errors.ts";
import { createFeed, type Change, type Feed } from "./feed.ts";
import { transactionConflict } from "./refusals.ts";
import { type Cost } from "./search.ts";
import { openStorage, type Storage } from "./storage.ts";
import { type TransactionClock } from "./transactionLife.ts";
import { createTransactions, type Transaction, type Transactions } from "./transactions.ts";
import { applyOverlay, transactionView } from "./transactionView.ts";
import { Locked, plainView, type View } from "./view.ts";

interface Options {
  readonly transactionId?: string | undefined;
  readonly cost?: Cost | undefined;
  readonly by?: string | undefined;
}

/** An open database: which view a call works on, and when its work is committed. */
export interface Session {
  readonly storage: Storage;
  readonly transactions: Transactions;
  readonly feed: Feed;
  read<T>(collection: string, options: Options | undefined, work: (view: View) => T): T;
  write<T>(collection: string, options: Options | undefined, work: (view: View) => T): Promise<T>;
  startTransaction(): string;
  commit(id: string): Promise<void>;
  documents(collection: string): number;
  charge(to: Cost | undefined, cost: Cost): void;
  close(): void;
}

export function openSession(
  directory: string,
  durability: "full" | "off",
  clock: TransactionClock,
  isDiskFull?: () => boolean,
): Session {
  const storage = openStorage(directory, durability, isDiskFull);
  const transactions = createTransactions(storage, clock);
  const feed = createFeed();
  let isClosed = false;

  function collectionOf(name: string): Collection {
    refuseClosed();
    return storage.collection(name);
  }

  function refuseClosed(): void {
    if (isClosed) throw requestFailed("the database is closed");
  }

  function startTransaction(): string {
    refuseClosed();
    return transactions.start();
  }

  function documents(name: string): number {
    const { table } = collectionOf(name);
    return Number(storage.connection.get(`SELECT count(*) FROM ${table}`)?.[0]);
  }

  function close(): void {
    if (isClosed) return;
    storage.queue.flush();
    isClosed = true;
    transactions.close();
    storage.close();
  }

  const parts = { storage, transactions, feed, collectionOf };
  return {
    storage,
    transactions,
    feed,
    read: (name, options, work) => read(parts, name, options, work),
    write: (name, options, work) => write(parts, name, options, work),
    startTransaction,
    commit: (id) => commitTransaction(parts, id),
    documents,
    charge,
    close,
  };
}

interface Parts {
  readonly storage: Storage;
  readonly transactions: Transactions;
  readonly feed: Feed;
  readonly collectionOf: (name: string) => Collection;
}

function read<T>(
  { storage, transactions, collectionOf }: Parts,
  name: string,
  options: Options | undefined,
  work: (view: View) => T,
): T {
  const collection = collectionOf(name);
  const cost = nothing();
  const transaction = transactionOf(transactions, options);
  const view = transaction
    ? transactionView(storage, transactions, transaction, collection, { cost, by: options?.by })
    : plainView(storage, transactions, collection, { cost });
  const result = work(view);
  charge(options?.cost, cost);
  return result;
}

function transactionOf(
  transactions: Transactions,
  options: Options | undefined,
): Transaction | undefined {
  const id = options?.transactionId;
  return id === undefined ? undefined : transactions.open(id);
}

/** Inside a transaction nothing is written yet, so there is nothing to wait for. */
async function write<T>(
  parts: Parts,
  name: string,
  options: Options | undefined,
  work: (view: View) => T,
): Promise<T> {
  const { storage, transactions, feed, collectionOf } = parts;
  const transaction = transactionOf(transactions, options);
  if (transaction) {
    return undoing(transaction, collectionOf(name), () => read(parts, name, options, work));
  }
  for (;;) {
    let changes: Change[] | undefined;
    try {
      const collection = collectionOf(name);
      return await storage.queue.submit(
        () => {
          // Not before: whoever begins to listen until now has not seen what is about to be written.
          changes = feed.open();
          const cost = nothing();
          const viewing = { cost, changes, by: options?.by };
          const result = work(plainView(storage, transactions, collection, viewing));
          charge(options?.cost, cost);
          return result;
        },
        () => feed.tell(changes),
      );
    } catch (error) {
      if (!(error instanceof Locked)) throw error;
      await error.ended;
    }
  }
}

async function commitTransaction(
  { storage, transactions, feed }: Parts,
  id: string,
): Promise<void> {
  const transaction = transactions.open(id);
  transactions.seal(transaction);
  try {
    if (transaction.overlay.size > 0) {
      let changes: Change[] | undefined;
      await storage.queue.submit(
        () => applyOverlay(storage, transaction, (changes = feed.open())),
        () => feed.tell(changes),
      );
    }
  } catch (error) {
    // The documents are locked, so only a unique value can have been taken meanwhile: the next try will see it.
    const isTaken = error instanceof DatabaseError && error.code === "DATABASE_DUPLICATE_WRITE";
    throw isTaken ? transactionConflict() : error;
  } finally {
    transactions.end(transaction);
  }
}

function nothing(): Cost {
  return { documentsRead: 0, documentsWritten: 0 };
}

function charge(to: Cost | undefined, cost: Cost): void {
  if (!to) return;
  to.documentsRead += cost.documentsRead;
  to.documentsWritten += cost.documentsWritten;
}

/** A call that fails inside a transaction leaves nothing of itself; what the transaction wrote before stays. */
function undoing<T>(transaction: Transaction, collection: Collection, work: () => T): T {
  const before = transaction.overlay.get(collection);
  const copy = before && new Map(before);
  try {
    return work();
  } catch (error) {
    if (copy) transaction.overlay.set(collection, copy);
    else transaction.overlay.delete(collection);
    throw error;
  }
}
