import { ObjectId, isDoc, type Value } from "../database/value.ts";

/**
 * A value as `/web` answers it: plain JSON, where a date is `{$date: ms}` and an expression `{$regex, $options}`.
 * A number that JSON cannot say keeps its EJSON tag, an ObjectId is its 24 hex digits.
 */
export function writeValue(value: Value): unknown {
  switch (typeof value) {
    case "bigint":
      return { $numberLong: String(value) };
    case "number":
      return Number.isFinite(value) ? value : { $numberDouble: String(value) };
    case "object":
      return value === null ? null : writeObject(value);
    default:
      return value;
  }
}

function writeObject(value: Exclude<Value, null | string | number | bigint | boolean>): unknown {
  if (isDoc(value)) {
    const fields = Object.entries(value).map(([name, field]) => [name, writeValue(field)]);
    return Object.fromEntries(fields);
  }
  if (Array.isArray(value)) return value.map(writeValue);
  if (value instanceof Date) return { $date: value.getTime() };
  if (value instanceof ObjectId) return value.hex;
  return { $regex: value.source, $options: value.flags.replace(/[^ims]/g, "") };
}
