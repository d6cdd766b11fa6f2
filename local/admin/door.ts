import { randomUUID } from "node:crypto";
import type { Auth } from "../auth/index.ts";
import type { Database } from "../database/index.ts";
import { DatabaseError } from "../database/errors.ts";
import type { Door, DoorRequest } from "../door.ts";
import type { Functions } from "../functions/invoke.ts";
import type { Meter } from "../meter.ts";
import { jsonReply, type Reply } from "../reply.ts";
import type { Storage } from "../storage/index.ts";
import type { Wechat } from "../wechat/index.ts";
import type { Sender } from "./action.ts";
import { authActions } from "./authCalls.ts";
import { documentActions } from "./documents.ts";
import { parseEnvelope } from "./envelope.ts";
import { AdminError, invalidParam } from "./errors.ts";
import { CallFailed, functionActions } from "./functionCalls.ts";
import { readParams } from "./params.ts";
import { transactionActions } from "./transactions.ts";
import { wechatActions } from "./wechatCalls.ts";

/**
 * The door of the server SDKs. Never rejects.
 *
 * The SDK reads no body of a failed status, so every answer is HTTP 200, refusals too.
 */
export function createAdminDoor(o: {
  database: Database;
  functions: Functions;
  wechat: Wechat;
  storage: Storage;
  auth: Auth;
  meter: Meter;
  onError: (error: unknown) => void;
}): Door {
  const actions = new Map([
    ...documentActions(o.database),
    ...transactionActions(o.database),
    ...functionActions(o.functions),
    ...wechatActions(o.wechat),
    ...o.storage.actions,
    ...authActions(o.auth),
  ]);

  async function answer({ body, headers }: DoorRequest, requestId: string): Promise<Reply> {
    const { action, apiToken, fields } = parseEnvelope(body, headers["content-type"] ?? "");
    const perform = actions.get(action);
    if (perform === undefined) throw invalidParam(`not emulated: ${action}`);

    const call = apiToken === "" ? undefined : o.functions.calls.byToken(apiToken);
    const cost = { documentsRead: 0, documentsWritten: 0 };
    const sender: Sender = { call, source: sourceOf(headers["x-tcb-source"]), requestId, cost };
    try {
      const answered = await perform(readParams(fields), sender);
      if ("fields" in answered) return jsonReply({ requestId, ...answered.fields });
      const { contentType, body: bytes } = answered;
      return { status: 200, headers: { "content-type": contentType }, body: bytes };
    } finally {
      // What fails is billed as well.
      if (action.startsWith("database.")) {
        if (call !== undefined) call.databaseRequests += 1;
        o.meter.databaseRequest(call?.functionName, cost);
      }
    }
  }

  return async (request) => {
    const requestId = randomUUID();
    try {
      return await answer(request, requestId);
    } catch (error) {
      return jsonReply(refusal(error, requestId, o.onError));
    }
  };
}

function refusal(error: unknown, requestId: string, onError: (error: unknown) => void) {
  if (error instanceof CallFailed) {
    return { code: error.code, message: error.message, requestId: error.requestId };
  }
  if (error instanceof AdminError || error instanceof DatabaseError) {
    return { code: error.code, message: error.message, requestId };
  }
  onError(error);
  return { code: "SYS_ERR", message: `cloudbase-local failed: ${String(error)}`, requestId };
}

/** The links of the chain that mean something: the SDK begins an empty one with "unknown" or "". */
function sourceOf(header = ""): string {
  const links = header.split(",");
  return links
    .filter((link) => /^[a-z_]{1,32}$/.test(link) && link !== "unknown" && link !== "tencentcloud")
    .slice(-16)
    .join(",");
}
