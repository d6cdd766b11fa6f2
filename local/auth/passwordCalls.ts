import { addressOf } from "./accounts.ts";
import { AuthError } from "./authError.ts";
import { askerOf, readGrant, type AuthAsked, type AuthCalls, type AuthParts } from "./call.ts";
import { invalid, type BodyFields } from "./bodyFields.ts";
import { GRANT_SECONDS } from "./grants.ts";
import { checkPassword, hashPassword } from "./password.ts";
import { checkPasswordOf } from "./signInCalls.ts";
import type { User } from "./user.ts";

/** Passwords: set, changed, forgotten; and `user/sudo`, which shows once more who is there. */
export function passwordCalls(parts: AuthParts): AuthCalls {
  return new Map([
    ["POST user/sudo", async (asked) => sudo(parts, asked)],
    [
      "PATCH user/password",
      async (asked) => {
        const { body } = asked;
        body.only(["new_password", "password_confirm", "sudo_token"]);
        const { user } = askerOf(parts, asked);
        requireSudo(parts, user, body);
        const again = body.optional("password_confirm");
        const wanted = body.text("new_password");
        if (again !== undefined && again !== wanted) throw invalid("password_confirm differs");
        await setPassword(parts, user.uid, wanted);
        parts.sudo.spend(body.optional("sudo_token") ?? "");
        return {};
      },
    ],
    ["POST reset", async (asked) => reset(parts, asked)],
  ]);
}

async function sudo(parts: AuthParts, asked: AuthAsked): Promise<object> {
  const { body } = asked;
  body.only(["password", "verification_token"]);
  const { user } = askerOf(parts, asked);
  if (body.optional("password") !== undefined) {
    await checkPasswordOf(parts, user, body.text("password"));
  } else {
    const { kind, to } = readGrant(parts.verified, body, "verification_token");
    if (user[kind] !== to) throw invalid(`${to} is not the signed-in user's`);
    parts.verified.spend(body.text("verification_token"));
  }
  return { sudo_token: parts.sudo.issue({ uid: user.uid }), expires_in: GRANT_SECONDS };
}

/** Whoever has a password must have shown it, or a code, a moment ago. Errors: permission_denied. */
export function requireSudo({ sudo }: AuthParts, user: User, body: BodyFields): void {
  if (user.password === undefined && body.optional("sudo_token") === undefined) return;
  if (sudo.read(body.optional("sudo_token") ?? "")?.uid === user.uid) return;
  throw new AuthError("permission_denied", "give the sudo_token that user/sudo answers");
}

async function reset(parts: AuthParts, { body }: AuthAsked): Promise<object> {
  body.only(["email", "phone_number", "new_password", "verification_token"]);
  const address = addressOf(body);
  const proven = readGrant(parts.verified, body, "verification_token");
  if (proven.kind !== address.kind || proven.to !== address.to) {
    throw invalid(`the verification_token is for ${proven.to}, not for ${address.to}`);
  }
  const user = parts.users.by(address.kind, address.to);
  if (user === undefined) throw new AuthError("not_found", `there is no user ${address.to}`);
  await setPassword(parts, user.uid, body.text("new_password"));
  parts.verified.spend(body.text("verification_token"));
  parts.tries.forget(user.uid);
  return {};
}

async function setPassword(parts: AuthParts, uid: string, wanted: string): Promise<void> {
  const hash = await hashPassword(checkPassword(wanted));
  // Read again: the user may have changed, or gone, while the password was hashed.
  const user = parts.users.byUid(uid);
  if (user === undefined) throw new AuthError("not_found", "the user is gone");
  parts.users.change(user, { password: { hash, setAtMs: parts.clock.nowMs() } });
}
