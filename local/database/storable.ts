import { isDoc, type Doc, type Value } from "./value.ts";
import { requestFailed } from "./errors.ts";
import { SERVER_DATE, resolveServerDates } from "./ejson.ts";

/**
 * A value as it may be stored: with the time in place of its server dates.
 *
 * - The value itself comes back when it holds none.
 * - Errors: a field whose name begins with `$`, as the real service refuses it, or holds a null byte, as BSON does.
 */
export function storedValue(value: Doc, nowMs: number): Doc;
export function storedValue(value: Value, nowMs: number): Value;
export function storedValue(value: Value, nowMs: number): Value {
  return hasServerDate(value) ? resolveServerDates(value, nowMs) : value;
}

/** Looks through the whole value, since every name in it must be seen. */
function hasServerDate(value: Value): boolean {
  if (typeof value !== "object" || value === null) return false;
  let has = false;
  if (Array.isArray(value)) {
    for (const item of value) if (hasServerDate(item)) has = true;
    return has;
  }
  if (!isDoc(value)) return false;
  for (const name in value) {
    if (name === SERVER_DATE) return true;
    if (name.charCodeAt(0) === 36 /* $ */) {
      throw requestFailed(`The dollar ($) prefixed field '${name}' is not valid for storage.`);
    }
    if (name.includes("\0")) throw requestFailed("A field name cannot contain a null byte.");
    if (hasServerDate(value[name] ?? null)) has = true;
  }
  return has;
}
