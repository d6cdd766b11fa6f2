import { timingSafeEqual } from "node:crypto";
import type { Identity } from "../functions/context.ts";

/** The keys of the environment that programs use as bearer instead of a user's token. */
export interface AccessKeys {
  /** For pages: may do what somebody who has not signed in may. */
  readonly publishableKey: string;
  /** For servers: may do everything. */
  readonly apiKey: string;
  identityOf(key: string): Identity | undefined;
}

/** `secret` is the environment's own; the keys follow from it and stay the same. */
export function createAccessKeys(secret: (name: string) => string): AccessKeys {
  const publishableKey = `publishable-${secret("publishable")}`;
  const apiKey = `api-${secret("api")}`;
  return {
    publishableKey,
    apiKey,
    identityOf(key) {
      if (isSame(key, publishableKey)) return { source: "tcb", loginType: "PUBLISHABLE_KEY" };
      if (isSame(key, apiKey)) return { source: "tcb", loginType: "API_KEY" };
      return undefined;
    },
  };
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
