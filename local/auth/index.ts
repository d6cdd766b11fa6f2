import type { Clock } from "../clock.ts";
import type { Routes } from "../control/route.ts";
import type { Door } from "../door.ts";
import type { Identity } from "../functions/context.ts";

/** What the server SDKs are told of a user (`auth.getUserInfoForAdmin`). */
export type UserInfo = Readonly<Record<string, unknown>>;

/** A token that was sent but does not hold: expired, revoked, or never given out. */
export class AccessTokenError extends Error {
  readonly code = "INVALID_ACCESS_TOKEN";
}

/** The users of the environment and their sign-ins: `/auth/v1`. */
export interface Auth {
  readonly door: Door;
  /** Who an access token speaks for; undefined without one. Throws AccessTokenError for one that does not hold. */
  callerOf(accessToken: string | undefined): Identity | undefined;
  userInfo(uid: string): UserInfo | undefined;
  readonly routes: Routes;
}

export function createAuth(_: { directory: string; env: string; clock: Clock }): Auth {
  return {
    door: async () => undefined,
    callerOf: () => undefined,
    userInfo: () => undefined,
    routes: new Map(),
  };
}
