import { addressOf, checkUsername } from "./accounts.ts";
import { AuthError } from "./authError.ts";
import {
  readGrant,
  signedInBy,
  signIn,
  type AuthAsked,
  type AuthCalls,
  type AuthParts,
} from "./call.ts";
import { invalid, type BodyFields } from "./bodyFields.ts";
import { checkPassword, hashPassword } from "./password.ts";
import { PROFILE_FIELDS, profileIn } from "./profile.ts";
import { ownership } from "./providers.ts";
import type { LoginType, User } from "./user.ts";

const FIELDS = [
  ...["phone_number", "email", "verification_token", "verification_code", "provider_token"],
  ...["username", "password", "anonymous_token", ...PROFILE_FIELDS],
];

/** `signup`: a new user by a proven address or account. */
export function signUpCalls(parts: AuthParts): AuthCalls {
  return new Map([["POST signup", (asked) => signUp(parts, asked)]]);
}

async function signUp(parts: AuthParts, asked: AuthAsked): Promise<object> {
  const { body, deviceId } = asked;
  body.only(FIELDS);
  const username = body.optional("username");
  const password = body.optional("password");
  const { owned, loginType } = proofIn(parts, body);
  const fields = {
    ...owned,
    ...(username === undefined ? {} : { username: checkUsername(username) }),
    profile: profileIn(body),
    ...(password === undefined
      ? {}
      : {
          password: {
            hash: await hashPassword(checkPassword(password)),
            setAtMs: parts.clock.nowMs(),
          },
        }),
  };
  const guest = guestOf(parts, body);
  // Checked again: while the password was hashed another request may have used the token.
  proofIn(parts, body);
  const user =
    guest === undefined
      ? parts.users.create(fields)
      : parts.users.change(guest, { ...fields, anonymous: undefined });
  parts.verified.spend(body.optional("verification_token") ?? "");
  parts.proven.spend(body.optional("provider_token") ?? "");
  return signIn(parts, { user, loginType, deviceId });
}

function proofIn(
  parts: AuthParts,
  body: BodyFields,
): { owned: Pick<User, "phone" | "email" | "wechat">; loginType: LoginType } {
  if (body.optional("phone_number") === undefined && body.optional("email") === undefined) {
    if (body.optional("provider_token") === undefined) {
      const where = "POST /control/users/create makes users with a name and a password only";
      throw invalid(`give phone_number or email with its verification_token; ${where}`);
    }
    const proof = readGrant(parts.proven, body, "provider_token");
    return { owned: ownership(proof), loginType: loginTypeOf(proof.kind) };
  }
  const address = addressOf(body);
  const { kind, to } = readGrant(parts.verified, body, "verification_token");
  if (kind !== address.kind || to !== address.to) {
    throw invalid(`the verification_token is for ${to}, not for ${address.to}`);
  }
  return { owned: { [kind]: to }, loginType: loginTypeOf(kind) };
}

function loginTypeOf(kind: "phone" | "email" | "wechat"): LoginType {
  const types = { phone: "PHONE", email: "EMAIL", wechat: "WECHAT-OPENID" } as const;
  return types[kind];
}

/** The anonymous user who becomes a known one and keeps his uid. */
function guestOf(parts: AuthParts, body: BodyFields): User | undefined {
  const token = body.optional("anonymous_token");
  if (token === undefined) return undefined;
  const user = signedInBy(parts, token)?.user;
  if (user?.anonymous) return user;
  throw new AuthError("invalid_argument", "the anonymous_token is no anonymous user's");
}
