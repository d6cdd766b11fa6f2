import type { Doc, Value } from "../database/value.ts";
import type { Identity } from "../functions/context.ts";

/** What rules know as `auth`: null when nobody is signed in. An empty name is none. */
export function authOf(caller: Identity | undefined): Doc | null {
  if (ownerName(caller) === undefined) return null;
  const auth: Doc = {};
  if (caller?.openid) auth["openid"] = caller.openid;
  if (caller?.uid) auth["uid"] = caller.uid;
  if (caller?.loginType) auth["loginType"] = caller.loginType;
  return auth;
}

/** What the platform writes into `_openid` of what the caller makes: the openid, on the web the uid. */
export function ownerName(caller: Identity | undefined): string | undefined {
  return caller?.openid || caller?.uid || undefined;
}

/** The query with the texts `{openid}` and `{uid}` filled in; they stay where the caller has no such name. */
export function fillIn(query: Doc, caller: Identity | undefined): Doc {
  const names = new Map([
    ["{openid}", ownerName(caller)],
    ["{uid}", caller?.uid || undefined],
  ]);
  const fill = (value: Value): Value => {
    if (typeof value === "string") return names.get(value) ?? value;
    if (Array.isArray(value)) return value.map(fill);
    if (!isPlainDoc(value)) return value;
    return fillFields(value);
  };
  const fillFields = (doc: Doc): Doc =>
    Object.fromEntries(Object.entries(doc).map(([name, value]) => [name, fill(value)]));
  return fillFields(query);
}

function isPlainDoc(value: Value): value is Doc {
  return (
    typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}
