import { randomInt, randomUUID } from "node:crypto";
import type { Clock } from "../clock.ts";
import { AuthError } from "./authError.ts";
import { dropOldest } from "./dropOldest.ts";
import { GRANT_SECONDS } from "./grants.ts";

/** Where a code was sent. */
export type Address = { readonly kind: "phone" | "email"; readonly to: string };

/** A one-time code as it would have arrived on the phone or in the mailbox. */
export type SentCode = {
  readonly verificationId: string;
  readonly address: Address;
  readonly code: string;
  readonly usage?: string | undefined;
  /** Who asked for it while signed in. */
  readonly uid?: string | undefined;
  readonly sentAtMs: number;
  readonly untilMs: number;
};

const CODES_MAX = 500;
/** Wrong codes after which a right one comes too late. */
const TRIES_MAX = 5;
/** The service sends one code a minute to one address. */
const PAUSE_MS = 60_000;

export interface Codes {
  /** Errors: resource_exhausted. */
  send(o: Pick<SentCode, "address" | "usage" | "uid">): SentCode;
  /** What a right code proves. It serves once. Errors: invalid_verification_code. */
  verify(verificationId: string, code: string): SentCode;
  /** Newest first. */
  latest(): readonly (SentCode & { readonly used: boolean; readonly triesLeft: number })[];
}

export function createCodes(clock: Clock): Codes {
  const sent = new Map<string, { sentCode: SentCode; triesLeft: number; used: boolean }>();

  function lastTo({ kind, to }: Address): SentCode | undefined {
    return [...sent.values()]
      .map(({ sentCode }) => sentCode)
      .findLast(({ address }) => address.kind === kind && address.to === to);
  }
  return {
    send(o) {
      const nowMs = clock.nowMs();
      const last = lastTo(o.address);
      if (last !== undefined && last.sentAtMs <= nowMs && nowMs < last.sentAtMs + PAUSE_MS) {
        const words = `a code was sent to ${o.address.to} less than a minute ago`;
        throw new AuthError("resource_exhausted", words);
      }
      const code = String(randomInt(1_000_000)).padStart(6, "0");
      const times = { sentAtMs: nowMs, untilMs: nowMs + GRANT_SECONDS * 1000 };
      const sentCode = { verificationId: randomUUID(), code, ...o, ...times };
      sent.set(sentCode.verificationId, { sentCode, triesLeft: TRIES_MAX, used: false });
      dropOldest(sent, CODES_MAX);
      return sentCode;
    },
    verify(verificationId, code) {
      const found = sent.get(verificationId);
      if (found === undefined) throw wrong("the verification_id is unknown");
      if (found.used) throw wrong("the verification_code has been used");
      if (found.triesLeft === 0)
        throw wrong("the verification_code was wrong too often: send another");
      if (found.sentCode.untilMs <= clock.nowMs()) throw wrong("the verification_code has expired");
      if (found.sentCode.code !== code) {
        found.triesLeft -= 1;
        throw wrong("the verification_code does not match");
      }
      found.used = true;
      return found.sentCode;
    },
    latest: () =>
      [...sent.values()]
        .reverse()
        .map(({ sentCode, triesLeft, used }) => ({ ...sentCode, triesLeft, used })),
  };
}

function wrong(words: string): AuthError {
  return new AuthError("invalid_verification_code", words);
}
