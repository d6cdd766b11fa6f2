import { randomUUID } from "node:crypto";
import { type Collection } from "./catalog.ts";
import { type Connection } from "./driver.ts";
import { versionIn, versionThen } from "./documentVersion.ts";
import { transactionConflict, transactionMissing, transactionsTooMany } from "./refusals.ts";
import { createSnapshots, type Snapshots } from "./snapshots.ts";
import { type Storage } from "./storage.ts";
import {
  hasOutlived,
  LIFETIME_REAL_MS,
  LOOK_EVERY_MS,
  type TransactionClock,
} from "./transactionLife.ts";

/**
 * A transaction sees the documents as they were at its start (a snapshot held by a connection of its own) under what it
 * has written itself (`overlay`, by the bytes of `_id`). It holds the lock of every
 * document that it wrote; the first to write wins.
 */
export interface Transaction {
  readonly id: string;
  readonly snapshot: Connection;
  readonly startedAt: number;
  readonly overlay: Map<Collection, Map<string, Written>>;
  readonly locks: Set<string>;
  /** Resolves when the locks are gone. */
  readonly ended: Promise<void>;
}

/** A document as a transaction has written it, last of all. */
export interface Written {
  /** Its stored text; null where it was removed. */
  readonly text: string | null;
  /** What the write is called if the document is there already at the commit. */
  readonly type: "update" | "replace";
  readonly by: string | undefined;
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

const OPEN_MAX = 64;

interface Entry {
  readonly transaction: Transaction;
  readonly beganAtMs: number;
  readonly timer: NodeJS.Timeout;
  readonly release: () => void;
}

interface State {
  readonly storage: Storage;
  readonly clock: TransactionClock;
  /** Runs while any is open. */
  watch: NodeJS.Timeout | undefined;
  readonly snapshots: Snapshots;
  /** All that hold a snapshot and perhaps locks. */
  readonly entries: Map<string, Entry>;
  /** Those of them that are neither committing nor over. */
  readonly usable: Set<string>;
  /** Those that a conflict ended not long ago. */
  readonly conflicted: Set<string>;
  readonly locks: Map<string, Transaction>;
}

export function createTransactions(storage: Storage, clock: TransactionClock): Transactions {
  const state: State = {
    storage,
    clock,
    watch: undefined,
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
    holder: (collection, id) => holder(state, lockName(collection, id)),
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
  }, LIFETIME_REAL_MS);
  timer.unref();
  state.entries.set(id, { transaction, timer, release, beganAtMs: state.clock.nowMs() });
  state.watch ??= setInterval(() => {
    for (const open of [...state.entries.keys()]) endIfExpired(state, open);
  }, LOOK_EVERY_MS).unref();
  state.usable.add(id);
  return id;
}

function open(state: State, id: string): Transaction {
  endIfExpired(state, id);
  const entry = state.entries.get(id);
  if (!entry || !state.usable.has(id)) throw transactionMissing();
  return entry.transaction;
}

/** One that is committing is left alone: its end is near. */
function endIfExpired(state: State, id: string): void {
  const entry = state.entries.get(id);
  if (!entry || !state.usable.has(id)) return;
  if (hasOutlived(state.clock, entry.beganAtMs)) end(state, entry.transaction);
}

function holder(state: State, lock: string): Transaction | undefined {
  const found = state.locks.get(lock);
  if (found) endIfExpired(state, found.id);
  return state.locks.get(lock);
}

function end(state: State, ending: Transaction): void {
  const { entries, usable, conflicted, locks, snapshots } = state;
  const entry = entries.get(ending.id);
  if (!entry) return;
  entries.delete(ending.id);
  usable.delete(ending.id);
  if (!conflicted.has(ending.id)) clearTimeout(entry.timer);
  for (const lock of ending.locks) locks.delete(lock);
  snapshots.giveBack(ending.snapshot);
  entry.release();
  if (entries.size > 0) return;
  clearInterval(state.watch);
  state.watch = undefined;
}

function endAll(state: State): void {
  for (const { transaction } of [...state.entries.values()]) end(state, transaction);
}

/** The SDK starts again without aborting the transaction that met the conflict, so its locks must go at once. */
function claim(state: State, claiming: Transaction, collection: Collection, id: Buffer): void {
  const lock = lockName(collection, id);
  const owner = holder(state, lock);
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
