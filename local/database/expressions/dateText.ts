import type { Value } from "../value.ts";
import { requestFailed } from "../errors.ts";
import { typeName } from "../typeName.ts";
import { isoWallAt, momentOf, wallAt, zoneOf } from "./calendar.ts";
import { formatPattern } from "./dateTextFormat.ts";
import type { Compile, CompileOperator, Evaluate } from "./evaluate.ts";
import { isNothing, missing, namedOperands } from "./operands.ts";

/** Dates read from texts. */
export const DATE_TEXT: ReadonlyMap<string, CompileOperator> = new Map<string, CompileOperator>([
  ["$dateFromString", compileFromString],
]);

/** `onNull` answers for a text that is null or missing, `onError` for one that is no date. */
function compileFromString(operand: Value, compile: Compile): Evaluate {
  const named = namedOperands(
    "$dateFromString",
    operand,
    ["dateString"],
    ["format", "timezone", "onNull", "onError"],
  );
  const text = compile(named["dateString"] ?? null);
  const format = named["format"] === undefined ? undefined : compile(named["format"]);
  const zone = named["timezone"] === undefined ? undefined : compile(named["timezone"]);
  const onNull = named["onNull"] === undefined ? nothing : compile(named["onNull"]);
  const onError = named["onError"] === undefined ? undefined : compile(named["onError"]);
  return (doc) => {
    const value = text(doc);
    const pattern = format?.(doc);
    const zoneName = (zone ?? missing)(doc);
    if (isNothing(value)) return onNull(doc);
    if (format !== undefined && isNothing(pattern)) return null;
    if (zone !== undefined && isNothing(zoneName)) return null;
    if (pattern !== undefined && typeof pattern !== "string") {
      throw requestFailed("$dateFromString requires that 'format' be a string");
    }
    const date = typeof value === "string" ? read(value, pattern, zoneOf(zoneName)) : undefined;
    if (date !== undefined) return date;
    if (onError !== undefined) return onError(doc);
    throw typeof value === "string"
      ? requestFailed(`Error parsing date string '${value.slice(0, 80)}'`)
      : requestFailed(
          `$dateFromString requires that 'dateString' be a string, found: ${typeName(value)}`,
        );
  };
}

function nothing(): null {
  return null;
}

/** The parts that a text names; what it does not name is the first of its kind. */
export type DateFields = { readonly [part: string]: string | undefined };

/**
 * The date of a text, by a format or, without one, of ISO 8601; undefined when it is none.
 *
 * A zone in the text counts; one from outside is for texts without, and both together are refused, as in MongoDB.
 */
export function read(text: string, format?: string, zone?: string): Date | undefined {
  const pattern = format === undefined ? ISO_TEXT : formatPattern(format);
  const fields = pattern.exec(text)?.groups;
  if (fields === undefined) return undefined;
  const own = fields["zone"];
  if (own !== undefined && zone !== undefined) {
    throw requestFailed(
      `you cannot pass in a date/time string with time zone information ('${own}') together with a timezone argument`,
    );
  }
  const wall = wallOfFields(fields);
  return wall && momentOf(wall, fields["minutes"] ? minutesZone(fields["minutes"]) : (own ?? zone));
}

const ISO_TEXT = new RegExp(
  String.raw`^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)` +
    String.raw`(?:[T ](?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,](?<fraction>\d{1,9}))?)?` +
    String.raw` ?(?<zone>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?$`,
);

function minutesZone(minutes: string): string {
  const ahead = Math.abs(Number(minutes));
  const [hours, rest] = [Math.floor(ahead / 60), ahead % 60];
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${minutes.startsWith("-") ? "-" : "+"}${two(hours)}:${two(rest)}`;
}

/** Unlike `$dateFromParts`, a text may name no 30th of February. */
function wallOfFields(fields: DateFields): Date | undefined {
  const part = (name: string, otherwise: number): number => Number(fields[name] ?? otherwise);
  const hour = part("hour", 0);
  const minute = part("minute", 0);
  const second = part("second", 0);
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const millisecond = Number((fields["fraction"] ?? "0").padEnd(3, "0").slice(0, 3));
  const clockMs = ((hour * 60 + minute) * 60 + second) * 1_000 + millisecond;
  if (fields["isoYear"] !== undefined) {
    const week = part("isoWeek", 1);
    const day = part("isoDay", 1);
    const isWeek = week >= 1 && week <= 53 && day >= 1 && day <= 7;
    return isWeek ? isoWallAt(part("isoYear", 1970), week, day, clockMs) : undefined;
  }
  const month = part("month", 1);
  const day = fields["dayOfYear"] === undefined ? part("day", 1) : part("dayOfYear", 1);
  const wall = wallAt(part("year", 1970), month, day, clockMs);
  const isSame = wall.getUTCMonth() + 1 === month && wall.getUTCDate() === day;
  return isSame || fields["dayOfYear"] !== undefined ? wall : undefined;
}
