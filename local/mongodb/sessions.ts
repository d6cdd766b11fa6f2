import { randomUUID } from "node:crypto";
import type { ClientSession, MongoClient } from "mongodb";
import {
  transactionConflict,
  transactionMissing,
  transactionsTooMany,
} from "../database/refusals.ts";
import { isConflict, refusalOf } from "./failures.ts";

/** As on the platform: a transaction that lives longer ends by itself. */
const LIFETIME_MS = 30_000;
const OPEN_MAX = 64;

type Open = {
  readonly session: ClientSession;
  readonly timer: NodeJS.Timeout;
  /** A session takes one operation at a time; the SDK may send several. */
  last: Promise<unknown>;
};

/** The open transactions, by the id that CloudBase's SDK knows them by. */
export interface Sessions {
  start(): string;
  /** Runs work in a transaction, or outside of any without an id. Refusals come in CloudBase's codes. */
  run<T>(
    id: string | undefined,
    work: (session: ClientSession | undefined) => Promise<T>,
  ): Promise<T>;
  commit(id: string): Promise<void>;
  abort(id: string): Promise<void>;
  close(): Promise<void>;
}

export function createSessions(client: MongoClient): Sessions {
  const open = new Map<string, Open>();
  /** Ended by a conflict; whoever has not heard of it may abort them once more. */
  const conflicted = new Set<string>();

  function take(id: string): Open {
    const found = open.get(id);
    if (found === undefined) throw transactionMissing();
    return found;
  }

  async function end(id: string, how: "commit" | "abort"): Promise<void> {
    const { session, timer, last } = take(id);
    open.delete(id);
    clearTimeout(timer);
    try {
      await last.catch(() => undefined);
      await (how === "commit" ? session.commitTransaction() : session.abortTransaction());
    } catch (error) {
      throw refusalOf(error);
    } finally {
      await session.endSession();
    }
  }

  async function fail(id: string): Promise<never> {
    conflicted.add(id);
    if (conflicted.size > OPEN_MAX) conflicted.delete([...conflicted][0] ?? "");
    await end(id, "abort").catch(() => undefined);
    throw transactionConflict();
  }

  return {
    start() {
      if (open.size >= OPEN_MAX) throw transactionsTooMany(OPEN_MAX);
      const id = randomUUID();
      const session = client.startSession();
      session.startTransaction({ readConcern: "snapshot", writeConcern: { w: "majority" } });
      const timer = setTimeout(() => void end(id, "abort").catch(() => undefined), LIFETIME_MS);
      timer.unref();
      open.set(id, { session, timer, last: Promise.resolve() });
      return id;
    },

    async run(id, work) {
      if (id === undefined) {
        try {
          // Some refusals the driver throws at once, without a promise.
          return await work(undefined);
        } catch (error) {
          throw refusalOf(error);
        }
      }
      const transaction = take(id);
      const mine = transaction.last.catch(() => undefined).then(() => work(transaction.session));
      transaction.last = mine;
      return mine.catch((error: unknown) => {
        // The SDK starts again without aborting the transaction that met the conflict.
        if (isConflict(error)) return fail(id);
        throw refusalOf(error);
      });
    },

    commit: (id) => end(id, "commit"),
    async abort(id) {
      if (!conflicted.delete(id)) await end(id, "abort");
    },
    async close() {
      for (const id of [...open.keys()]) await end(id, "abort").catch(() => undefined);
    },
  };
}
