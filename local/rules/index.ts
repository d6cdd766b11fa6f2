import type { Clock } from "../clock.ts";
import type { Routes } from "../control/route.ts";
import { DatabaseError, type Database, type Doc } from "../database/index.ts";
import { ObjectId } from "../database/value.ts";
import type { Identity } from "../functions/context.ts";
import {
  judgeCall,
  judgeDocumentWish,
  judgeFile,
  readRuleBook,
  type DocumentWish,
  type FileWish,
} from "./book.ts";
import { fillIn } from "./caller.ts";
import type { Judgement } from "./judgement.ts";
import type { ReadDocument } from "./lookups.ts";
import { createRoutes } from "./routes.ts";
import { fail } from "./ruleFiles.ts";

export type { DocumentWish, FileWish };

/**
 * `reason` names, in a sentence, the condition of the rule that was not proven.
 * `filter` comes only where the wish said that it `filters`: it must be and-ed with the query.
 */
export type Verdict =
  | { readonly allowed: true; readonly filter?: Doc }
  | { readonly allowed: false; readonly reason: string };

/** The project's security rules. They bind clients only: functions never ask. */
export interface Rules {
  documents(wish: DocumentWish): Promise<Verdict>;
  invoke(functionName: string, caller: Identity | undefined): Verdict;
  file(wish: FileWish): Promise<Verdict>;
  /** The query with `{openid}` and `{uid}` filled in. */
  fillIn(query: Doc, caller: Identity | undefined): Doc;
  readonly routes: Routes;
}

/**
 * The rules of a project's directory, read and parsed once. Queries come filled in (`fillIn`), as decoded values.
 *
 * Errors: ProjectError for a rule that cannot be read.
 */
export function createRules(o: { directory: string; database: Database; clock: Clock }): Rules {
  const book = readRuleBook(o.directory, fail);
  const read = readerOf(o.database);
  const { clock } = o;
  return {
    async documents(wish) {
      const judgement = await judgeDocumentWish(book, wish, { nowMs: clock.nowMs(), read });
      if (!judgement.allowed || judgement.filter === undefined) return verdictOf(judgement);
      return { allowed: true, filter: judgement.filter };
    },
    invoke: (name, caller) => verdictOf(judgeCall(book, name, caller)),
    file: async (wish) => verdictOf(judgeFile(book, wish, clock.nowMs())),
    fillIn,
    routes: createRoutes({ book, read, clock }),
  };
}

function verdictOf({ allowed, reason = "" }: Judgement): Verdict {
  return allowed ? { allowed: true } : { allowed: false, reason };
}

/** get() finds a document by its `_id`, also where that is an ObjectId; a collection that is not there has none. */
function readerOf(database: Database): ReadDocument {
  return async (collection, id) => {
    const ids = /^[0-9a-f]{24}$/i.test(id) ? [id, new ObjectId(id)] : [id];
    try {
      const [found] = await database.find(collection, { query: { _id: { $in: ids } }, limit: 1 });
      return found ?? null;
    } catch (error) {
      if (error instanceof DatabaseError && error.code === "DATABASE_COLLECTION_NOT_EXIST")
        return null;
      throw error;
    }
  };
}
