import { randomUUID } from "node:crypto";
import type { Auth } from "../auth/index.ts";
import type { Database } from "../database/index.ts";
import type { Door, DoorRequest } from "../door.ts";
import type { Faults } from "../faults/index.ts";
import type { Functions } from "../functions/invoke.ts";
import type { Meter } from "../meter.ts";
import { jsonReply, type Reply } from "../reply.ts";
import type { Storage } from "../storage/index.ts";
import type { Wechat } from "../wechat/index.ts";
import type { Sender } from "./action.ts";
import { authActions } from "./authCalls.ts";
import { bill, noCost } from "./bill.ts";
import { documentActions } from "./documents.ts";
import { parseEnvelope } from "./envelope.ts";
import { invalidParam } from "./errors.ts";
import { functionActions } from "./functionCalls.ts";
import { readParams, type Fields } from "./params.ts";
import { refusalOf } from "./refusal.ts";
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
  nestedOpenid?: boolean | undefined;
  wechat: Wechat;
  storage: Storage;
  auth: Auth;
  meter: Meter;
  faults: Faults;
  onError: (error: unknown) => void;
}): Door {
  const actions = new Map([
    ...documentActions(o.database),
    ...transactionActions(o.database),
    ...functionActions(o),
    ...wechatActions(o.wechat),
    ...o.storage.actions,
    ...authActions(o.auth),
  ]);

  async function answer({ body, headers }: DoorRequest, requestId: string): Promise<Reply | "cut"> {
    const { action, apiToken, fields } = parseEnvelope(body, headers["content-type"] ?? "");
    const perform = actions.get(action);
    if (perform === undefined) throw invalidParam(`not emulated: ${action}`);

    const call = apiToken === "" ? undefined : o.functions.calls.byToken(apiToken);
    const cost = noCost();
    const sender: Sender = { call, source: sourceOf(headers["x-tcb-source"]), requestId, cost };
    try {
      const about = { action, call, ...targetOf(fields) };
      const answered = await o.faults.request(about, () => perform(readParams(fields), sender));
      if (answered === "cut") return "cut";
      if ("fields" in answered) return jsonReply({ requestId, ...answered.fields });
      const { contentType, body: bytes } = answered;
      return { status: 200, headers: { "content-type": contentType }, body: bytes };
    } finally {
      // What fails is billed as well.
      if (action.startsWith("database.")) bill(o.meter, call, cost);
      if (action.startsWith("storage.")) o.meter.storageRequest(call?.functionName);
    }
  }

  return async (request) => {
    const requestId = randomUUID();
    try {
      return await answer(request, requestId);
    } catch (error) {
      return jsonReply(refusalOf(error, requestId, o.onError));
    }
  };
}

/** What a request is about, for faults that look for it. */
export function targetOf({ collectionName, transactionId }: Fields) {
  return {
    collection: typeof collectionName === "string" ? collectionName : undefined,
    transactionId: typeof transactionId === "string" ? transactionId : undefined,
  };
}

/** The links of the chain that mean something: the SDK begins an empty one with "unknown" or "". */
function sourceOf(header = ""): string {
  const links = header.split(",");
  return links
    .filter((link) => /^[a-z_]{1,32}$/.test(link) && link !== "unknown" && link !== "tencentcloud")
    .slice(-16)
    .join(",");
}
