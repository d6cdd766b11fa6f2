import { AdminError } from "../admin/errors.ts";
import type { Doc } from "../database/value.ts";
import type { Identity } from "../functions/context.ts";
import type { DocumentWish, Rules } from "../rules/index.ts";

/**
 * Asks the rules; a refused wish says which condition was not proven. A preset of the platform filters where a rule
 * refuses: then what must be added to the query comes back. Errors: DATABASE_PERMISSION_DENIED.
 */
export async function demand(rules: Rules, wish: DocumentWish): Promise<Doc | undefined> {
  if (isServer(wish.caller)) return undefined;
  const verdict = await rules.documents({ ...wish, filters: true });
  if (!verdict.allowed) throw permissionDenied(verdict.reason);
  return verdict.filter;
}

/** The query with what a preset adds to it. */
export function filteredBy(filter: Doc | undefined, query: Doc): Doc {
  if (filter === undefined) return query;
  const isTwice = Object.keys(filter).some((name) => query[name] !== undefined);
  return isTwice ? { $and: [query, filter] } : { ...query, ...filter };
}

export function permissionDenied(reason: string): AdminError {
  return new AdminError("DATABASE_PERMISSION_DENIED", `Permission denied: ${reason}`);
}

/** Whoever holds the environment's API key is a server, which no rule binds. */
export function isServer(caller: Identity | undefined): boolean {
  return caller?.loginType === "API_KEY";
}
