import { BSONRegExp, Double, Long, ObjectId as BsonObjectId } from "mongodb";
import { notEmulated } from "../database/errors.ts";
import { isDoc, ObjectId, type Doc, type Value } from "../database/value.ts";

/**
 * A value as the driver sends it. Whole numbers become ints where they fit and longs beyond, as the SDKs write them;
 * the driver by itself would make a double of a large whole number.
 */
export function toBson(value: Doc): Record<string, unknown>;
export function toBson(value: Value): unknown;
export function toBson(value: Value): unknown {
  if (typeof value === "number") return numberToBson(value);
  if (typeof value === "bigint") return Long.fromBigInt(value);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map((item) => toBson(item));
  if (value instanceof ObjectId) return new BsonObjectId(value.hex);
  if (!isDoc(value)) return new BSONRegExp(value.source, value.flags.replace(/[^imsx]/g, ""));
  const fields: Record<string, unknown> = {};
  for (const name in value) fields[name] = toBson(value[name] ?? null);
  return fields;
}

function numberToBson(value: number): unknown {
  if (!Number.isInteger(value)) return value;
  if (Object.is(value, -0)) return new Double(value);
  const isInt = value >= -2_147_483_648 && value <= 2_147_483_647;
  if (isInt) return value;
  return Number.isSafeInteger(value) ? Long.fromNumber(value) : new Double(value);
}

/**
 * A value as the driver read it. Longs within ±2^53 arrive as numbers already.
 *
 * Errors: "not emulated" for a type that CloudBase's SDKs cannot write, such as a decimal or binary data.
 */
export function docFromBson(value: Record<string, unknown>): Doc {
  const doc: Doc = {};
  for (const name in value) doc[name] = fromBson(value[name]);
  return doc;
}

export function fromBson(value: unknown): Value {
  if (value === undefined) return null;
  if (typeof value !== "object" || value === null) return value as Value;
  if (value instanceof Date || value instanceof RegExp) return value;
  if (Array.isArray(value)) return value.map(fromBson);
  if (value instanceof BsonObjectId) return new ObjectId(value.toHexString());
  if (value instanceof Long) return value.toBigInt();
  if (value instanceof BSONRegExp)
    return new RegExp(value.pattern, value.options.replace(/x/g, ""));
  const type: unknown = Reflect.get(value, "_bsontype");
  if (typeof type === "string") throw notEmulated(`a value of type ${type}`);
  return docFromBson(value as Record<string, unknown>);
}
