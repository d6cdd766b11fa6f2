import type { Doc, Value } from "../value.ts";
import { requestFailed } from "../errors.ts";
import { typeName } from "../typeName.ts";
import {
  dateOf,
  isoDayOf,
  isoWallAt,
  isoWeekOf,
  isoYearOf,
  momentOf,
  wallAt,
  wallOf,
  zoneOf,
} from "./calendar.ts";
import type { Compile, CompileOperator, Evaluate } from "./evaluate.ts";
import { isNothing, namedOperands } from "./operands.ts";

/** Dates taken apart and put together. */
export const DATE_PARTS: ReadonlyMap<string, CompileOperator> = new Map<string, CompileOperator>([
  ["$dateFromParts", compileFromParts],
  ["$dateToParts", compileToParts],
]);

const CLOCK = ["hour", "minute", "second", "millisecond"] as const;
const CIVIL = ["year", "month", "day"] as const;
const ISO = ["isoWeekYear", "isoWeek", "isoDayOfWeek"] as const;

/**
 * Parts beyond their range carry over, as in MongoDB: month 14 is next year's February, day 0 the last of the month
 * before. A part that is null makes the date null.
 */
function compileFromParts(operand: Value, compile: Compile): Evaluate {
  const named = namedOperands(
    "$dateFromParts",
    operand,
    [],
    [...CIVIL, ...ISO, ...CLOCK, "timezone"],
  );
  const isIso = ISO.some((name) => named[name] !== undefined);
  if (isIso && CIVIL.some((name) => named[name] !== undefined)) {
    throw requestFailed("$dateFromParts does not allow mixing natural dates with ISO dates");
  }
  const days = isIso ? ISO : CIVIL;
  if (named[days[0]] === undefined) {
    throw requestFailed(`$dateFromParts requires either 'year' or 'isoWeekYear' to be present`);
  }
  const parts = [...days, ...CLOCK].map((name) => {
    const otherwise = name === days[1] || name === days[2] ? 1 : 0;
    return { name, evaluate: compile(named[name] ?? otherwise) };
  });
  const zone = compile(named["timezone"] ?? "UTC");
  return (doc) => {
    const values = parts.map(({ evaluate }) => evaluate(doc));
    const zoneName = zone(doc);
    if (values.some(isNothing) || isNothing(zoneName)) return null;
    const [year = 0, second = 0, third = 0, ...clock] = values.map((value, at) =>
      partOf(parts[at]?.name ?? "", value),
    );
    const [hour = 0, minute = 0, seconds = 0, millisecond = 0] = clock;
    const clockMs = ((hour * 60 + minute) * 60 + seconds) * 1_000 + millisecond;
    const wall = (isIso ? isoWallAt : wallAt)(year, second, third, clockMs);
    return momentOf(wall, zoneOf(zoneName));
  };
}

function partOf(name: string, value: Value | undefined): number {
  if (typeof value !== "number" || !Number.isInteger(value)) {
    throw requestFailed(`'${name}' must evaluate to an integer, found ${typeName(value)}`);
  }
  const isYear = name === "year" || name === "isoWeekYear";
  if (isYear && (value < 1 || value > 9_999)) {
    throw requestFailed(
      `'${name}' must evaluate to an integer in the range 1 to 9999, found ${value}`,
    );
  }
  if (Math.abs(value) > PART_MAX && name !== "second" && name !== "millisecond") {
    throw requestFailed(
      `'${name}' must evaluate to a value in the range [-${PART_MAX + 1}, ${PART_MAX}], found ${value}`,
    );
  }
  return value;
}

const PART_MAX = 32_767;

function compileToParts(operand: Value, compile: Compile): Evaluate {
  const named = namedOperands("$dateToParts", operand, ["date"], ["timezone", "iso8601"]);
  const date = compile(named["date"] ?? null);
  const zone = compile(named["timezone"] ?? "UTC");
  const iso = compile(named["iso8601"] ?? false);
  return (doc) => {
    const value = date(doc);
    const zoneName = zone(doc);
    const isIso = iso(doc);
    if (isNothing(value) || isNothing(zoneName) || isNothing(isIso)) return null;
    if (typeof isIso !== "boolean") throw requestFailed("iso8601 must evaluate to a bool");
    const wall = wallOf(dateOf(value), zoneOf(zoneName));
    return { ...(isIso ? isoParts(wall) : civilParts(wall)), ...clockParts(wall) };
  };
}

function civilParts(wall: Date): Doc {
  return { year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate() };
}

function isoParts(wall: Date): Doc {
  return { isoWeekYear: isoYearOf(wall), isoWeek: isoWeekOf(wall), isoDayOfWeek: isoDayOf(wall) };
}

function clockParts(wall: Date): Doc {
  return {
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
    millisecond: wall.getUTCMilliseconds(),
  };
}
