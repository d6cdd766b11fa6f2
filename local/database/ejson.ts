import { ObjectId, isDoc, type Doc, type Value } from "./value.ts";
import { DatabaseError, notEmulated, requestFailed } from "./errors.ts";
import { untag } from "./ejsonTags.ts";
import { isNumeric } from "./numbers.ts";

/** The SDK's word for "the server's time", which it may send anywhere that a value may stand. */
export const SERVER_DATE = "$tcb_server_date";

/**
 * The value of an Extended JSON text, canonical or relaxed.
 *
 * - A `$tcb_server_date` stays the document that it is, for `resolveServerDates` to put the time in its place.
 * - Errors: INVALID_PARAM for what is no JSON or a tag with the wrong content; "not emulated" for a type that is not held.
 */
export function parseEjson(text: string): Value {
  let parsed: Value;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new DatabaseError("INVALID_PARAM", `not Extended JSON: ${text.slice(0, 80)}`);
  }
  return revive(parsed, 0);
}

/** MongoDB's own limit, well before the walk would run out of stack. */
const DEPTH_MAX = 200;

/** Works in place: what JSON.parse has built belongs to nobody else. */
function revive(parsed: Value, depth: number): Value {
  if (typeof parsed !== "object" || parsed === null) return parsed;
  if (depth > DEPTH_MAX) throw requestFailed(`nested deeper than ${DEPTH_MAX} levels`);
  if (Array.isArray(parsed)) {
    for (let at = 0; at < parsed.length; at += 1) {
      const item = parsed[at];
      if (typeof item === "object" && item !== null) parsed[at] = revive(item, depth + 1);
    }
    return parsed;
  }
  const doc = parsed as Doc; // JSON knows no other objects.
  for (const name in doc) {
    const field = doc[name];
    const first = name.charCodeAt(0);
    if (first === 36 /* $ */) {
      const tagged = untag(name, field);
      if (tagged !== undefined) return tagged;
    }
    // A name that assignment would take for the prototype cannot be kept apart from it.
    if (first === 95 /* _ */ && name === "__proto__") throw notEmulated("a field named __proto__");
    if (typeof field === "object" && field !== null) doc[name] = revive(field, depth + 1);
  }
  return doc;
}

/**
 * The canonical Extended JSON of a value, which both canonical and relaxed parsers read back.
 *
 * An ObjectId is written as its 24 hex digits alone, as the real service does. Every reply passes through here,
 * so the text is built by hand.
 */
export function stringifyEjson(value: Value): string {
  switch (typeof value) {
    case "string":
      return quoted(value);
    case "number":
      return numberText(value);
    case "boolean":
      return value ? "true" : "false";
    case "bigint":
      return `{"$numberLong":"${value}"}`;
    default:
      return value === null ? "null" : objectText(value);
  }
}

/** An `_id` for an answer in JSON: text and numbers as they are, whatever else as Extended JSON. */
export function plainId(id: Value): unknown {
  return typeof id === "string" || typeof id === "number" ? id : JSON.parse(stringifyEjson(id));
}

function objectText(value: Exclude<Value, null | string | number | bigint | boolean>): string {
  if (isDoc(value)) {
    let text = "{";
    for (const name in value) {
      if (text.length > 1) text += ",";
      text += nameText(name) + stringifyEjson(value[name] ?? null);
    }
    return `${text}}`;
  }
  if (Array.isArray(value)) return `[${value.map(stringifyEjson).join(",")}]`;
  if (value instanceof Date) return `{"$date":{"$numberLong":"${value.getTime()}"}}`;
  if (value instanceof ObjectId) return `"${value.hex}"`;
  // JavaScript's own flags, u above all, are none of MongoDB's options.
  const options = value.flags.replace(/[^ims]/g, "");
  return `{"$regularExpression":{"pattern":${quoted(value.source)},"options":"${options}"}}`;
}

function numberText(value: number): string {
  if (Number.isInteger(value) && !Object.is(value, -0)) {
    if (value >= -2147483648 && value <= 2147483647) return `{"$numberInt":"${value}"}`;
    if (Number.isSafeInteger(value)) return `{"$numberLong":"${value}"}`;
  }
  return `{"$numberDouble":"${Object.is(value, -0) ? "-0.0" : value}"}`;
}

/** Few texts hold a character to escape, and a look for one is quicker than JSON.stringify. */
function quoted(text: string): string {
  return ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`;
}

const ESCAPED = /["\\\x00-\x1f\ud800-\udfff]/;

/** The names of fields come again and again, so their texts are kept. Bounded: some documents have ids for names. */
function nameText(name: string): string {
  let text = nameTexts.get(name);
  if (text === undefined) {
    text = `${JSON.stringify(name)}:`;
    if (nameTexts.size < NAME_TEXTS_MAX) nameTexts.set(name, text);
  }
  return text;
}

const NAME_TEXTS_MAX = 10_000;
const nameTexts = new Map<string, string>();

/**
 * Puts the time in place of each server date, in whatever a client sent: a document, an update, a query.
 *
 * - `nowMs` plus the date's own `offset`, in milliseconds. The value itself comes back when it holds none.
 */
export function resolveServerDates(value: Doc, nowMs: number): Doc;
export function resolveServerDates(value: Value, nowMs: number): Value;
export function resolveServerDates(value: Value, nowMs: number): Value {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return resolvedList(value, nowMs);
  if (!isDoc(value)) return value;
  let resolved: Doc | undefined;
  for (const name in value) {
    if (name === SERVER_DATE) return serverDate(value[name], nowMs);
    const field = value[name] ?? null;
    const instead = resolveServerDates(field, nowMs);
    if (instead === field) continue;
    resolved ??= { ...value };
    resolved[name] = instead;
  }
  return resolved ?? value;
}

function resolvedList(list: Value[], nowMs: number): Value[] {
  let resolved: Value[] | undefined;
  for (const [at, item] of list.entries()) {
    const instead = resolveServerDates(item, nowMs);
    if (instead === item) continue;
    resolved ??= [...list];
    resolved[at] = instead;
  }
  return resolved ?? list;
}

function serverDate(asked: Value | undefined, nowMs: number): Date {
  const offset = isDoc(asked) ? (asked["offset"] ?? 0) : undefined;
  if (!isNumeric(offset)) throw requestFailed(`bad ${SERVER_DATE}`);
  return new Date(nowMs + Number(offset));
}
