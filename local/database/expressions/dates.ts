import { isDoc, type Value } from "../value.ts";
import { requestFailed } from "../errors.ts";
import {
  dateOf,
  dayOfYear,
  isoDayOf,
  isoWeekOf,
  isoYearOf,
  wallOf,
  weekOf,
  zoneOf,
} from "./calendar.ts";
import { formatDate } from "./dateFormat.ts";
import type { Compile, CompileOperator, Evaluate } from "./evaluate.ts";
import { compileOnly, isNothing, missing, namedOperands } from "./operands.ts";
import { isUtc, offsetMs } from "./timezone.ts";

/** Dates as texts, and the parts of dates, in UTC or in a time zone. */
export const DATES: ReadonlyMap<string, CompileOperator> = new Map<string, CompileOperator>([
  ["$dateToString", compileToString],
  ["$year", part("$year", (wall) => wall.getUTCFullYear())],
  ["$month", part("$month", (wall) => wall.getUTCMonth() + 1)],
  ["$dayOfMonth", part("$dayOfMonth", (wall) => wall.getUTCDate())],
  ["$dayOfWeek", part("$dayOfWeek", (wall) => wall.getUTCDay() + 1)],
  ["$dayOfYear", part("$dayOfYear", dayOfYear)],
  ["$week", part("$week", weekOf)],
  ["$isoDayOfWeek", part("$isoDayOfWeek", isoDayOf)],
  ["$isoWeek", part("$isoWeek", isoWeekOf)],
  ["$isoWeekYear", part("$isoWeekYear", isoYearOf)],
  ["$hour", part("$hour", (wall) => wall.getUTCHours())],
  ["$minute", part("$minute", (wall) => wall.getUTCMinutes())],
  ["$second", part("$second", (wall) => wall.getUTCSeconds())],
  ["$millisecond", part("$millisecond", (wall) => wall.getUTCMilliseconds())],
]);

function compileToString(operand: Value, compile: Compile): Evaluate {
  const named = namedOperands("$dateToString", operand, ["date"], ["format", "timezone", "onNull"]);
  const date = compile(named["date"] ?? null);
  const format = named["format"] === undefined ? undefined : compile(named["format"]);
  const zone = named["timezone"] === undefined ? missing : compile(named["timezone"]);
  const onNull = compile(named["onNull"] ?? null);
  return (doc) => {
    const value = date(doc);
    const zoneName = zone(doc);
    if (isNothing(value)) return onNull(doc);
    if (named["timezone"] !== undefined && isNothing(zoneName)) return null;
    const pattern = format?.(doc);
    if (format !== undefined && isNothing(pattern)) return null;
    if (format !== undefined && typeof pattern !== "string") {
      throw requestFailed("$dateToString requires that 'format' be a string");
    }
    const at = dateOf(value);
    const name = zoneOf(zoneName);
    // Without a format the text ends in Z, which is only true of UTC.
    const whole = isUtc(name) ? "%Y-%m-%dT%H:%M:%S.%LZ" : "%Y-%m-%dT%H:%M:%S.%L";
    return formatDate(at, offsetMs(at, name), typeof pattern === "string" ? pattern : whole);
  };
}

/** One part of a date: `{ $year: date }` or `{ $year: { date, timezone } }`. */
function part(name: string, read: (wall: Date) => number): CompileOperator {
  return (operand, compile) => {
    const named =
      isDoc(operand) && operand["date"] !== undefined
        ? namedOperands(name, operand, ["date"], ["timezone"])
        : undefined;
    const date =
      named === undefined ? compileOnly(name, operand, compile) : compile(named["date"] ?? null);
    const zone = named?.["timezone"] === undefined ? undefined : compile(named["timezone"]);
    return (doc) => {
      const value = date(doc);
      const zoneName = zone?.(doc);
      if (isNothing(value) || (zone !== undefined && isNothing(zoneName))) return null;
      return read(wallOf(dateOf(value), zoneOf(zoneName)));
    };
  };
}
