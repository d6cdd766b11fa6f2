import { AdminError } from "../admin/errors.ts";
import { AccessTokenError, type Auth } from "../auth/index.ts";
import type { Identity } from "../functions/context.ts";

/** Who sends a request. Errors: INVALID_ACCESS_TOKEN, or what else is wrong with the token. */
export function callerBy(auth: Auth, accessToken: unknown): Identity | undefined {
  if (accessToken === undefined || accessToken === null || accessToken === "") return undefined;
  if (typeof accessToken !== "string") {
    throw new AdminError("INVALID_ACCESS_TOKEN", "the access token must be text");
  }
  try {
    return auth.callerOf(accessToken);
  } catch (error) {
    if (error instanceof AccessTokenError) throw new AdminError(error.code, error.message);
    throw error;
  }
}
