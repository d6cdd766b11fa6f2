import { createPublicKey } from "node:crypto";
import jwt from "jsonwebtoken";
import type { Clock } from "../clock.ts";
import { AuthError } from "./authError.ts";
import type { CustomLoginKey } from "./keys.ts";

/** The alphabet that node-sdk's createTicket keeps to. */
const CUSTOM_USER_ID = /^[a-zA-Z0-9_\-#@~=*(){}[\]:.,<>+]{4,32}$/;

/**
 * The user that a ticket of node-sdk's `createTicket` speaks for: `<private_key_id>/@@/<JWT>`, signed RS256, with
 * `iat` and `exp` in milliseconds.
 *
 * Errors: invalid_argument, with what is wrong about the ticket.
 */
export function userOfTicket(ticket: string, o: { key: CustomLoginKey; clock: Clock }): string {
  const [keyId, token, ...rest] = ticket.split("/@@/");
  if (token === undefined || rest.length > 0) throw bad("it must be <private_key_id>/@@/<JWT>");
  if (keyId !== o.key.private_key_id) {
    const where = "GET /control/auth/custom-login-key shows the one that is taken here";
    throw bad(`it was made with the key ${keyId}; ${where}`);
  }
  const { uid, env, exp } = claimsOf(token, o.key);
  if (env !== o.key.env_id) throw bad(`it is for the environment ${String(env)}`);
  if (typeof exp !== "number" || exp <= o.clock.nowMs()) throw bad("it has expired");
  if (typeof uid !== "string" || !CUSTOM_USER_ID.test(uid)) throw bad("its uid is no user id");
  return uid;
}

function claimsOf(token: string, key: CustomLoginKey): { readonly [claim: string]: unknown } {
  try {
    const claims = jwt.verify(token, createPublicKey(key.private_key), {
      // The times are in milliseconds, where the library expects seconds: they are compared by the caller.
      ...{ algorithms: ["RS256"], ignoreExpiration: true, allowInvalidAsymmetricKeyTypes: true },
    });
    return typeof claims === "string" ? {} : claims;
  } catch (error) {
    throw bad((error as Error).message);
  }
}

function bad(what: string): AuthError {
  return new AuthError("invalid_argument", `the ticket does not hold: ${what}`);
}
