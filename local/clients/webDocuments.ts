import { stringifyEjson } from "../database/ejson.ts";
import type { Doc } from "../database/value.ts";
import { readOrder, readStages } from "./readRequest.ts";
import { readDocument, readQuery } from "./readValue.ts";
import type { WebAction, WebActions, WebRequest } from "./webAction.ts";
import { writeValue } from "./writeValue.ts";

const DOCUMENTS_MAX = 1000;

/** `database.*` of `/web`: documents come and go as JSON in which a date is `{$date: ms}`. */
export function webDocumentActions(): WebActions {
  return new Map<string, WebAction>([
    ["database.addDocument", addDocument],
    [
      "database.queryDocument",
      async (request) => {
        const { documents, cost } = request;
        const found = await documents.find(collectionOf(request), readOf(request), { cost });
        return { data: { list: found.map(writeValue) } };
      },
    ],
    [
      "database.countDocument",
      async (request) => {
        const { documents, cost } = request;
        const total = await documents.count(collectionOf(request), queryOf(request), { cost });
        return { data: { total } };
      },
    ],
    ["database.updateDocument", updateDocument],
    [
      "database.deleteDocument",
      async (request) => {
        const { params, documents, cost } = request;
        const chosen = { query: queryOf(request), multi: params.flag("multi") };
        return {
          data: { deleted: await documents.remove(collectionOf(request), chosen, { cost }) },
        };
      },
    ],
    [
      "database.aggregate",
      async (request) => {
        const { fields, documents, cost } = request;
        const stages = readStages(fields["stages"]);
        const found = await documents.aggregate(collectionOf(request), stages, { cost });
        // Text in text: the SDK parses the list, and then each document.
        return { data: { list: JSON.stringify(found.map(stringifyEjson)) } };
      },
    ],
    [
      "database.addCollection",
      async (request) => {
        request.documents.create(collectionOf(request));
        return { data: {} };
      },
    ],
  ]);
}

async function addDocument(request: WebRequest) {
  const { params, fields, documents, cost } = request;
  const { data, _id: id } = fields;
  const isList = Array.isArray(data);
  const sent = isList ? params.list("data", DOCUMENTS_MAX) : [data];
  const made = sent.map((document) => readDocument("data", document));
  // The SDK's doc(id).create() names the id beside the document.
  if (!isList && id !== undefined) Object.assign(made[0] ?? {}, readDocument("_id", { _id: id }));
  const ids = (await documents.add(collectionOf(request), made, { cost })).map(writeValue);
  return { data: isList ? { insertedIds: ids } : { _id: ids[0] } };
}

async function updateDocument(request: WebRequest) {
  const { params, fields, documents, cost } = request;
  const change = {
    query: queryOf(request),
    data: readDocument("data", fields["data"]),
    multi: params.flag("multi"),
    upsert: params.flag("upsert"),
    // The SDK's set() sends the whole document, its update() operators that merge.
    replace: params.flag("merge") === false,
  };
  const done = await documents.update(collectionOf(request), change, { cost });
  return { data: { updated: done.updated, upserted_id: writeValue(done.upsertedId) } };
}

export function collectionOf({ params }: WebRequest): string {
  return params.text("collectionName");
}

export function queryOf({ fields }: WebRequest): Doc {
  const { query } = fields;
  return query === undefined || query === "" ? {} : readQuery("query", query);
}

/** What a read asks for. */
export function readOf(request: WebRequest) {
  const { params, fields } = request;
  const { order, projection } = fields;
  return {
    query: queryOf(request),
    order: readOrder(order),
    offset: params.count("offset"),
    limit: params.count("limit"),
    projection: projection === undefined ? undefined : readDocument("projection", projection),
  };
}
