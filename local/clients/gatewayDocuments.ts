import { AdminError, invalidParam } from "../admin/errors.ts";
import type { Cost } from "../admin/action.ts";
import { plainId, stringifyEjson } from "../database/ejson.ts";
import type { Doc } from "../database/value.ts";
import { jsonReply, type Reply } from "../reply.ts";
import type { ClientDocuments } from "./documents.ts";
import { bodyOf, countIn, type GatewayRequest } from "./gatewayRequest.ts";
import { readList, readOrder, readPipeline } from "./readRequest.ts";
import { readDocument, readQuery } from "./readValue.ts";
import { notEmulated } from "./notEmulated.ts";

const DOCUMENTS_MAX = 1000;

/** A request for documents of one collection. */
export type DocumentsRequest = {
  readonly request: GatewayRequest;
  readonly collection: string;
  readonly documents: ClientDocuments;
  readonly cost: Cost;
};

/**
 * `…/collections/<name>/documents…`, documents in canonical EJSON.
 *
 * Source: docs.cloudbase.net/http-api/nosql, and what js-sdk 3.7 sends.
 */
export async function gatewayDocuments(
  o: DocumentsRequest,
  rest: readonly string[],
): Promise<Reply> {
  const { method } = o.request;
  // An id is not escaped by the SDK and may hold a slash.
  const tail = rest.join("/");
  switch (`${method} ${tail === "" ? "" : "/"}`) {
    case "GET ":
      return o.request.query.get("count") === "true" ? count(o) : list(o);
    case "GET /":
      return one(o, tail);
    case "POST ":
      return add(o);
    case "PATCH ":
      return update(o);
  }
  if (method === "POST" && tail === "remove") return remove(o);
  if (method === "POST" && tail === "aggregations") return aggregate(o);
  throw notEmulated(`${method} documents${tail === "" ? "" : "/<id>"}; use the query and the body`);
}

async function list({ request, collection, documents, cost }: DocumentsRequest): Promise<Reply> {
  const { query } = request;
  const offset = countIn(query, "offset");
  const limit = countIn(query, "limit");
  const wanted = { query: queryIn(query), order: orderIn(query), projection: projectionIn(query) };
  const options = { transactionId: query.get("transactionId") ?? undefined, cost };
  // By itself the HTTP API answers 20; js-sdk always names its limit.
  const page = { offset, limit: limit ?? LIMIT_DEFAULT };
  const found = await documents.find(collection, { ...wanted, ...page }, options);
  const texts = found.map(stringifyEjson).join(",");
  return ejson(`{"offset":${offset ?? 0},"limit":${page.limit},"list":[${texts}]}`);
}

const LIMIT_DEFAULT = 20;

async function count({ request, collection, documents, cost }: DocumentsRequest): Promise<Reply> {
  const total = await documents.count(collection, queryIn(request.query), { cost });
  return jsonReply({ total });
}

/** An id in the path is text: whoever's is a number finds it by a query only. */
async function one({ request, collection, documents, cost }: DocumentsRequest, id: string) {
  const { query } = request;
  const options = { transactionId: query.get("transactionId") ?? undefined, cost };
  const wanted = { query: { _id: id }, projection: projectionIn(query), limit: 1 };
  const [found] = await documents.find(collection, wanted, options);
  if (found === undefined) {
    throw new AdminError("DOCUMENT_NOT_FOUND", `there is no document ${id} in ${collection}`);
  }
  return ejson(stringifyEjson(found));
}

async function add({ request, collection, documents, cost }: DocumentsRequest): Promise<Reply> {
  const { fields, params } = bodyOf(request);
  const sent = readList("data", fields["data"], DOCUMENTS_MAX);
  const made = sent.map((document) => readDocument("data", document));
  const options = { transactionId: params.optionalText("transactionId"), cost };
  const insertedIds = (await documents.add(collection, made, options)).map(plainId);
  return jsonReply({ insertedIds }, 201);
}

async function update({ request, collection, documents, cost }: DocumentsRequest): Promise<Reply> {
  const { fields, params } = bodyOf(request);
  const data = readDocument("data", fields["data"]);
  const isWhole = params.flag("replaceMode") === true;
  const hasOperators = Object.keys(data).some((name) => name.startsWith("$"));
  const change = {
    query: queryInBody(fields["query"]),
    // As documented: fields alone are set, so that js-sdk's set() merges at this door.
    data: hasOperators || isWhole ? data : { $set: data },
    multi: params.flag("multi"),
    upsert: params.flag("upsert"),
    replace: isWhole,
  };
  const options = { transactionId: params.optionalText("transactionId"), cost };
  const { updated, upsertedId } = await documents.update(collection, change, options);
  const upsert_id = upsertedId === null ? "" : plainId(upsertedId);
  return jsonReply({ updated, matched: updated, upsert_id });
}

async function remove({ request, collection, documents, cost }: DocumentsRequest): Promise<Reply> {
  const { fields, params } = bodyOf(request);
  const chosen = { query: queryInBody(fields["query"]), multi: params.flag("multi") };
  const options = { transactionId: params.optionalText("transactionId"), cost };
  return jsonReply({ deleted: await documents.remove(collection, chosen, options) });
}

async function aggregate({ request, collection, documents, cost }: DocumentsRequest) {
  const stages = readPipeline(bodyOf(request).fields["pipeline"]);
  const found = await documents.aggregate(collection, stages, { cost });
  return ejson(`{"list":[${found.map(stringifyEjson).join(",")}]}`);
}

function queryIn(query: URLSearchParams): Doc {
  const text = query.get("query");
  return text === null ? {} : readQuery("query", text);
}

/** As documented, a write without a condition is refused. */
function queryInBody(sent: unknown): Doc {
  if (sent === undefined || sent === null) throw invalidParam("param.query can't be empty");
  return readQuery("query", sent);
}

function orderIn(query: URLSearchParams): Doc | undefined {
  const text = query.get("order");
  if (text === null) return undefined;
  try {
    return readOrder(JSON.parse(text));
  } catch (error) {
    throw error instanceof SyntaxError ? invalidParam("order is not JSON") : error;
  }
}

function projectionIn(query: URLSearchParams): Doc | undefined {
  const text = query.get("projection");
  return text === null ? undefined : readDocument("projection", text);
}

function ejson(body: string): Reply {
  const headers = { "content-type": "application/json; charset=utf-8" };
  return { status: 200, headers, body };
}
