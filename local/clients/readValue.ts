import { invalidParam } from "../admin/errors.ts";
import { SERVER_DATE } from "../database/ejson.ts";
import { untag } from "../database/ejsonTags.ts";
import { isDoc, type Doc, type Value } from "../database/value.ts";

/** The database's own limit, well before the walk would run out of stack. */
const DEPTH_MAX = 200;

/** Operators whose content is a value, so that an expression below them is compared with and not searched for. */
const VALUE_OPERATORS: ReadonlySet<string> = new Set(["$eq", "$ne"]);

/**
 * A document, or an update, as a client spells it.
 *
 * - A date is `{$date: ms}`, or EJSON's own in either spelling; the server's time is `{$date: {offset}}`; an expression
 *   is `{$regex, $options}`; a number stands plain or tagged. The SDK's transactions tag what is in JSON already, and
 *   sometimes send the whole as text: both are read.
 * - Errors: INVALID_PARAM for what is no document; "not emulated" for a type that the database does not hold.
 */
export function readDocument(name: string, sent: unknown): Doc {
  return docOf(name, sent, { isQuery: false });
}

/** As `readDocument`, but in a condition `{$regex, $options}` is the operator, which a field may carry with others. */
export function readQuery(name: string, sent: unknown): Doc {
  return docOf(name, sent, { isQuery: true });
}

function docOf(name: string, sent: unknown, kind: { isQuery: boolean }): Doc {
  const json = typeof sent === "string" ? parse(name, sent) : sent;
  const value = read(json, { ...kind, isValue: !kind.isQuery, depth: 0 });
  if (isDoc(value)) return value;
  throw invalidParam(
    `${name} must be an object, but is ${String(JSON.stringify(sent)).slice(0, 80)}`,
  );
}

function parse(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidParam(`${name} is not JSON: ${text.slice(0, 80)}`);
  }
}

type Place = { readonly isQuery: boolean; readonly isValue: boolean; readonly depth: number };

function read(json: unknown, place: Place): Value {
  if (typeof json === "string" || typeof json === "number" || typeof json === "boolean")
    return json;
  if (json === null || json === undefined || typeof json !== "object") return null;
  const depth = place.depth + 1;
  if (depth > DEPTH_MAX) throw invalidParam(`nested deeper than ${DEPTH_MAX} levels`);
  if (Array.isArray(json))
    return json.map((item) => read(item, { ...place, isValue: true, depth }));
  const doc: Doc = {};
  for (const [name, field] of Object.entries(json)) {
    if (name.startsWith("$")) {
      const tagged = untagged(name, field, json, place);
      if (tagged !== undefined) return tagged;
    }
    // Assignment would take it for the prototype.
    if (name === "__proto__") throw invalidParam("not emulated: a field named __proto__");
    const isValue = !place.isQuery || VALUE_OPERATORS.has(name);
    doc[name] = read(field, { isQuery: place.isQuery, isValue, depth });
  }
  return doc;
}

function untagged(name: string, field: unknown, whole: object, place: Place): Value | undefined {
  if (name === "$date") return dateOf(field, place);
  if (name === "$regex" && place.isValue) return expressionOf(whole);
  return untag(name, field as Value);
}

function dateOf(content: unknown, place: Place): Value {
  if (typeof content === "object" && content !== null && "offset" in content) {
    return { [SERVER_DATE]: { offset: read(content.offset, place) } };
  }
  const atMs = read(content, place);
  if (typeof atMs === "number" || typeof atMs === "string") {
    return untag("$date", atMs) ?? null;
  }
  throw invalidParam(`bad $date: ${String(JSON.stringify(content)).slice(0, 80)}`);
}

function expressionOf(sent: object): Value {
  const { $regex: pattern, $options: options = "", ...rest } = sent as Record<string, unknown>;
  if (typeof pattern !== "string" || typeof options !== "string" || Object.keys(rest).length > 0) {
    throw invalidParam(`bad $regex: ${JSON.stringify(sent).slice(0, 80)}`);
  }
  // JavaScript's own flags are none of MongoDB's options, and the SDK sends all that the expression has.
  const known = options.replace(/[gyud]/g, "");
  return untag("$regularExpression", { pattern, options: known }) ?? null;
}
