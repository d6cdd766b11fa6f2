import type { Clock } from "../clock.ts";
import type { AccessKeys } from "./accessKeys.ts";
import { ACCESS_SECONDS, scopeOf, type AccessTokens } from "./accessTokens.ts";
import { AuthError } from "./authError.ts";
import type { BodyFields } from "./bodyFields.ts";
import type { Address, Codes } from "./codes.ts";
import type { Grants } from "./grants.ts";
import type { CustomLoginKey } from "./keys.ts";
import type { ProvenAccount } from "./providers.ts";
import type { Opened, Session, Sessions } from "./sessions.ts";
import type { Tries } from "./tries.ts";
import type { LoginType, User } from "./user.ts";
import type { Users } from "./users.ts";

/** What the calls of `/auth/v1` stand on. */
export type AuthParts = {
  readonly env: string;
  readonly clock: Clock;
  readonly users: Users;
  readonly sessions: Sessions;
  readonly tokens: AccessTokens;
  readonly accessKeys: AccessKeys;
  readonly customLoginKey: () => CustomLoginKey;
  readonly codes: Codes;
  /** verification_token: the address is its bearer's. */
  readonly verified: Grants<Address>;
  /** provider_token: the account is its bearer's. */
  readonly proven: Grants<ProvenAccount>;
  /** sudo_token: the user has just shown again who he is. */
  readonly sudo: Grants<{ readonly uid: string }>;
  readonly tries: Tries;
};

export type AuthAsked = {
  readonly body: BodyFields;
  readonly query: URLSearchParams;
  /** What follows the call's own path. */
  readonly rest: string;
  readonly accessToken: string | undefined;
  readonly deviceId: string | undefined;
};

/** One call of `/auth/v1`. Throws AuthError to refuse. */
export type AuthCall = (asked: AuthAsked) => Promise<object>;
/** By method and path, as `POST signin`. A path that ends in "/" takes whatever follows. */
export type AuthCalls = ReadonlyMap<string, AuthCall>;

export type SignedIn = { readonly user: User; readonly session: Session };

/** Whose token this is; undefined when it does not hold, or not any more. */
export function signedInBy(
  { tokens, sessions, users }: AuthParts,
  token: string,
): SignedIn | undefined {
  const claims = tokens.read(token);
  if (claims === undefined) return undefined;
  const session = sessions.byId(claims.sid);
  const user = users.byUid(claims.sub);
  return session === undefined || user === undefined ? undefined : { user, session };
}

/** The user who asks. Errors: unauthenticated. */
export function askerOf(parts: AuthParts, { accessToken }: AuthAsked): SignedIn {
  if (accessToken === undefined) throw new AuthError("unauthenticated", "sign in first");
  const asker = signedInBy(parts, accessToken);
  if (asker !== undefined) return asker;
  throw new AuthError("unauthenticated", "the access_token has expired or was revoked");
}

/** Begins a session; what every sign-in answers. */
export function signIn(
  parts: AuthParts,
  o: { user: User; loginType: LoginType; deviceId: string | undefined },
): object {
  const user = parts.users.change(o.user, { lastSignInAtMs: parts.clock.nowMs() });
  const { loginType, deviceId } = o;
  const opened = parts.sessions.begin({ uid: user.uid, loginType, deviceId });
  return credentialsOf(parts, user, opened);
}

export function credentialsOf(parts: AuthParts, user: User, opened: Opened): object {
  return {
    token_type: "Bearer",
    access_token: parts.tokens.sign(user, opened.session),
    refresh_token: opened.refreshToken,
    expires_in: ACCESS_SECONDS,
    sub: user.uid,
    scope: scopeOf(user),
    groups: [],
  };
}

/** What a token of a kind stands for. Errors: invalid_argument. */
export function readGrant<Proof>(grants: Grants<Proof>, body: BodyFields, name: string): Proof {
  const proof = grants.read(body.text(name));
  if (proof !== undefined) return proof;
  throw new AuthError("invalid_argument", `the ${name} is unknown, used or expired`);
}
