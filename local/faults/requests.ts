import { setTimeout as sleep } from "node:timers/promises";
import { transactionConflict } from "../database/refusals.ts";
import type { CallRecord } from "../functions/calls.ts";
import type { Strike } from "./plan.ts";
import type { FaultKind, Place } from "./rule.ts";

/** A request of a server SDK, as far as faults look at it. */
export type FaultyRequest = {
  readonly action: string;
  readonly collection?: string | undefined;
  readonly transactionId?: string | undefined;
  /** The function's call that sends it; undefined from outside. */
  readonly call: CallRecord | undefined;
};

/** What somebody else's write can come in the way of: as the server SDKs name it, then as the clients do. */
const WRITES: ReadonlySet<string> = new Set([
  "database.insertDocument",
  "database.modifyDocument",
  "database.modifyAndReturnDoc",
  "database.removeDocument",
  "database.commitTransaction",
  "database.addDocument",
  "database.updateDocument",
  "database.deleteDocument",
  "database.insertDocInTransaction",
  "database.updateDocInTransaction",
  "database.deleteDocInTransaction",
]);

export function createRequestFaults(o: {
  strike: (kind: FaultKind, place: Place) => Strike | undefined;
  kill: (requestId: string) => boolean;
  abort: (transactionId: string) => Promise<void>;
}) {
  /** How many operations on the database each call has begun. */
  const begun = new WeakMap<CallRecord, number>();

  function placeOf({ action, collection, call }: FaultyRequest): Place {
    const place = { action, collection, functionName: call?.functionName };
    if (call === undefined || !action.startsWith("database.")) return place;
    const operation = (begun.get(call) ?? 0) + 1;
    begun.set(call, operation);
    return { ...place, operation };
  }

  /** Only a call of a function has a worker that can end, and only between operations on the database. */
  function isKilled(kind: "killedBefore" | "killedAfter", place: Place, call?: CallRecord) {
    if (call === undefined || place.operation === undefined) return false;
    return o.strike(kind, place) !== undefined && o.kill(call.requestId);
  }

  return async function request<T>(
    about: FaultyRequest,
    perform: () => Promise<T>,
  ): Promise<T | "cut"> {
    const { call, transactionId } = about;
    const { operation, ...anywhere } = placeOf(about);
    const inCall = { ...anywhere, operation };

    if (isKilled("killedBefore", inCall, call)) return "cut";
    if (WRITES.has(about.action) && o.strike("conflict", anywhere) !== undefined) {
      // As after a real one: the transaction is over, and its locks are gone.
      if (transactionId !== undefined) await o.abort(transactionId).catch(() => undefined);
      throw transactionConflict();
    }
    const answer = await perform();
    if (isKilled("killedAfter", inCall, call)) return "cut";
    const slow = o.strike("slowReply", anywhere);
    if (slow !== undefined) await sleep(slow.delayMs);
    return o.strike("lostReply", anywhere) === undefined ? answer : "cut";
  };
}
