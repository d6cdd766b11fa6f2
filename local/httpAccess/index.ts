import { randomUUID } from "node:crypto";
import { AccessTokenError, type Auth } from "../auth/index.ts";
import type { Door, DoorRequest } from "../door.ts";
import type { Identity } from "../functions/context.ts";
import type { Functions } from "../functions/invoke.ts";
import type { HttpRoute } from "../project/routes.ts";
import { jsonReply, type Reply } from "../reply.ts";
import { httpEvent } from "./httpEvent.ts";
import { BadAnswerError, httpReply } from "./httpReply.ts";

/** The service's limit for what is sent to a function. */
const BODY_BYTES_MAX = 6 * 1024 * 1024;
/** Such a body in base64, in JSON, and what comes with it. */
const EVENT_BYTES_MAX = 14 * 1024 * 1024;
/** TCB_SOURCE of a call over HTTP. */
const SOURCE = "wx_http";

/** The HTTP status of what the platform says when a function fails; 500 for all else. */
const STATUS: Readonly<Record<string, number>> = {
  FUNCTION_NOT_FOUND: 404,
  EXCEED_MAX_PAYLOAD_SIZE: 413,
  EXCEED_CONCURRENT_REQUEST_LIMIT: 429,
  FUNCTIONS_TIME_LIMIT_EXCEEDED: 504,
};

export type HttpAccessParts = {
  readonly env: string;
  readonly functions: Functions;
  readonly project: { readonly routes: readonly HttpRoute[] };
  readonly auth: Pick<Auth, "callerOf">;
};

/**
 * HTTP access of functions: the routes that the gateway leads to them. A path that no route leads on is INVALID_PATH.
 *
 * Source of the codes: docs.cloudbase.net/error-code/service.
 */
export function createHttpAccess(parts: HttpAccessParts): { readonly door: Door } {
  const routes = [...parts.project.routes].sort((a, b) => b.path.length - a.path.length);
  return {
    async door(request) {
      const route = routes.find(({ path }) => leadsOn(path, request.path));
      if (route === undefined) {
        return refusal(404, "INVALID_PATH", `no HTTP route leads ${request.path} to a function`);
      }
      return answer(parts, route, request);
    },
  };
}

/** By whole parts of the path: `/api` leads `/api/a` on, but not `/apis`. */
function leadsOn(own: string, path: string): boolean {
  return path === own || path.startsWith(`${own}/`);
}

async function answer(
  parts: HttpAccessParts,
  route: HttpRoute,
  request: DoorRequest,
): Promise<Reply> {
  if (route.notEmulated !== undefined) {
    return refusal(501, "NOT_EMULATED", `not emulated: a route to ${route.notEmulated}`);
  }
  if (request.body.length > BODY_BYTES_MAX) {
    const words = `the body exceeds ${BODY_BYTES_MAX} bytes`;
    return refusal(413, "EXCEED_MAX_PAYLOAD_SIZE", words);
  }
  const caller = callerOf(parts, route, request);
  if ("status" in caller) return caller;
  const requestId = randomUUID();
  const { env, functions } = parts;
  const reply = await functions.invoke({
    name: route.functionName,
    eventJson: JSON.stringify(httpEvent(request, { route, env, requestId })),
    eventBytesMax: EVENT_BYTES_MAX,
    identity: { ...caller.identity, source: SOURCE },
    requestId,
  });
  const told = reply.ok
    ? replyFor(JSON.parse(reply.resultJson))
    : refusal(STATUS[reply.error.code] ?? 500, reply.error.code, reply.error.message);
  return { ...told, headers: { ...told.headers, "x-request-id": requestId } };
}

function replyFor(result: unknown): Reply {
  try {
    return httpReply(result);
  } catch (error) {
    if (error instanceof BadAnswerError) return refusal(502, "BAD_GATEWAY", error.message);
    throw error;
  }
}

/**
 * Who asks, by his bearer token. On an open route a token that is not ours is the function's own affair: it may
 * well have its own tokens.
 */
function callerOf(
  { auth }: HttpAccessParts,
  route: HttpRoute,
  { headers }: DoorRequest,
): { readonly identity: Identity } | Reply {
  const token = /^Bearer +(\S+)$/i.exec(headers["authorization"] ?? "")?.[1];
  try {
    const identity = auth?.callerOf(token);
    if (identity !== undefined || !route.requiresSignIn) return { identity: identity ?? {} };
    return refusal(401, "MISSING_CREDENTIALS", "this route needs Authorization: Bearer <token>");
  } catch (error) {
    if (!(error instanceof AccessTokenError)) throw error;
    if (!route.requiresSignIn) return { identity: {} };
    return refusal(401, "INVALID_CREDENTIALS", error.message);
  }
}

function refusal(status: number, code: string, message: string): Reply {
  return jsonReply({ code, message }, status);
}
