import type { Database } from "../database/index.ts";
import { plainId, stringifyEjson } from "../database/ejson.ts";
import { data, type Action, type Actions, type Sender } from "./action.ts";
import type { Params } from "./params.ts";

/** `database.*`: collections and documents. Documents go out as EJSON in text, ids as plain JSON. */
export function documentActions(database: Database): Actions {
  return new Map<string, Action>([
    [
      "database.addCollection",
      async (params) => {
        database.createCollection(params.text("collectionName"));
        return data({});
      },
    ],
    [
      "database.insertDocument",
      async (params, sender) => {
        const docs = params.docs("data");
        const name = params.text("collectionName");
        const { insertedIds } = await database.insert(name, docs, optionsOf(params, sender));
        return data({ insertedIds: insertedIds.map(plainId) });
      },
    ],
    ["database.getDocument", (params, sender) => getDocument(database, params, sender)],
    [
      "database.calculateDocument",
      async (params, sender) => {
        const query = params.doc("query") ?? {};
        const name = params.text("collectionName");
        return data({ total: await database.count(name, query, optionsOf(params, sender)) });
      },
    ],
    ["database.modifyDocument", (params, sender) => modifyDocument(database, params, sender)],
    [
      "database.modifyAndReturnDoc",
      async (params, sender) => {
        const change = { query: params.doc("query") ?? {}, data: params.doc("data") ?? {} };
        const name = params.text("collectionName");
        const options = optionsOf(params, sender);
        const { updated, doc } = await database.updateAndReturn(name, change, options);
        return data({ updated, doc: doc === null ? null : stringifyEjson(doc) });
      },
    ],
    [
      "database.removeDocument",
      async (params, sender) => {
        const chosen = { query: params.doc("query") ?? {}, multi: params.flag("multi") ?? false };
        const name = params.text("collectionName");
        return data({ deleted: await database.remove(name, chosen, optionsOf(params, sender)) });
      },
    ],
    [
      "database.aggregateDocuments",
      async (params, sender) => {
        const name = params.text("collectionName");
        const stages = params.stages("stages");
        const docs = await database.aggregate(name, stages, optionsOf(params, sender));
        return data({ list: docs.map(stringifyEjson) });
      },
    ],
  ]);
}

async function getDocument(database: Database, params: Params, sender: Sender) {
  const wanted = {
    query: params.doc("query") ?? {},
    order: params.doc("order"),
    offset: params.count("offset"),
    limit: params.count("limit"),
    projection: params.doc("projection"),
  };
  const name = params.text("collectionName");
  const docs = await database.find(name, wanted, optionsOf(params, sender));
  return data({ list: docs.map(stringifyEjson) });
}

async function modifyDocument(database: Database, params: Params, sender: Sender) {
  const change = {
    query: params.doc("query") ?? {},
    data: params.doc("data") ?? {},
    multi: params.flag("multi") ?? false,
    upsert: params.flag("upsert") ?? false,
    // The SDK's set() sends the whole document, its update() operators that merge.
    replace: params.flag("merge") === false,
  };
  const name = params.text("collectionName");
  const { updated, upsertedId } = await database.update(name, change, optionsOf(params, sender));
  return data({ updated, upsert_id: upsertedId === null ? null : plainId(upsertedId) });
}

/** A write from outside of functions is a script's. */
function optionsOf(params: Params, { call, cost }: Sender) {
  const by = call?.functionName ?? "script";
  return { transactionId: params.optionalText("transactionId"), cost, by };
}
