import { invalidParam } from "../admin/errors.ts";
import { isDoc, type Doc } from "../database/value.ts";
import type { Identity } from "../functions/context.ts";
import { ownerName } from "../rules/caller.ts";

/** The field by which the platform notes which client made a document. */
export const OWNER = "_openid";

/** The new document with its owner: the WeChat user's openid, the web user's uid; nobody's without a sign-in. */
export function withOwner(document: Doc, caller: Identity | undefined): Doc {
  const owner = ownerName(caller);
  return owner === undefined ? document : { ...document, [OWNER]: owner };
}

/** The owner alone, as a document of one field or none. */
export function ownerIn({ [OWNER]: owner }: Doc): Doc {
  return owner === undefined ? {} : { [OWNER]: owner };
}

/** Refuses a document or an update that would say who owns it. Errors: INVALID_PARAM. */
export function refuseOwnerIn(data: Doc): void {
  for (const [name, content] of Object.entries(data)) {
    if (isOwnerPath(name)) refuse();
    if (!name.startsWith("$") || !isDoc(content)) continue;
    for (const [path, value] of Object.entries(content)) {
      const becomesOwner = name === "$rename" && typeof value === "string" && isOwnerPath(value);
      if (isOwnerPath(path) || becomesOwner) refuse();
    }
  }
}

function isOwnerPath(path: string): boolean {
  return path === OWNER || path.startsWith(`${OWNER}.`);
}

function refuse(): never {
  throw invalidParam(`a client may not write ${OWNER}: the platform does`);
}
