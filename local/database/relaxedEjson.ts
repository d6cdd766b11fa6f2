import { isDoc, ObjectId, type Doc, type Value } from "./value.ts";

export type Json = null | boolean | number | string | Json[] | { [field: string]: Json };

/**
 * The relaxed Extended JSON of a value, for people who read and edit documents: numbers are plain where JSON can hold
 * them, dates are ISO 8601, and nothing is lost on the way out and, with `parseEjson`, back in.
 *
 * Only a date that is none becomes null: no tag can say it.
 */
export function relaxedEjson(value: Doc): { [field: string]: Json };
export function relaxedEjson(value: Value): Json;
export function relaxedEjson(value: Value): Json {
  switch (typeof value) {
    case "number":
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : { $numberDouble: Object.is(value, -0) ? "-0.0" : String(value) };
    case "bigint":
      return { $numberLong: value.toString() };
    case "object":
      return value === null ? null : relaxedObject(value);
    default:
      return value;
  }
}

function relaxedObject(value: Exclude<Value, null | string | number | boolean | bigint>): Json {
  if (isDoc(value)) {
    const fields = Object.entries(value).map(([name, field]) => [name, relaxedEjson(field)]);
    return Object.fromEntries(fields) as { [field: string]: Json };
  }
  if (Array.isArray(value)) return value.map((item) => relaxedEjson(item));
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? null : { $date: value.toISOString() };
  }
  if (value instanceof ObjectId) return { $oid: value.hex };
  // JavaScript's own flags, u above all, are none of MongoDB's options.
  const options = value.flags.replace(/[^ims]/g, "");
  return { $regularExpression: { pattern: value.source, options } };
}
