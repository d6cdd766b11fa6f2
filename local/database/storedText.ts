import { requestFailed } from "./errors.ts";
import { ObjectId, type Doc, type Value } from "./value.ts";

/**
 * How a document is stored: JSON, in which the values that JSON lacks are tagged objects of one field. No stored
 * document has a field that begins with `$` (the platform refuses them), so a tag is never mistaken for data.
 *
 *   {"$date":ms} {"$long":"digits"} {"$oid":"hex"} {"$regex":["source","flags"]} {"$double":"NaN" | "Infinity" | …}
 *
 * Most documents hold none of these and go straight through JSON, which is what makes reading quick.
 */
type Json = null | boolean | number | string | Json[] | { [field: string]: Json };

/** Refuses a field that begins with `$`. */
export function encodeDoc(doc: Doc): string {
  return JSON.stringify(toJson(doc));
}

/** A document of its own: nothing in it is shared with anybody. */
export function decodeDoc(text: string): Doc {
  const json = JSON.parse(text) as Json;
  return (text.includes('"$') ? fromJson(json) : json) as Doc;
}

/** A document of a table, by its number; `doc` may hold only some of its fields. */
export interface DecodedRow {
  readonly n: number;
  readonly doc: Doc;
}

/** What stands for a field that is not there, among the fields of a row. */
export const MISSING_TEXT = '{"$missing":0}';

/**
 * Many documents at once: `[n,doc],[n,doc]`, or with the names of fields `[n,value,value]`.
 *
 * JSON is read quicker in one long text than in many short ones. A field that is missing is undefined in its document.
 */
export function decodeRows(text: string, fields: readonly string[] | undefined): DecodedRow[] {
  const rows = JSON.parse(`[${text}]`) as [number, ...Json[]][];
  const decode = text.includes('"$') ? fromJson : (json: Json): Value => json as Value;
  if (fields === undefined) {
    return rows.map(([n, json = null]) => ({ n, doc: decode(json) as Doc }));
  }
  return rows.map(([n, ...values]) => {
    const doc: Doc = {};
    for (const [at, name] of fields.entries()) {
      const value = decode(values[at] ?? null);
      if (value !== MISSING) doc[name] = value;
    }
    return { n, doc };
  });
}

/** The value itself where JSON can say it, a tagged copy where it cannot. */
function toJson(value: Value | undefined): Json | undefined {
  switch (typeof value) {
    case "number":
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : { $double: numberText(value) };
    case "bigint":
      return { $long: value.toString() };
    case "object":
      return value === null ? null : objectToJson(value);
    case "string":
    case "boolean":
      return value;
    default:
      return undefined;
  }
}

function objectToJson(value: Exclude<Value, null | string | number | boolean | bigint>): Json {
  if (Array.isArray(value)) return listToJson(value);
  if (value instanceof Date)
    return { $date: Number.isNaN(value.getTime()) ? null : value.getTime() };
  if (value instanceof ObjectId) return { $oid: value.hex };
  if (value instanceof RegExp) return { $regex: [value.source, value.flags] };
  let copy: { [field: string]: Json } | undefined;
  for (const [field, inner] of Object.entries(value)) {
    if (field.charCodeAt(0) === DOLLAR) {
      throw requestFailed(`The dollar ($) prefixed field '${field}' is not valid for storage.`);
    }
    const json = toJson(inner);
    if (json === inner) continue;
    copy ??= { ...value } as { [field: string]: Json };
    if (json === undefined) delete copy[field];
    else setOwn(copy, field, json);
  }
  return copy ?? (value as { [field: string]: Json });
}

const DOLLAR = 36;

function listToJson(list: readonly Value[]): Json {
  let copy: Json[] | undefined;
  list.forEach((inner, at) => {
    const json = toJson(inner) ?? null;
    if (json !== inner) (copy ??= [...list] as Json[])[at] = json;
  });
  return copy ?? (list as Json[]);
}

function numberText(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

/** Replaces the tagged objects in place: what JSON.parse made is nobody else's. */
function fromJson(json: Json): Value {
  if (json === null || typeof json !== "object") return json;
  if (Array.isArray(json)) {
    for (let at = 0; at < json.length; at++) {
      const inner = json[at];
      if (typeof inner === "object" && inner !== null) (json as Value[])[at] = fromJson(inner);
    }
    return json as Value[];
  }
  for (const field in json) {
    const inner = json[field];
    if (field.charCodeAt(0) === DOLLAR) return untag(field, inner);
    if (typeof inner === "object" && inner !== null) setOwn(json as Doc, field, fromJson(inner));
  }
  return json as Doc;
}

/** No document holds this very object. */
const MISSING: Doc = {};

function untag(tag: string, content: Json | undefined): Value {
  if (tag === "$missing") return MISSING;
  if (tag === "$date") return new Date(content === null ? NaN : (content as number));
  if (tag === "$oid") return new ObjectId(content as string);
  if (tag === "$long") return BigInt(content as string);
  if (tag === "$double") return Number(content);
  const [source, flags] = content as [string, string];
  return new RegExp(source, flags);
}

/** A field named `__proto__` is data like any other. */
function setOwn<V>(target: { [field: string]: V }, field: string, value: V): void {
  if (field !== "__proto__") target[field] = value;
  else {
    const property = { value, writable: true, enumerable: true, configurable: true };
    Object.defineProperty(target, field, property);
  }
}
