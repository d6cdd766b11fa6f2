import { randomUUID } from "node:crypto";
import { invalidParam } from "../admin/errors.ts";
import { refusalOf } from "../admin/refusal.ts";
import type { Door, DoorRequest } from "../door.ts";
import type { Identity } from "../functions/context.ts";
import { NOT_JSON, parseJsonBody } from "../jsonBody.ts";
import { jsonReply, type Reply } from "../reply.ts";
import { callerBy } from "./callers.ts";
import { gatewayDatabase } from "./gatewayDatabase.ts";
import { gatewayFunctions } from "./gatewayFunctions.ts";
import { pathOf, type Service } from "./gatewayRequest.ts";
import type { ClientParts } from "./index.ts";
import { notEmulated } from "./notEmulated.ts";

/** What a refusal is beside its code, from docs.cloudbase.net/http-api/nosql; all others are 400. */
const STATUS: Readonly<Record<string, number>> = {
  INVALID_ACCESS_TOKEN: 401,
  ACCESS_TOKEN_EXPIRED: 401,
  DATABASE_PERMISSION_DENIED: 401,
  EXCEED_AUTHORITY: 403,
  DATABASE_COLLECTION_NOT_EXIST: 404,
  DOCUMENT_NOT_FOUND: 404,
  FUNCTION_NOT_FOUND: 404,
  NOT_EMULATED: 404,
  DATABASE_DUPLICATE_WRITE: 409,
  DATABASE_TRANSACTION_CONFLICT: 409,
  SYS_ERR: 500,
};

/** Services of the gateway that are not here, by the first word of their paths. */
const MISSING: ReadonlyMap<string, string> = new Map([
  ["model", "data models (app.models)"],
  ["rdb", "the relational database (app.rdb)"],
  ["cloudrun", "CloudRun (callContainer)"],
  ["apis", "integrated APIs (app.apis)"],
  ["ai", "AI models (app.ai)"],
  ["aibot", "AI agents (app.ai)"],
  ["storage", "the new storage API (app.storage.from)"],
]);

/** Whom a signed request comes from: a program that no rule binds. */
const SERVER: Identity = { source: "tcb", loginType: "API_KEY" };

/** GATEWAY, the REST door of js-sdk. A refusal is HTTP 4xx with `{ code, message, requestId }`. */
export function createGatewayDoor(parts: ClientParts): Door {
  const services: ReadonlyMap<string, Service> = new Map([
    ["database", gatewayDatabase(parts)],
    ["functions", gatewayFunctions(parts)],
    ["storages", storages(parts)],
  ]);

  async function answer(asked: DoorRequest, requestId: string): Promise<Reply | "cut"> {
    const { method, query, headers, body } = asked;
    const [, , ...path] = pathOf(asked.path);
    const [name = ""] = path;
    const missing = MISSING.get(name);
    if (missing !== undefined) throw notEmulated(missing);
    const { authorization } = headers;
    const caller = isSigned(authorization) ? SERVER : callerBy(parts.auth, bearerOf(authorization));
    const request = { method, path, query, headers, body, caller, requestId };
    const reply = await services.get(name)?.(request);
    if (reply === undefined) throw notEmulated(`${method} ${asked.path}`);
    return reply;
  }

  return async (asked) => {
    const requestId = randomUUID();
    try {
      return await answer(asked, requestId);
    } catch (error) {
      const refusal = refusalOf(error, requestId, parts.onError);
      // The database's own pages call it request_id.
      const body = { ...refusal, request_id: refusal.requestId };
      return jsonReply(body, STATUS[refusal.code] ?? 400);
    }
  };
}

/** js-sdk inside a function, or with a secret key, signs what it sends; as at `/admin`, nobody checks the signature. */
function isSigned(authorization = ""): boolean {
  return authorization.startsWith("TC3-HMAC-SHA256 ");
}

/** Undefined for no token: some SDKs write the word alone. */
function bearerOf(authorization = ""): string | undefined {
  const token = /^Bearer\s+(.+)$/i.exec(authorization.trim())?.[1];
  if (token !== undefined || authorization === "" || /^Bearer$/i.test(authorization.trim())) {
    return token;
  }
  throw invalidParam('authorization must be "Bearer <access token>"');
}

function storages({ storage, meter }: ClientParts): Service {
  return async ({ method, path: [, verb = "", ...deeper], body, caller }) => {
    if (verb === "bucket" || verb === "object") throw notEmulated("buckets (app.storage.from)");
    if (method !== "POST" || deeper.length > 0) return undefined;
    meter.storageRequest(undefined);
    const answered = storage.gateway(verb, parsed(body), caller);
    return answered === undefined ? undefined : jsonReply(await answered);
  };
}

function parsed(body: Buffer): unknown {
  try {
    return parseJsonBody(body);
  } catch {
    throw invalidParam(NOT_JSON);
  }
}
