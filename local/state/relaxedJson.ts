import { isDoc, ObjectId, type Doc, type Value } from "../database/value.ts";

/**
 * A document as one line of Extended JSON: relaxed where that says the same, canonical where it would not. It is what
 * the platform's console imports and exports, and `parseEjson` reads it back without a loss.
 */
export function relaxedLine(doc: Doc): string {
  return JSON.stringify(relaxed(doc));
}

const YEAR_9999_MS = 253_402_300_799_999;

function relaxed(value: Value): unknown {
  if (typeof value === "number") {
    if (Object.is(value, -0)) return { $numberDouble: "-0.0" };
    return Number.isFinite(value) ? value : { $numberDouble: String(value) };
  }
  if (typeof value === "bigint") return { $numberLong: value.toString() };
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(relaxed);
  if (value instanceof Date) return { $date: relaxedDate(value) };
  if (value instanceof ObjectId) return { $oid: value.hex };
  if (value instanceof RegExp) {
    const options = value.flags.replace(/[^ims]/g, "");
    return { $regularExpression: { pattern: value.source, options } };
  }
  if (!isDoc(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, relaxed(field)]));
}

/** Only these years have four digits and no sign, so that everybody reads the text alike. */
function relaxedDate(date: Date): unknown {
  const atMs = date.getTime();
  const isPlain = atMs >= 0 && atMs <= YEAR_9999_MS;
  return isPlain ? date.toISOString() : { $numberLong: String(atMs) };
}
