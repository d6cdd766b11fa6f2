import { createSecretKey, type KeyObject } from "node:crypto";
import jwt from "jsonwebtoken";
import type { Clock } from "../clock.ts";
import { dropOldest } from "./dropOldest.ts";
import type { Session } from "./sessions.ts";
import type { User } from "./user.ts";

/** The service's default. */
export const ACCESS_SECONDS = 7200;

/** What stands in an access token that holds. */
export type Claims = { readonly sub: string; readonly sid: string };

type Verified = { readonly claims: Claims; readonly untilSeconds: number };

const TOKENS_REMEMBERED = 2_000;

/** Signs and reads access tokens: JWTs whose payload js-sdk reads too. */
export interface AccessTokens {
  sign(user: User, session: Session): string;
  /** Undefined when the token is not ours or has expired by the server's clock. */
  read(token: string): Claims | undefined;
  /** Whether it was ever given out, expired or not. */
  isOurs(token: string): boolean;
}

export function createAccessTokens(o: {
  env: string;
  url: string;
  secret: string;
  clock: Clock;
}): AccessTokens {
  const seconds = () => Math.floor(o.clock.nowMs() / 1000);
  const secret = createSecretKey(o.secret, "utf8");
  /** Whose signature was found good: a client sends the same token with each of its requests. */
  const read = new Map<string, Verified>();

  function verify(token: string): Verified | undefined {
    const claims = claimsOf(token, { secret, env: o.env });
    if (claims === undefined) return undefined;
    const { sub, sid, exp } = claims;
    if (typeof sub !== "string" || typeof sid !== "string" || typeof exp !== "number")
      return undefined;
    const verified = { claims: { sub, sid }, untilSeconds: exp };
    read.set(token, verified);
    dropOldest(read, TOKENS_REMEMBERED);
    return verified;
  }
  return {
    sign(user, session) {
      const payload = {
        iss: o.url,
        sub: user.uid,
        aud: o.env,
        iat: seconds(),
        exp: seconds() + ACCESS_SECONDS,
        sid: session.id,
        scope: scopeOf(user),
        project_id: o.env,
        provider_type: session.loginType.toLowerCase(),
        user_id: user.uid,
        user_type: user.anonymous ? "anonymous" : "external",
        ...(user.wechat === undefined
          ? {}
          : { meta: { wxOpenId: user.wechat.openid, wxUnionId: user.wechat.unionid ?? "" } }),
      };
      return jwt.sign(payload, secret, { algorithm: "HS256" });
    },
    isOurs: (token) => (read.get(token) ?? verify(token)) !== undefined,
    read(token) {
      const known = read.get(token) ?? verify(token);
      return known !== undefined && known.untilSeconds > seconds() ? known.claims : undefined;
    },
  };
}

/** What a token that we signed says, whether or not it has expired; undefined for any other. */
function claimsOf(
  token: string,
  o: { secret: KeyObject; env: string },
): { readonly [claim: string]: unknown } | undefined {
  try {
    const claims = jwt.verify(token, o.secret, {
      ...{ algorithms: ["HS256"], audience: o.env, ignoreExpiration: true },
    });
    return typeof claims === "string" ? undefined : claims;
  } catch {
    return undefined;
  }
}

export function scopeOf(user: User): string {
  return user.anonymous ? "anonymous" : "all";
}
