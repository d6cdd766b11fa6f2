import type { Database } from "../database/index.ts";
import { stringifyEjson } from "../database/ejson.ts";
import { isDoc, type Doc } from "../database/value.ts";
import { readDocument } from "./readValue.ts";
import type { WebAction, WebActions, WebRequest } from "./webAction.ts";
import { collectionOf, queryOf, readOf } from "./webDocuments.ts";
import { writeValue } from "./writeValue.ts";

/**
 * Transactions of `/web`. Their answers stand beside `requestId`, documents come and go as EJSON in text, and the SDK
 * parses even the numbers.
 */
export function webTransactionActions(database: Database): WebActions {
  return new Map<string, WebAction>([
    ["database.startTransaction", async () => ({ transactionId: database.startTransaction() })],
    [
      "database.commitTransaction",
      async ({ params }) => {
        await database.commit(params.text("transactionId"));
        return {};
      },
    ],
    [
      "database.abortTransaction",
      async ({ params }) => {
        await database.abort(params.text("transactionId"));
        return {};
      },
    ],
    ["database.getInTransaction", get],
    ["database.insertDocInTransaction", insert],
    ["database.updateDocInTransaction", update],
    [
      "database.deleteDocInTransaction",
      async (request) => {
        const { documents } = request;
        const one = { query: queryOf(request), multi: false };
        const deleted = await documents.remove(collectionOf(request), one, within(request));
        return { deleted: String(deleted) };
      },
    ],
  ]);
}

/** doc().get() asks for one id and nothing else, and gets the document; where().get() names a limit and gets a list. */
async function get(request: WebRequest) {
  const { documents, params } = request;
  const wanted = readOf(request);
  const hasLimit = params.count("limit") !== undefined;
  if (!hasLimit && !isOneDocument(wanted.query)) {
    // where().count() sends the same action.
    const total = await documents.count(collectionOf(request), wanted.query, within(request));
    return { data: "null", total };
  }
  const found = await documents.find(collectionOf(request), wanted, within(request));
  const texts = found.map(stringifyEjson);
  return { data: hasLimit ? `[${texts.join(",")}]` : (texts[0] ?? "null") };
}

async function insert(request: WebRequest) {
  const { documents, fields } = request;
  const { _id: id } = fields;
  const named: Doc = id === undefined ? {} : readDocument("_id", { _id: id });
  const document = { ...readDocument("data", fields["data"]), ...named };
  const [made] = await documents.add(collectionOf(request), [document], within(request));
  return { inserted: "1", ok: "1", id: writeValue(made ?? null) };
}

async function update(request: WebRequest) {
  const { documents, params, fields } = request;
  const data = readDocument("data", fields["data"]);
  const change = {
    ...{ query: queryOf(request), data, upsert: params.flag("upsert") },
    // where().update() sends the same action; the gateway, too, changes but one document then.
    multi: false,
    // set() sends a whole document.
    replace: !Object.keys(data).some((name) => name.startsWith("$")),
  };
  const done = await documents.update(collectionOf(request), change, within(request));
  const { updated, upsertedId } = done;
  const upserted = upsertedId === null ? null : JSON.stringify([{ _id: writeValue(upsertedId) }]);
  return { updated: String(updated), upserted };
}

/** `{ _id: { $eq } }`, by which the SDK's doc() names its document. */
function isOneDocument(query: Doc): boolean {
  const { _id: id, ...others } = query;
  return Object.keys(others).length === 0 && isDoc(id) && Object.keys(id).join() === "$eq";
}

function within({ params, cost }: WebRequest) {
  return { transactionId: params.text("transactionId"), cost };
}
