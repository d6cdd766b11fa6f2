import { ObjectId, type Value } from "./value.ts";

/**
 * A text that two values share exactly when they are equal, for grouping by value in a Map.
 *
 * A missing value counts as null, as it does to `$group`.
 */
export function valueKey(value: Value | undefined): string {
  switch (typeof value) {
    case "undefined":
      return "0";
    case "string":
      return `"${value.length}:${value}`;
    case "boolean":
      return value ? "t" : "f";
    case "bigint":
      return `#${value}`;
    case "number":
      // A double beyond 2^53 must agree with a long of the same value, so it is spelt in full; -0 is spelt 0.
      return Number.isInteger(value) && !Number.isSafeInteger(value)
        ? `#${BigInt(value)}`
        : `#${value}`;
    default:
      return value === null ? "0" : objectKey(value);
  }
}

function objectKey(value: Exclude<Value, null | string | number | bigint | boolean>): string {
  if (Array.isArray(value)) return `[${value.map(valueKey).join(",")}]`;
  if (value instanceof Date) return `d${value.getTime()}`;
  if (value instanceof ObjectId) return `o${value.hex}`;
  if (value instanceof RegExp) return `/${valueKey(value.source)}${valueKey(value.flags)}`;
  const fields = Object.entries(value).map(
    ([name, field]) => `${valueKey(name)}:${valueKey(field)}`,
  );
  return `{${fields.join(",")}}`;
}
