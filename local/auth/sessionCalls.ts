import { AuthError, notEmulated } from "./authError.ts";
import {
  askerOf,
  credentialsOf,
  signedInBy,
  type AuthAsked,
  type AuthCalls,
  type AuthParts,
} from "./call.ts";

/** What becomes of a sign-in: refreshed, or signed out on one device or on all. */
export function sessionCalls(parts: AuthParts): AuthCalls {
  const { sessions } = parts;
  return new Map([
    ["POST token", async (asked) => refresh(parts, asked)],
    [
      "POST revoke",
      async ({ body }) => {
        body.only(["token", "token_type_hint"]);
        const token = body.text("token");
        const session = signedInBy(parts, token)?.session ?? sessions.byRefreshToken(token);
        // As OAuth has it: revoking what does not hold is no error.
        if (session !== undefined) sessions.end(session.id);
        return {};
      },
    ],
    [
      "POST user/signout",
      async (asked) => {
        sessions.end(askerOf(parts, asked).session.id);
        return {};
      },
    ],
    [
      "DELETE user/revoke/all",
      async (asked) => {
        sessions.endAllOf(askerOf(parts, asked).user.uid);
        return {};
      },
    ],
    [
      "DELETE user/authorized/devices/",
      async (asked) => {
        sessions.endDevice(askerOf(parts, asked).user.uid, asked.rest);
        return {};
      },
    ],
  ]);
}

function refresh(parts: AuthParts, { body }: AuthAsked): object {
  body.only(["client_id", "client_secret", "grant_type", "refresh_token"]);
  const grant = body.text("grant_type");
  if (grant !== "refresh_token") throw notEmulated(`grant_type ${grant}`);
  const opened = parts.sessions.refresh(body.text("refresh_token"));
  const user = parts.users.byUid(opened.session.uid);
  if (user === undefined) throw new AuthError("invalid_grant", "the user is gone");
  return credentialsOf(parts, user, opened);
}
