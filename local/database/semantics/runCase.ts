import { parseEjson, stringifyEjson } from "../ejson.ts";
import type { Database, Doc } from "../index.ts";
import { NOTHING, REFUSED, type Case, type Fields } from "./case.ts";

/** The collection that `$lookup` and its kin look into. */
export const ITEMS: readonly Doc[] = [
  { _id: 10, sku: "a", n: 1 },
  { _id: 11, sku: "b", n: 2, up: "a" },
];

/** What the database answers, as canonical Extended JSON; `REFUSED` where it refuses as MongoDB does. */
export async function answerTo(
  database: Database,
  collection: string,
  asked: Case,
): Promise<string> {
  database.ensureCollection(collection, []);
  const documents = asked.documents.map(docOf);
  try {
    if (documents.length > 0) await database.insert(collection, documents);
    return await answer(database, collection, asked);
  } catch (error) {
    // Any refusal counts, but a failure that is none does not: those are faults of ours.
    const code: unknown = error instanceof Error ? Reflect.get(error, "code") : undefined;
    return code === "DATABASE_REQUEST_FAILED" ? stringifyEjson(REFUSED) : String(error);
  }
}

/** What the table expects, in the same form. */
export function expectedOf({ expected }: Case): string {
  return stringifyEjson(parseEjson(JSON.stringify(expected)));
}

async function answer(database: Database, name: string, { operation }: Case): Promise<string> {
  switch (operation.kind) {
    case "ids": {
      const order = operation.order && docOf(operation.order);
      const found = await database.find(name, { query: docOf(operation.query), order });
      return stringifyEjson(found.map(({ _id }) => _id ?? null));
    }
    case "find": {
      const { query, projection } = operation;
      const request = { query: docOf(query), projection: docOf(projection) };
      return stringifyEjson(await database.find(name, request));
    }
    case "update": {
      const { query, data, upsert, replace } = operation;
      const request = { query: docOf(query), data: docOf(data), multi: true, upsert, replace };
      await database.update(name, request);
      return stringifyEjson(await database.find(name, {}));
    }
    case "aggregate":
      return stringifyEjson(await database.aggregate(name, operation.stages.map(docOf)));
    case "value": {
      const [doc = {}] = await database.aggregate(name, [
        { $replaceWith: docOf({ only: operation.expression }) },
      ]);
      return stringifyEjson(doc["only"] ?? ("only" in doc ? null : NOTHING));
    }
  }
}

function docOf(json: Fields): Doc {
  return parseEjson(JSON.stringify(json)) as Doc;
}
