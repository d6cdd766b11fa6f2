import type { Door, DoorRequest } from "../door.ts";
import { jsonReply } from "../reply.ts";
import { AuthError, notEmulated } from "./authError.ts";
import { parseBody } from "./bodyFields.ts";
import { bindingCalls } from "./bindingCalls.ts";
import type { AuthCall, AuthCalls, AuthParts } from "./call.ts";
import { passwordCalls } from "./passwordCalls.ts";
import { providerCalls } from "./providers.ts";
import { sessionCalls } from "./sessionCalls.ts";
import { signInCalls } from "./signInCalls.ts";
import { signUpCalls } from "./signUpCall.ts";
import { userCalls } from "./userCalls.ts";
import { verificationCalls } from "./verificationCalls.ts";

const PREFIX = "/auth/v1/";
/** Where js-sdk sends passwords that it encrypted (`is_encrypt`, `modifyPassword`). */
const ENCRYPTED = "/auth/v2/";
const BODY_BYTES_MAX = 64 * 1024;

/** What js-sdk can ask for besides: refused by name. */
const NOT_EMULATED: ReadonlySet<string> = new Set([
  ...["PATCH provider/token", "GET provider/uri", "POST signin/wechat/noauth"],
  ...["POST token/clientCredential", "GET plugin/weda/userinfo", "POST device/code"],
  ...["POST mgr/provider/providerSubType", "PATCH user/trans/by/provider"],
  ...["POST user/device/authorize", "POST user/authorize", "GET user/authorize/info"],
  ...["GET user/security/history", "POST captcha/data", "POST captcha/data/verify"],
  ...["GET captcha/init", "POST qrcode/generate", "POST qrcode/get/status"],
]);

/** Moves an account of a provider to another user: js-sdk's `changeBoundProvider`. */
const MOVES_PROVIDER = /^POST user\/provider\/[^/]+\/trans$/;

/** `/auth/v1`: how clients sign in. Refusals are `{ error, error_code, error_description }` with a status of 4xx. */
export function createAuthDoor(parts: AuthParts): Door {
  const calls: AuthCalls = new Map([
    ...signInCalls(parts),
    ...signUpCalls(parts),
    ...verificationCalls(parts),
    ...providerCalls(parts),
    ...sessionCalls(parts),
    ...userCalls(parts),
    ...passwordCalls(parts),
    ...bindingCalls(parts),
  ]);

  return async ({ method, path, query, headers, body }) => {
    try {
      const meant = methodMeant(method, headers);
      if (path.startsWith(ENCRYPTED)) throw notEmulated(`${meant} ${path}`);
      const { call, rest } = findCall(calls, meant, path.slice(PREFIX.length));
      if (body.length > BODY_BYTES_MAX) {
        throw new AuthError("invalid_argument", `the body exceeds ${BODY_BYTES_MAX} bytes`);
      }
      const accessToken = bearerOf(headers["authorization"]) ?? query.get("access_token");
      const deviceId = headers["x-device-id"]?.slice(0, 64);
      const asked = { query, rest, deviceId, accessToken: accessToken ?? undefined };
      return jsonReply(await call({ ...asked, body: parseBody(body) }));
    } catch (error) {
      if (error instanceof AuthError) return jsonReply(error.body, error.status);
      throw error;
    }
  };
}

/** A mini program cannot send PATCH: its adapter sends POST with a header that says so. */
function methodMeant(method: string, headers: DoorRequest["headers"]): string {
  const isPatch = headers["x-http-method-override"]?.toUpperCase() === "PATCH";
  return method === "POST" && isPatch ? "PATCH" : method;
}

function findCall(
  calls: AuthCalls,
  method: string,
  path: string,
): { call: AuthCall; rest: string } {
  const name = `${method} ${path}`;
  const exact = calls.get(name);
  if (exact !== undefined) return { call: exact, rest: "" };
  for (const [known, call] of calls) {
    if (!known.endsWith("/") || !name.startsWith(known) || name === known) continue;
    return { call, rest: decode(name.slice(known.length)) };
  }
  if (NOT_EMULATED.has(name) || MOVES_PROVIDER.test(name))
    throw notEmulated(`${method} /auth/v1/${path}`);
  throw new AuthError("not_found", `there is no ${method} /auth/v1/${path}`);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new AuthError("invalid_argument", "the path is not percent-encoded");
  }
}

function bearerOf(header: string | undefined): string | undefined {
  return header === undefined ? undefined : /^Bearer +(\S+)$/i.exec(header)?.[1];
}
