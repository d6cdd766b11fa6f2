import { ObjectId, isDoc, type Value } from "./value.ts";
import { DatabaseError, notEmulated } from "./errors.ts";
import { wholeNumber } from "./numbers.ts";
import { regExpOf } from "./regExp.ts";

/** Tags of types that no CloudBase SDK can send and that this database does not hold. */
const FOREIGN_TAGS: ReadonlySet<string> = new Set([
  "$numberDecimal",
  "$binary",
  "$uuid",
  "$timestamp",
  "$minKey",
  "$maxKey",
  "$undefined",
  "$symbol",
  "$code",
  "$dbPointer",
]);

/** The value that an Extended JSON tag and its content stand for; undefined when the tag is none, but an operator. */
export function untag(tag: string, content: Value | undefined): Value | undefined {
  switch (tag) {
    case "$numberInt":
    case "$numberLong":
      return longOf(content, tag);
    case "$numberDouble":
      return doubleOf(content);
    case "$oid":
      if (typeof content === "string" && /^[0-9a-f]{24}$/i.test(content)) {
        return new ObjectId(content);
      }
      throw wrongTag(tag, content);
    case "$date":
      return dateOf(content);
    case "$regularExpression":
      return expressionOf(content);
    default:
      if (FOREIGN_TAGS.has(tag)) throw notEmulated(tag);
      return undefined;
  }
}

function longOf(content: Value | undefined, tag: string): Value {
  if (typeof content === "number" && Number.isSafeInteger(content)) return content;
  if (typeof content !== "string" || !/^[+-]?\d{1,19}$/.test(content)) throw wrongTag(tag, content);
  const near = Number(content);
  return Number.isSafeInteger(near) ? near : wholeNumber(BigInt(content));
}

function doubleOf(content: Value | undefined): number {
  const text = typeof content === "number" ? String(content) : content;
  const double = typeof text === "string" && text.trim() !== "" ? Number(text) : NaN;
  if (Number.isNaN(double) && text !== "NaN") throw wrongTag("$numberDouble", content);
  return double;
}

/** `$date` holds milliseconds, tagged or plain, or an ISO 8601 text. */
function dateOf(content: Value | undefined): Date {
  const atMs = isDoc(content) ? longOf(content["$numberLong"], "$date") : content;
  const date = typeof atMs === "number" || typeof atMs === "string" ? new Date(atMs) : undefined;
  if (date === undefined || Number.isNaN(date.getTime())) throw wrongTag("$date", content);
  return date;
}

function expressionOf(content: Value | undefined): RegExp {
  if (!isDoc(content)) throw wrongTag("$regularExpression", content);
  const { pattern, options } = content;
  if (typeof pattern !== "string" || (options !== undefined && typeof options !== "string")) {
    throw wrongTag("$regularExpression", content);
  }
  return regExpOf(pattern, options ?? "");
}

function wrongTag(tag: string, content: Value | undefined): DatabaseError {
  return new DatabaseError("INVALID_PARAM", `bad ${tag}: ${JSON.stringify(content)?.slice(0, 80)}`);
}
