import { randomUUID } from "node:crypto";
import { performance } from "node:perf_hooks";
import type { Identity } from "../functions/context.ts";
import { WatchError } from "./message.ts";

/** The SDK asks for a new sign at each login and uses it at once, so these are generous. */
const LIFETIME_MS = 5 * 60_000;
const SIGNS_MAX = 1_000;

/**
 * The signs that the client API gives out and LOGIN shows: the SDK sends no access token over the socket, so the sign is
 * what tells who is there. They live by real time: a frozen clock must not make them last for ever.
 */
export interface Signs {
  give(caller: Identity | undefined): string;
  /** Errors: SIGN_INVALID_ERROR, SIGN_EXPIRED_ERROR; the SDK then asks for another. */
  callerOf(sign: string): Identity | undefined;
}

export function createSigns(nowMs: () => number = () => performance.now()): Signs {
  const given = new Map<string, { caller: Identity | undefined; atMs: number }>();
  return {
    give(caller) {
      const sign = randomUUID();
      given.set(sign, { caller, atMs: nowMs() });
      const [oldest] = given.keys();
      if (given.size > SIGNS_MAX && oldest !== undefined) given.delete(oldest);
      return sign;
    },
    callerOf(sign) {
      const found = given.get(sign);
      if (found === undefined) throw new WatchError("SIGN_INVALID_ERROR", "the sign is not ours");
      if (nowMs() - found.atMs > LIFETIME_MS) {
        throw new WatchError("SIGN_EXPIRED_ERROR", "the sign is too old: ask for another");
      }
      return found.caller;
    },
  };
}
