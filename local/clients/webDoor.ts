import { randomUUID } from "node:crypto";
import { targetOf } from "../admin/door.ts";
import { bill, noCost } from "../admin/bill.ts";
import { parseEnvelope } from "../admin/envelope.ts";
import { readParams, type Params } from "../admin/params.ts";
import { refusalOf } from "../admin/refusal.ts";
import type { Door } from "../door.ts";
import type { Identity } from "../functions/context.ts";
import { jsonReply } from "../reply.ts";
import { callerBy } from "./callers.ts";
import { documentsFor } from "./documents.ts";
import { webCall } from "./functionCalls.ts";
import type { ClientParts } from "./index.ts";
import type { WebAction, WebActions } from "./webAction.ts";
import { webDocumentActions } from "./webDocuments.ts";
import { webTransactionActions } from "./webTransactions.ts";
import { notEmulated } from "./notEmulated.ts";

/** CLOUD_API, the door of js-sdk's actions. Every answer is HTTP 200, refusals too: the SDK reads nothing else. */
export function createWebDoor(parts: ClientParts): Door {
  const actions: WebActions = new Map([
    ...webDocumentActions(),
    ...webTransactionActions(parts.database),
    ...otherActions(parts),
  ]);

  async function answer(body: Buffer, requestId: string) {
    const { action, fields } = parseEnvelope(body, "application/json");
    const caller = callerBy(parts.auth, fields["access_token"]);
    const params = readParams(fields);
    const perform = actions.get(action);
    if (perform === undefined) return ofStorage(parts, { action, params, caller, requestId });
    const cost = noCost();
    try {
      const documents = documentsFor(caller, parts);
      const about = { action, call: undefined, ...targetOf(fields) };
      const request = { params, fields, caller, documents, cost };
      return await parts.faults.request(about, () => perform(request));
    } finally {
      // What fails is billed as well.
      if (action.startsWith("database.")) bill(parts.meter, undefined, cost);
    }
  }

  return async ({ body }) => {
    const requestId = randomUUID();
    try {
      const answered = await answer(body, requestId);
      return answered === "cut" ? answered : jsonReply({ requestId, ...answered });
    } catch (error) {
      return jsonReply(refusalOf(error, requestId, parts.onError));
    }
  };
}

function otherActions(parts: ClientParts): [string, WebAction][] {
  return [
    ["functions.invokeFunction", ({ params, caller }) => webCall(parts, params, caller)],
    [
      "auth.wsWebSign",
      async ({ caller }) => ({ data: { ...parts.watch.sign(caller), envId: parts.env } }),
    ],
  ];
}

/** `storage.*`, whose actions the storage brings itself, in the words of the server SDKs. */
async function ofStorage(
  { storage, meter }: ClientParts,
  o: { action: string; params: Params; caller: Identity | undefined; requestId: string },
) {
  const perform = storage.clientActions(o.caller).get(o.action);
  if (perform === undefined) throw notEmulated(o.action);
  meter.storageRequest(undefined);
  const sender = { call: undefined, source: "", requestId: o.requestId, cost: noCost() };
  const answered = await perform(o.params, sender);
  if (answered === "cut") return answered;
  if ("fields" in answered) return answered.fields;
  throw new Error(`${o.action} answers with bytes`);
}
