import { accountOf } from "./accounts.ts";
import { AuthError, notEmulated } from "./authError.ts";
import { readGrant, signIn, type AuthAsked, type AuthCalls, type AuthParts } from "./call.ts";
import { invalid } from "./bodyFields.ts";
import { isPassword } from "./password.ts";
import { ownerOf, ownership } from "./providers.ts";
import { userOfTicket } from "./tickets.ts";
import type { LoginType, User } from "./user.ts";

/** The ways to sign in. */
export function signInCalls(parts: AuthParts): AuthCalls {
  return new Map([
    ["POST signin", async (asked) => signInByAccount(parts, asked)],
    ["POST signin/anonymously", async (asked) => signInAnonymously(parts, asked)],
    ["POST signin/custom", async (asked) => signInByTicket(parts, asked)],
    ["POST signin/with/provider", async (asked) => signInByProvider(parts, asked)],
  ]);
}

async function signInByAccount(parts: AuthParts, asked: AuthAsked): Promise<object> {
  const { body } = asked;
  body.only(["username", "password", "verification_token"]);
  const account = accountOf(body.text("username"));
  const user = parts.users.byAccount(account);
  if (body.optional("verification_token") !== undefined) {
    const { kind, to } = readGrant(parts.verified, body, "verification_token");
    const owner = parts.users.by(kind, to);
    if (to.toLowerCase() !== account.toLowerCase()) {
      throw invalid(`the verification_token is for ${to}, not for ${account}`);
    }
    if (owner === undefined) throw noSuchUser(account);
    parts.verified.spend(body.text("verification_token"));
    return begin(parts, asked, owner, kind === "phone" ? "PHONE" : "EMAIL");
  }
  const password = body.text("password");
  if (user === undefined) throw noSuchUser(account);
  await checkPasswordOf(parts, user, password);
  return begin(parts, asked, user, "USERNAME");
}

/** Errors: invalid_password; invalid_status after too many wrong ones. */
export async function checkPasswordOf(
  { tries }: AuthParts,
  user: User,
  password: string,
): Promise<void> {
  const waitMs = tries.waitMs(user.uid);
  if (waitMs > 0) {
    const words = `the password was wrong too often: wait ${Math.ceil(waitMs / 1000)} seconds`;
    throw new AuthError("invalid_status", words);
  }
  // Counted before it is known, so that many tries at the same time count as many.
  tries.failed(user.uid);
  if (user.password === undefined || !(await isPassword(password, user.password.hash))) {
    throw new AuthError("invalid_password", "the password is wrong");
  }
  tries.forget(user.uid);
}

function signInAnonymously(parts: AuthParts, asked: AuthAsked): object {
  const { body, deviceId } = asked;
  body.only(["provider_token"]);
  if (body.optional("provider_token") === undefined) {
    const user = parts.users.create({ anonymous: true });
    return signIn(parts, { user, loginType: "ANONYMOUS", deviceId });
  }
  const proof = readGrant(parts.proven, body, "provider_token");
  const { user } = ownerOf(parts, proof);
  parts.proven.spend(body.text("provider_token"));
  const guest = user ?? parts.users.create({ anonymous: true, ...ownership(proof) });
  return signIn(parts, { user: guest, loginType: "ANONYMOUS", deviceId });
}

function signInByTicket(parts: AuthParts, asked: AuthAsked): object {
  const { body } = asked;
  body.only(["provider_id", "ticket"]);
  if (body.text("provider_id") !== "custom") {
    throw notEmulated(`signin/custom with the provider ${body.text("provider_id")}`);
  }
  const { customLoginKey, clock, users } = parts;
  const customUserId = userOfTicket(body.text("ticket"), { key: customLoginKey(), clock });
  const user = users.by("customUserId", customUserId) ?? users.create({ customUserId });
  return begin(parts, asked, user, "CUSTOM");
}

function signInByProvider(parts: AuthParts, asked: AuthAsked): object {
  const { body } = asked;
  body.only(["provider_token", "provider_id"]);
  const proof = readGrant(parts.proven, body, "provider_token");
  const { user, loginType } = ownerOf(parts, proof);
  parts.proven.spend(body.text("provider_token"));
  return begin(parts, asked, user ?? parts.users.create(ownership(proof)), loginType);
}

function begin(parts: AuthParts, asked: AuthAsked, user: User, loginType: LoginType): object {
  return signIn(parts, { user, loginType, deviceId: asked.deviceId });
}

function noSuchUser(account: string): AuthError {
  return new AuthError("not_found", `there is no user ${account}`);
}
