import { randomUUID } from "node:crypto";
import { type Collection } from "./catalog.ts";
import { type Connection } from "./driver.ts";
import { transactionConflict, transactionMissing, transactionsTooMany } from "./refusals.ts";
import { createSnapshots, type Snapshots } from "./snapshots.ts";
import { type Storage } from "./storage.ts";

/**
 * A transaction sees the documents as they were at its start (a snapshot held by a connection of its own) under what it
 * has written itself (`overlay`: stored text, or null for removed, by the bytes of `_id`). It holds the lock of every
 * document that it wrote; the first to write wins.
 */
export interface Transaction {
  readonly id: string;
  readonly snapshot: Connection;
  readonly startedAt: number;
  readonly overlay: Map<Collection, Map<string, string | null>>;
  readonly locks: Set<string>;
  /** Resolves when the locks are gone. */
  readonly ended: Promise<void>;
}

export interface Transactions {
  start(): string;
  /** The open transaction, or the platform's refusal. */
  open(id: string): Transaction;
  /** Takes the document's lock, or ends the transaction with a conflict. */
  claim(transaction: Transaction, collection: Collection, id: Buffer): void;
  isAnyLocked(): boolean;
  /** Who holds the lock of a document. */
  holder(collection: Collection, id: Buffer): Transaction | undefined;
  /** From now on nobody can use the transaction; its locks stay until `end`. */
  seal(transaction: Transaction): void;
  end(transaction: Transaction): void;
  /** Aborts; one that ended by a conflict may be aborted once more, as its caller may not know yet. */
  abort(id: string): void;
  /** Ends all, as when the indexes under their snapshots change. */
  endAll(): void;
  close(): void;
}

/** How long a transaction may live, by the real clock: an open snapshot keeps the log from being cut. */
const LIFETIME_MS = 30_000;
const OPEN_MAX = 64;

interface Entry {
  readonly transaction: Transaction;
  readonly timer: NodeJS.Timeout;
  readonly release: () => void;
}

interface State {
  readonly storage: Storage;
  readonly snapshots: Snapshots;
  /** All that hold a snapshot and perhaps locks. */
  readonly entries: Map<string, Entry>;
  /** Those of them that are neither committing nor over. */
  readonly usable: Set<string>;
  /** Those that a conflict ended not long ago. */
  readonly conflicted: Set<string>;
  readonly locks: Map<string, Transaction>;
}

export function createTransactions(storage: Storage): Transactions {
  const state: State = {
    storage,
    snapshots: createSnapshots(storage),
    entries: new Map(),
    usable: new Set(),
    conflicted: new Set(),
    locks: new Map(),
  };
  const { locks } = state;
  return {
    start: () => start(state),
    open: (id) => open(state, id),
    claim: (transaction, collection, id) => claim(state, transaction, collection, id),
    isAnyLocked: () => locks.size > 0,
    holder: (collection, id) => locks.get(lockName(collection, id)),
    seal: (transaction) => state.usable.delete(transaction.id),
    end: (transaction) => end(state, transaction),
    abort: (id) => {
      if (!state.conflicted.delete(id)) end(state, open(state, id));
    },
    endAll: () => endAll(state),
    close: () => {
      endAll(state);
      state.snapshots.close();
    },
  };
}

function start(state: State): string {
  if (state.entries.size >= OPEN_MAX) throw transactionsTooMany(OPEN_MAX);
  const snapshot = state.snapshots.take();
  const id = randomUUID();
  let release = (): void => {};
  const ended = new Promise<void>((resolve) => (release = resolve));
  const startedAt = state.storage.currentVersion();
  const transaction: Transaction = {
    id,
    snapshot,
    startedAt,
    overlay: new Map(),
    locks: new Set(),
    ended,
  };
  const timer = setTimeout(() => {
    state.conflicted.delete(id);
    if (state.usable.has(id)) end(state, transaction);
  }, LIFETIME_MS);
  timer.unref();
  state.entries.set(id, { transaction, timer, release });
  state.usable.add(id);
  return id;
}

function open({ entries, usable }: State, id: string): Transaction {
  const entry = entries.get(id);
  if (!entry || !usable.has(id)) throw transactionMissing();
  return entry.transaction;
}

function end({ entries, usable, conflicted, locks, snapshots }: State, ending: Transaction): void {
  const entry = entries.get(ending.id);
  if (!entry) return;
  entries.delete(ending.id);
  usable.delete(ending.id);
  if (!conflicted.has(ending.id)) clearTimeout(entry.timer);
  for (const lock of ending.locks) locks.delete(lock);
  snapshots.giveBack(ending.snapshot);
  entry.release();
}

function endAll(state: State): void {
  for (const { transaction } of [...state.entries.values()]) end(state, transaction);
}

/** The SDK starts again without aborting the transaction that met the conflict, so its locks must go at once. */
function claim(state: State, claiming: Transaction, collection: Collection, id: Buffer): void {
  const lock = lockName(collection, id);
  const owner = state.locks.get(lock);
  if (owner === claiming) return;
  const now = versionIn(state.storage.connection, collection, id);
  if (owner || now !== versionThen(claiming, collection, id)) {
    state.conflicted.add(claiming.id);
    end(state, claiming);
    throw transactionConflict();
  }
  state.locks.set(lock, claiming);
  claiming.locks.add(lock);
}

function lockName(collection: Collection, id: Buffer): string {
  return `${collection.table} ${id.toString("latin1")}`;
}

/** Whether the transaction's snapshot was taken before the collection was made. */
export function isYounger(collection: Collection, transaction: Transaction): boolean {
  return collection.bornAt > transaction.startedAt;
}

function versionThen(
  transaction: Transaction,
  collection: Collection,
  id: Buffer,
): number | undefined {
  if (isYounger(collection, transaction)) return undefined;
  return versionIn(transaction.snapshot, collection, id);
}

function versionIn(connection: Connection, collection: Collection, id: Buffer): number | undefined {
  return connection.get(`SELECT v FROM ${collection.table} WHERE id = ?`, id)?.[0] as
    number | undefined;
}
