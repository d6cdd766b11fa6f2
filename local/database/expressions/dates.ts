import { isDoc, type Value } from "../value.ts";
import { requestFailed } from "../errors.ts";
import { typeName } from "../typeName.ts";
import { formatDate } from "./dateFormat.ts";
import type { Compile, CompileOperator, Evaluate } from "./evaluate.ts";
import { compileOnly, isNothing, missing, namedOperands } from "./operands.ts";
import { isUtc, offsetMs } from "./timezone.ts";

/** Dates as texts, and the parts of dates, in UTC or in a time zone. */
export const DATES: ReadonlyMap<string, CompileOperator> = new Map<string, CompileOperator>([
  ["$dateToString", compileToString],
  ["$year", part("$year", (date) => date.getUTCFullYear())],
  ["$month", part("$month", (date) => date.getUTCMonth() + 1)],
  ["$dayOfMonth", part("$dayOfMonth", (date) => date.getUTCDate())],
  ["$dayOfWeek", part("$dayOfWeek", (date) => date.getUTCDay() + 1)],
  ["$hour", part("$hour", (date) => date.getUTCHours())],
  ["$minute", part("$minute", (date) => date.getUTCMinutes())],
  ["$second", part("$second", (date) => date.getUTCSeconds())],
  ["$millisecond", part("$millisecond", (date) => date.getUTCMilliseconds())],
]);

function compileToString(operand: Value, compile: Compile): Evaluate {
  const named = namedOperands("$dateToString", operand, ["date"], ["format", "timezone", "onNull"]);
  const date = compile(named["date"] ?? null);
  const format = named["format"] === undefined ? undefined : compile(named["format"]);
  const zone = named["timezone"] === undefined ? missing : compile(named["timezone"]);
  const onNull = compile(named["onNull"] ?? null);
  return (doc) => {
    const value = date(doc);
    if (isNothing(value)) return onNull(doc);
    const pattern = format?.(doc);
    if (format !== undefined && typeof pattern !== "string") {
      throw requestFailed("$dateToString requires that 'format' be a string");
    }
    const at = dateOf(value);
    const name = zoneOf(zone(doc));
    // Without a format the text ends in Z, which is only true of UTC.
    const whole = isUtc(name) ? "%Y-%m-%dT%H:%M:%S.%LZ" : "%Y-%m-%dT%H:%M:%S.%L";
    return formatDate(at, offsetMs(at, name), typeof pattern === "string" ? pattern : whole);
  };
}

/** One part of a date: `{ $year: date }` or `{ $year: { date, timezone } }`. */
function part(name: string, read: (local: Date) => number): CompileOperator {
  return (operand, compile) => {
    const named =
      isDoc(operand) && operand["date"] !== undefined
        ? namedOperands(name, operand, ["date"], ["timezone"])
        : undefined;
    const date =
      named === undefined ? compileOnly(name, operand, compile) : compile(named["date"] ?? null);
    const zone = named?.["timezone"] === undefined ? missing : compile(named["timezone"]);
    return (doc) => {
      const value = date(doc);
      if (isNothing(value)) return null;
      const at = dateOf(value);
      return read(new Date(at.getTime() + offsetMs(at, zoneOf(zone(doc)))));
    };
  };
}

function dateOf(value: Value): Date {
  if (value instanceof Date) return value;
  throw requestFailed(`can't convert from BSON type ${typeName(value)} to Date`);
}

function zoneOf(value: Value | undefined): string | undefined {
  if (isNothing(value)) return undefined;
  if (typeof value === "string") return value;
  throw requestFailed("timezone must evaluate to a string");
}
