import { bill, noCost } from "../admin/bill.ts";
import { jsonReply, type Reply } from "../reply.ts";
import { documentsFor } from "./documents.ts";
import { gatewayDocuments } from "./gatewayDocuments.ts";
import { bodyOf, type GatewayRequest, type Service } from "./gatewayRequest.ts";
import type { ClientParts } from "./index.ts";
import { notEmulated } from "./notEmulated.ts";

const DEFAULT = "(default)";

/** `database/instances/(default)/databases/(default)/…`: collections, documents and transactions. */
export function gatewayDatabase(parts: ClientParts): Service {
  return async (request) => {
    const [, instances, instance, databases, database, ...rest] = request.path;
    if (instances !== "instances" || databases !== "databases") return undefined;
    if (instance !== DEFAULT || database !== DEFAULT) {
      throw notEmulated(`a database besides ${DEFAULT}: ${instance}/${database}`);
    }
    const cost = noCost();
    try {
      const about = { action: actionOf(request.method, rest), call: undefined, ...targetOf(rest) };
      return await parts.faults.request(about, () => answer(parts, request, rest, cost));
    } finally {
      // What fails is billed as well.
      bill(parts.meter, undefined, cost);
    }
  };
}

/** What a request does, in the words of `/web`, for faults that look for it. */
function actionOf(method: string, [kind, , what, verb]: readonly string[]): string {
  if (kind === "transactions") return `database.${what ?? "start"}Transaction`;
  if (what !== "documents") return "database.addCollection";
  if (method === "GET") return "database.queryDocument";
  if (method === "PATCH") return "database.updateDocument";
  if (verb === "remove") return "database.deleteDocument";
  return verb === "aggregations" ? "database.aggregate" : "database.addDocument";
}

function targetOf([kind, name]: readonly string[]) {
  return kind === "transactions" ? { transactionId: name } : { collection: name };
}

async function answer(
  parts: ClientParts,
  request: GatewayRequest,
  [kind, name, what, ...rest]: readonly string[],
  cost: ReturnType<typeof noCost>,
): Promise<Reply | undefined> {
  const isPost = request.method === "POST";
  if (kind === "commands") throw notEmulated("database commands (runCommands)");
  if (kind === "transactions" && isPost) return transaction(parts, name, what);
  if (kind !== "collections") return undefined;
  const documents = documentsFor(request.caller, parts);
  if (name === undefined && isPost) {
    documents.create(bodyOf(request).params.text("collectionName"));
    return jsonReply({}, 201);
  }
  if (name === undefined || what !== "documents") return undefined;
  return gatewayDocuments({ request, collection: name, documents, cost }, rest);
}

async function transaction(
  { database }: ClientParts,
  id: string | undefined,
  verb: string | undefined,
): Promise<Reply | undefined> {
  if (id === undefined) return jsonReply({ transactionId: database.startTransaction() });
  if (verb === "commit") await database.commit(id);
  else if (verb === "rollback") await database.abort(id);
  else return undefined;
  return jsonReply({});
}
