import { addressOf, checkEmail, checkPhone, checkUsername } from "./accounts.ts";
import { AuthError } from "./authError.ts";
import { askerOf, readGrant, type AuthAsked, type AuthCalls, type AuthParts } from "./call.ts";
import { invalid } from "./bodyFields.ts";
import { requireSudo } from "./passwordCalls.ts";
import { PROFILE_FIELDS, profileIn } from "./profile.ts";
import { meOf, type User } from "./user.ts";
import { hasConfirmed } from "./verificationCalls.ts";

/** What a signed-in user reads and changes of himself. */
export function userCalls(parts: AuthParts): AuthCalls {
  return new Map([
    ["GET user/me", async (asked) => meOf(askerOf(parts, asked).user)],
    ["DELETE user/me", async (asked) => removeMe(parts, asked)],
    ["PATCH user/profile", async (asked) => meOf(edit(parts, asked))],
    [
      "POST user/basic/edit",
      async (asked) => {
        edit(parts, asked);
        return {};
      },
    ],
    [
      "PATCH user/contact",
      async (asked) => {
        changeContact(parts, asked);
        return {};
      },
    ],
    ["GET user/query", async (asked) => query(parts, asked)],
    ["GET checkUsername", async ({ query }) => checkFree(parts, query.get("username") ?? "")],
    [
      "GET checkIfUserExist",
      async ({ query }) => ({ exist: isAccount(parts, query.get("username") ?? "") }),
    ],
  ]);
}

function edit(parts: AuthParts, asked: AuthAsked): User {
  const { user } = askerOf(parts, asked);
  const { body } = asked;
  body.only(["user_id", "username", "email", "phone", ...PROFILE_FIELDS]);
  if ((body.optional("user_id") ?? user.uid) !== user.uid) {
    throw new AuthError("permission_denied", "user_id is another user's");
  }
  const username = body.optional("username");
  const [email, phone] = [body.optional("email"), body.optional("phone")];
  return parts.users.change(user, {
    ...(username === undefined ? {} : { username: checkUsername(username) }),
    ...(email === undefined ? {} : { email: confirmed(parts, user, "email", checkEmail(email)) }),
    ...(phone === undefined ? {} : { phone: confirmed(parts, user, "phone", checkPhone(phone)) }),
    profile: { ...user.profile, ...profileIn(body) },
  });
}

function confirmed(parts: AuthParts, user: User, kind: "email" | "phone", to: string): string {
  if (to === user[kind] || hasConfirmed(parts, user, { kind, to })) return to;
  const how = "ask for a code for it while signed in, and verify the code first";
  throw new AuthError("failed_precondition", `${to} is not verified: ${how}`);
}

function changeContact(parts: AuthParts, asked: AuthAsked): void {
  const { user } = askerOf(parts, asked);
  const { body } = asked;
  const fields = ["phone_number", "email", "verification_token", "sudo_token"];
  body.only([...fields, "conflict_resolution"]);
  if ((body.optional("conflict_resolution") ?? "DEFAULT") !== "DEFAULT") {
    throw invalid("not emulated: a conflict_resolution other than DEFAULT");
  }
  const address = addressOf(body);
  const proven = readGrant(parts.verified, body, "verification_token");
  if (proven.kind !== address.kind || proven.to !== address.to) {
    throw invalid(`the verification_token is for ${proven.to}, not for ${address.to}`);
  }
  requireSudo(parts, user, body);
  parts.users.change(user, { [address.kind]: address.to });
  parts.verified.spend(body.text("verification_token"));
}

function removeMe(parts: AuthParts, asked: AuthAsked): object {
  const { user } = askerOf(parts, asked);
  if (parts.sudo.read(asked.query.get("sudo_token") ?? "")?.uid !== user.uid) {
    throw new AuthError("permission_denied", "give the sudo_token that user/sudo answers");
  }
  parts.sessions.endAllOf(user.uid);
  parts.users.remove(user.uid);
  return meOf(user);
}

const FINDERS = { id: "uid", username: "username", email: "email", phone_number: "phone" } as const;

/** Exact names only, and only what others may see of a user. */
function query(parts: AuthParts, asked: AuthAsked): object {
  askerOf(parts, asked);
  const wanted = Object.entries(FINDERS).flatMap(([name, field]) => {
    const value = asked.query.get(name);
    return value === null || value === "" ? [] : [{ field, value }];
  });
  const [first, ...others] = wanted;
  if (first === undefined || others.length > 0) {
    throw invalid(`give one of ${Object.keys(FINDERS).join(", ")}`);
  }
  const { users } = parts;
  const found =
    first.field === "uid" ? users.byUid(first.value) : users.by(first.field, first.value);
  const data = found === undefined ? [] : [seenByOthers(found)];
  return { total: String(data.length), data };
}

function seenByOthers({ uid, username, profile }: User): object {
  return { id: uid, username, name: profile["name"] ?? username, picture: profile["picture"] };
}

function isAccount({ users }: AuthParts, account: string): boolean {
  if (account === "") throw invalid("username is missing");
  return users.byAccount(account) !== undefined;
}

function checkFree(parts: AuthParts, username: string): object {
  if (!isAccount(parts, checkUsername(username))) return {};
  throw new AuthError("already_exists", `there is a user ${username} already`);
}
