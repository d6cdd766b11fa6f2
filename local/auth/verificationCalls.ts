import { addressOf } from "./accounts.ts";
import { AuthError, notEmulated } from "./authError.ts";
import { askerOf, signedInBy, type AuthAsked, type AuthCalls, type AuthParts } from "./call.ts";
import { invalid } from "./bodyFields.ts";
import type { Address } from "./codes.ts";
import { GRANT_SECONDS } from "./grants.ts";
import type { User } from "./user.ts";

const TARGETS = ["ANY", "USER", "NOT_USER", "CUR_USER"];

/** One-time codes: nothing is sent, `GET /control/auth/codes` shows what would have been. */
export function verificationCalls(parts: AuthParts): AuthCalls {
  return new Map([
    ["POST verification", async (asked) => send(parts, asked)],
    [
      "POST verification/verify",
      async ({ body }) => {
        body.only(["verification_id", "verification_code"]);
        const { verificationId, code } = {
          verificationId: body.text("verification_id"),
          code: body.text("verification_code"),
        };
        const { address } = parts.codes.verify(verificationId, code);
        return { verification_token: parts.verified.issue(address), expires_in: GRANT_SECONDS };
      },
    ],
  ]);
}

function send(parts: AuthParts, asked: AuthAsked): object {
  const { body, accessToken } = asked;
  body.only(["phone_number", "email", "target", "usage", "email_redirect_to"]);
  if (body.optional("email_redirect_to") !== undefined) {
    throw notEmulated("email_redirect_to (a link in a mail)");
  }
  const target = body.optional("target") ?? "ANY";
  if (!TARGETS.includes(target)) throw invalid(`target must be one of ${TARGETS.join(", ")}`);
  const address = addressOf(body);
  const owner = parts.users.by(address.kind, address.to);
  if (target === "CUR_USER" && askerOf(parts, asked).user.uid !== owner?.uid) {
    throw invalid(`${address.to} is not the signed-in user's`);
  }
  if (target === "USER" && owner === undefined) {
    throw new AuthError("not_found", `there is no user with ${address.to}`);
  }
  if (target === "NOT_USER" && owner !== undefined) {
    throw new AuthError("already_exists", `there is a user with ${address.to} already`);
  }
  const asker = accessToken === undefined ? undefined : signedInBy(parts, accessToken);
  const sent = parts.codes.send({
    address,
    usage: body.optional("usage"),
    uid: asker?.user.uid,
  });
  return {
    verification_id: sent.verificationId,
    expires_in: GRANT_SECONDS,
    is_user: owner !== undefined,
  };
}

/** Whether a user has shown of late, by a code that he asked for while signed in, that an address is his. */
export function hasConfirmed({ codes, clock }: AuthParts, user: User, address: Address): boolean {
  return codes
    .latest()
    .some(
      (sent) =>
        sent.used &&
        sent.uid === user.uid &&
        sent.untilMs > clock.nowMs() &&
        sent.address.kind === address.kind &&
        sent.address.to === address.to,
    );
}
