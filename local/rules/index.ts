import type { Clock } from "../clock.ts";
import type { Routes } from "../control/route.ts";
import type { Database, Doc } from "../database/index.ts";
import type { Identity } from "../functions/context.ts";

/** What a client wants to do with documents. `query` of read, update and delete; `data` of create and update. */
export type DocumentWish = {
  readonly collection: string;
  readonly operation: "read" | "create" | "update" | "delete";
  readonly caller: Identity | undefined;
  readonly query?: Doc | undefined;
  readonly data?: Doc | undefined;
};

export type FileWish = {
  readonly operation: "read" | "write";
  readonly caller: Identity | undefined;
  readonly path: string;
  /** Who uploaded the file; undefined for one that is not there or that no client uploaded. */
  readonly owner: string | undefined;
};

/** `reason` names, in a sentence, the condition of the rule that was not proven. */
export type Verdict =
  { readonly allowed: true } | { readonly allowed: false; readonly reason: string };

/** The project's security rules. They bind clients only: functions never ask. */
export interface Rules {
  documents(wish: DocumentWish): Promise<Verdict>;
  invoke(functionName: string, caller: Identity | undefined): Verdict;
  file(wish: FileWish): Promise<Verdict>;
  /** The query with `{openid}` and `{uid}` filled in. */
  fillIn(query: Doc, caller: Identity | undefined): Doc;
  readonly routes: Routes;
}

/** Errors: ProjectError for a rule that cannot be read. */
export function createRules(_: { directory: string; database: Database; clock: Clock }): Rules {
  return {
    documents: async () => ({ allowed: true }),
    invoke: () => ({ allowed: true }),
    file: async () => ({ allowed: true }),
    fillIn: (query) => query,
    routes: new Map(),
  };
}
