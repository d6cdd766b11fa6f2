import { notEmulated } from "../database/errors.ts";
import { collectionMissing } from "../database/refusals.ts";
import type { Database, FindRequest, Options, UpdateRequest } from "../database/index.ts";
import { isDoc, type Doc, type Value } from "../database/value.ts";
import type { Identity } from "../functions/context.ts";
import type { DocumentWish, Rules } from "../rules/index.ts";
import { ownerIn, refuseOwnerIn, withOwner } from "./owner.ts";
import { demand, filteredBy, isServer, permissionDenied } from "./permission.ts";
import { firstMatch, othersRead } from "./pipelineReads.ts";
import type { Stage } from "./readRequest.ts";
import { replace } from "./replace.ts";

/** What one client may do with documents. Each wish goes by the rules first; errors: DATABASE_PERMISSION_DENIED. */
export interface ClientDocuments {
  find(collection: string, request: FindRequest, options: Options): Promise<Doc[]>;
  count(collection: string, query: Doc, options: Options): Promise<number>;
  /** The platform writes the owner into each. */
  add(collection: string, documents: readonly Doc[], options: Options): Promise<Value[]>;
  /** An upsert counts as an update and as the making of what it may make. */
  update(
    collection: string,
    request: UpdateRequest,
    options: Options,
  ): Promise<{ updated: number; upsertedId: Value | null }>;
  /** For servers only. */
  create(collection: string): void;
  remove(
    collection: string,
    request: { readonly query: Doc; readonly multi?: boolean | undefined },
    options: Options,
  ): Promise<number>;
  aggregate(collection: string, stages: readonly Stage[], options: Options): Promise<Doc[]>;
}

/** Documents of one read. A mini program's own `wx.cloud` gets 20, by itself and at most; js-sdk 100 and 1,000. */
const READ_LIMITS = {
  miniProgram: { byItself: 20, atMost: 20 },
  web: { byItself: 100, atMost: 1_000 },
};

type Parts = { readonly database: Database; readonly rules: Rules };

/** The documents as `caller` may see and change them; undefined is somebody who is not signed in. */
export function documentsFor(caller: Identity | undefined, parts: Parts): ClientDocuments {
  const { database } = parts;
  const limits = caller?.source === "wx_client" ? READ_LIMITS.miniProgram : READ_LIMITS.web;
  const { filled, may, allowed, mayReadWhole } = gateFor(caller, parts);
  const byClient = (options: Options): Options => ({ ...options, by: "client" });

  return {
    async find(collection, request, options) {
      const query = await allowed(collection, request.query ?? {}, { operation: "read" });
      const limit = Math.min(request.limit || limits.byItself, limits.atMost);
      return database.find(collection, { ...request, query, limit }, options);
    },

    async count(collection, asked, options) {
      const query = await allowed(collection, asked, { operation: "read" });
      return database.count(collection, query, options);
    },

    async add(collection, documents, options) {
      documents.forEach(refuseOwnerIn);
      const owned = documents.map((document) => withOwner(document, caller));
      for (const data of owned) await may(collection, { operation: "create", data });
      const { insertedIds } = await database.insert(collection, owned, byClient(options));
      return insertedIds;
    },

    async update(collection, asked, options) {
      const { data } = asked;
      refuseOwnerIn(data);
      const query = await allowed(collection, asked.query, { operation: "update", data });
      const request = { ...asked, query };
      const made = request.upsert ? withOwner(madeBy(request), caller) : undefined;
      if (made !== undefined) await may(collection, { operation: "create", data: made });
      if (request.replace) {
        return replace(database, collection, { query, data, made }, byClient(options));
      }
      const update = made === undefined ? data : { ...data, $setOnInsert: ownerIn(made) };
      return database.update(collection, { ...request, data: update }, byClient(options));
    },

    create(collection) {
      if (!isServer(caller)) throw permissionDenied("a client may not create a collection");
      database.createCollection(collection);
    },

    async remove(collection, asked, options) {
      const query = await allowed(collection, asked.query, { operation: "delete" });
      return database.remove(collection, { ...asked, query }, byClient(options));
    },

    async aggregate(collection, asked, options) {
      const stages = asked.map((stage) => fillInMatch(stage, filled));
      const filter = await may(collection, { operation: "read", query: firstMatch(stages) });
      for (const other of othersRead([...stages])) await mayReadWhole(other);
      const filtering = filter === undefined ? [] : [{ $match: filter }];
      return database.aggregate(collection, [...filtering, ...stages], options);
    },
  };
}

/** What the rules say to the wishes of one caller. Errors: DATABASE_PERMISSION_DENIED. */
function gateFor(caller: Identity | undefined, { database, rules }: Parts) {
  const filled = (query: Doc): Doc => rules.fillIn(query, caller);
  function may(collection: string, wish: Omit<DocumentWish, "collection" | "caller">) {
    // That there is no such collection helps more to know than that nobody may read it.
    if (!database.collections().includes(collection)) throw collectionMissing(collection);
    return demand(rules, { ...wish, collection, caller });
  }
  return {
    /** The query with the caller's names in it. */
    filled,
    may,
    /** The query, as the caller may ask it. */
    async allowed(
      collection: string,
      asked: Doc,
      wish: Pick<DocumentWish, "operation" | "data">,
    ): Promise<Doc> {
      const query = filled(asked);
      return filteredBy(await may(collection, { ...wish, query }), query);
    },
    /** Without a condition, as a stage of an aggregate reads another collection. */
    async mayReadWhole(collection: string): Promise<void> {
      const filter = await demand(rules, { collection, operation: "read", caller, query: {} });
      if (filter !== undefined) throw permissionDenied(`${collection} may not be read as a whole`);
    },
  };
}

/** The document that an upsert makes where nothing matches. */
function madeBy({ query, data, replace: isWhole }: UpdateRequest): Doc {
  const { $set: fields = {}, ...others } = isWhole ? { $set: data } : data;
  const [operator] = Object.keys(others);
  if (operator !== undefined || !isDoc(fields)) {
    throw notEmulated(`an upsert with ${operator ?? "$set"}: set() the document instead`);
  }
  const { _id: sought } = query;
  const id = isDoc(sought) ? sought["$eq"] : sought;
  return id === undefined ? fields : { _id: id, ...fields };
}

function fillInMatch(stage: Stage, filled: (query: Doc) => Doc): Stage {
  const { $match: match } = stage;
  return isDoc(match) ? { ...stage, $match: filled(match) } : stage;
}
