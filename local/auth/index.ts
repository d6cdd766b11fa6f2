import { join } from "node:path";
import type { Clock } from "../clock.ts";
import type { Routes } from "../control/route.ts";
import type { Door } from "../door.ts";
import type { Identity } from "../functions/context.ts";
import { createAccessKeys } from "./accessKeys.ts";
import { createAccessTokens } from "./accessTokens.ts";
import { createAuthDoor } from "./authDoor.ts";
import { authRoutes } from "./authRoutes.ts";
import { signedInBy, type AuthParts } from "./call.ts";
import { createCodes } from "./codes.ts";
import { createGrants } from "./grants.ts";
import { customLoginKey, keptSecret } from "./keys.ts";
import { openRegistry, type Registry } from "./registry.ts";
import { createTries } from "./tries.ts";
import { identityOf, infoOf, UNIQUE_FIELDS, type User } from "./user.ts";
import type { Users } from "./users.ts";

/** What the server SDKs are told of a user (`auth.getUserInfoForAdmin`). */
export type UserInfo = Readonly<Record<string, unknown>>;

/**
 * A token that was sent but does not hold. The SDK refreshes the one that has expired or was revoked and tries again; it
 * gives up on one that was never given out.
 */
export class AccessTokenError extends Error {
  readonly code: "ACCESS_TOKEN_EXPIRED" | "INVALID_ACCESS_TOKEN";

  constructor(code: AccessTokenError["code"], message: string) {
    super(message);
    this.code = code;
  }
}

/** The users of the environment and their sign-ins: `/auth/v1`. */
export interface Auth {
  readonly door: Door;
  /**
   * Who an access token speaks for; undefined without one. The environment's own keys speak for nobody, with the
   * login type "PUBLISHABLE_KEY" or "API_KEY". Throws AccessTokenError for a token that does not hold.
   */
  callerOf(accessToken: string | undefined): Identity | undefined;
  userInfo(uid: string): UserInfo | undefined;
  /** By what a platform calls the user: "USERNAME", "PHONE", "EMAIL", "CUSTOM", "WECHAT-OPENID" (any mini program's). */
  userInfoOn(platform: string, platformId: string): UserInfo | undefined;
  readonly routes: Routes;
}

const WRONG_PASSWORDS_MAX = 5;
const WRONG_PASSWORD_PAUSE_MS = 5 * 60_000;

/**
 * Users, sessions and keys live in the folder `auth` of the data directory and survive the server; codes and
 * one-time tokens do not.
 *
 * Errors: those of the file system; ProjectError for a `tcb_custom_login*.json` that holds no key.
 */
export function createAuth(o: {
  directory: string;
  env: string;
  clock: Clock;
  url: string;
  project: { readonly directory: string };
}): Auth {
  const registry = openRegistry(join(o.directory, "auth", "journal.jsonl"), o.clock);
  const parts = openParts(o, registry);
  return {
    door: createAuthDoor(parts),
    callerOf(accessToken) {
      if (accessToken === undefined || accessToken === "") return undefined;
      const signedIn = signedInBy(parts, accessToken);
      if (signedIn !== undefined) return identityOf(signedIn.user, signedIn.session.loginType);
      const keyBearer = parts.accessKeys.identityOf(accessToken);
      if (keyBearer !== undefined) return keyBearer;
      if (parts.tokens.isOurs(accessToken)) {
        const words = "the access token has expired or was revoked: refresh it, or sign in again";
        throw new AccessTokenError("ACCESS_TOKEN_EXPIRED", words);
      }
      throw new AccessTokenError("INVALID_ACCESS_TOKEN", "this access token was never given out");
    },
    userInfo(uid) {
      const user = parts.users.byUid(uid);
      return user === undefined ? undefined : infoOf(user);
    },
    userInfoOn(platform, platformId) {
      const user = userOn(parts.users, platform, platformId);
      return user === undefined ? undefined : infoOf(user);
    },
    routes: authRoutes(parts),
  };
}

function openParts(o: Parameters<typeof createAuth>[0], { users, sessions }: Registry): AuthParts {
  const { env, clock, url } = o;
  const inAuth = (name: string) => join(o.directory, "auth", name);
  return {
    ...{ env, clock, users, sessions },
    tokens: createAccessTokens({ env, url, clock, secret: keptSecret(inAuth("token_secret")) }),
    accessKeys: createAccessKeys((name) => keptSecret(inAuth(`${name}_key`))),
    customLoginKey: customLoginKey({
      ...{ env, projectDirectory: o.project.directory, made: inAuth("custom_login_key.json") },
    }),
    codes: createCodes(clock),
    verified: createGrants(clock),
    proven: createGrants(clock),
    sudo: createGrants(clock),
    tries: createTries({ clock, max: WRONG_PASSWORDS_MAX, withinMs: WRONG_PASSWORD_PAUSE_MS }),
  };
}

function userOn(users: Users, platform: string, id: string): User | undefined {
  if (platform === "WECHAT-OPENID") {
    return [...users.all()].find(({ wechat }) => wechat?.openid === id);
  }
  const names: Readonly<Record<string, (typeof UNIQUE_FIELDS)[number]>> = {
    ...{ USERNAME: "username", PHONE: "phone", EMAIL: "email", CUSTOM: "customUserId" },
  };
  const field = names[platform];
  return field === undefined ? undefined : users.by(field, id);
}
