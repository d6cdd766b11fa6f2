import type { Clock } from "../clock.ts";
import { parseEjson } from "../database/ejson.ts";
import { DatabaseError, type Database, type Doc, type Value } from "../database/index.ts";
import { relaxedEjson, type Json } from "../database/relaxedEjson.ts";
import { decodeDoc } from "../database/storedText.ts";
import { isDoc } from "../database/value.ts";
import { createHistory, type History, type Past } from "../history/index.ts";
import type { Project } from "../project.ts";
import { removeDocument, revOf, saveDocument } from "./dataSave.ts";
import { ControlError } from "./errors.ts";
import { badRequest, fieldsOf, onlyFields, textField, type Fields } from "./fields.ts";
import { pageIn } from "./page.ts";
import { get, post, type Routes } from "./route.ts";

const FOUND_DEFAULT = 50;
const FOUND_MAX = 200;
const HISTORY_MAX = 500;

type DataParts = { readonly database: Database; readonly clock: Clock; readonly project: Project };

/**
 * The documents for whoever looks at them and edits them: `/control/data/…`. Documents go in and out as relaxed
 * Extended JSON. The rules for clients do not bind here. From now on the history of the documents is kept.
 */
export function dataRoutes({ database, clock, project }: DataParts): Routes {
  const history = createHistory({ database, clock });
  const collections = async () =>
    database.collections().map((name) => ({
      ...{ name, documents: database.stats(name).documents },
      indexes: project.collections.get(name) ?? [],
    }));
  return new Map([
    ["/control/data/collections", get(async () => ({ collections: await collections() }))],
    ["/control/data/find", post(({ body }) => refusing(() => find(database, fieldsOf(body))))],
    ["/control/data/save", post(({ body }) => refusing(() => save(database, fieldsOf(body))))],
    ["/control/data/remove", post(({ body }) => refusing(() => remove(database, fieldsOf(body))))],
    [
      "/control/data/create-collection",
      post(({ body }) => refusing(() => createCollection(database, fieldsOf(body)))),
    ],
    ["/control/data/history", get(async ({ query }) => historyOf(history, query))],
  ]);
}

/** What the database refuses is the asker's mistake, not ours. */
async function refusing(run: () => Promise<object>): Promise<object> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    const { code, message } = error;
    throw new ControlError(code.toLowerCase(), message, STATUS[code] ?? 400);
  }
}

const STATUS: Readonly<Partial<Record<string, number>>> = {
  DATABASE_COLLECTION_NOT_EXIST: 404,
  DATABASE_DUPLICATE_WRITE: 409,
};

/** `revs` stand beside the documents: each is the version that `save` compares with. */
async function find(database: Database, fields: Fields): Promise<object> {
  onlyFields(fields, ["collection", "query", "order", "limit", "offset"], "data/find");
  const collection = textField(fields, "collection");
  const query = docField(fields, "query") ?? {};
  const order = docField(fields, "order");
  const limit = Math.min(countField(fields, "limit") ?? FOUND_DEFAULT, FOUND_MAX);
  const offset = countField(fields, "offset") ?? 0;
  const total = await database.count(collection, query);
  // To the database 0 means as many as it likes.
  const request = { query, order, offset, limit };
  const found = limit === 0 ? [] : await database.find(collection, request);
  return { documents: found.map((doc) => relaxedEjson(doc)), revs: found.map(revOf), total };
}

async function save(database: Database, fields: Fields): Promise<object> {
  onlyFields(fields, ["collection", "document", "rev"], "data/save");
  const document = docField(fields, "document");
  if (document === undefined) throw badRequest("document must be an object");
  const saved = await saveDocument(database, {
    ...{ collection: textField(fields, "collection"), document, rev: revField(fields) },
  });
  return {
    id: relaxedEjson(saved["_id"] ?? null),
    document: relaxedEjson(saved),
    rev: revOf(saved),
  };
}

async function remove(database: Database, fields: Fields): Promise<object> {
  onlyFields(fields, ["collection", "id", "rev"], "data/remove");
  const id = valueField(fields, "id");
  if (id === undefined) throw badRequest("id must be the _id of a document");
  const collection = textField(fields, "collection");
  return { removed: await removeDocument(database, { collection, id, rev: revField(fields) }) };
}

async function createCollection(database: Database, fields: Fields): Promise<object> {
  onlyFields(fields, ["collection"], "data/create-collection");
  const name = textField(fields, "collection");
  if (!/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$/.test(name)) {
    throw badRequest("a collection is named by 1 to 64 letters, digits, _ . or -");
  }
  database.createCollection(name);
  return {};
}

function historyOf(history: History, query: URLSearchParams): object {
  const { changes, total } = history.latest({
    collection: query.get("collection") ?? undefined,
    idText: query.get("id") ?? undefined,
    ...pageIn(query, { limitMax: HISTORY_MAX }),
  });
  return { changes: changes.map(shownChange), total };
}

function shownChange({ atMs, collection, id, type, before, after, by }: Past): object {
  const shown = (text: string | null): Json =>
    text === null ? null : relaxedEjson(decodeDoc(text));
  const texts = { before: shown(before), after: shown(after) };
  return { atMs, collection, id: relaxedEjson(id), type, ...texts, by: by ?? null };
}

function valueField(fields: Fields, name: string): Value | undefined {
  const value = fields[name];
  return value === undefined ? undefined : parseEjson(JSON.stringify(value));
}

function docField(fields: Fields, name: string): Doc | undefined {
  const value = valueField(fields, name);
  if (value === undefined || isDoc(value)) return value;
  throw badRequest(`${name} must be an object`);
}

function revField(fields: Fields): string | undefined {
  const { rev } = fields;
  if (rev === undefined || typeof rev === "string") return rev;
  throw badRequest('rev must be text: that of the document as it was found, or "" for a new one');
}

function countField(fields: Fields, name: string): number | undefined {
  const value = fields[name];
  if (value === undefined) return undefined;
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
  throw badRequest(`${name} must be a whole number`);
}
