import type { Params } from "../admin/params.ts";
import type { Identity } from "../functions/context.ts";
import type { Fields } from "../admin/params.ts";
import type { ClientDocuments } from "./documents.ts";
import type { Cost } from "../admin/action.ts";

/** One request of a client at `/web`. */
export type WebRequest = {
  readonly params: Params;
  /** What `params` reads, for the values that have a spelling of their own. */
  readonly fields: Fields;
  readonly caller: Identity | undefined;
  readonly documents: ClientDocuments;
  readonly cost: Cost;
};

/** Answers with the fields that stand beside `requestId`. */
export type WebAction = (request: WebRequest) => Promise<Readonly<Record<string, unknown>>>;
export type WebActions = ReadonlyMap<string, WebAction>;
