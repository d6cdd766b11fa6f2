import type { Value } from "../value.ts";
import { requestFailed } from "../errors.ts";
import { DAY_MS, dateOf, daysBetween, momentOf, wallAt, wallOf, zoneOf } from "./calendar.ts";
import type { Compile, CompileOperator, Evaluate } from "./evaluate.ts";
import { isNothing, namedOperands } from "./operands.ts";

/** Dates moved, compared and cut off by years, months, days and so on, as a calendar in some zone counts them. */
export const DATE_UNITS: ReadonlyMap<string, CompileOperator> = new Map<string, CompileOperator>([
  ["$dateAdd", (operand, compile) => moving("$dateAdd", operand, compile, 1)],
  ["$dateSubtract", (operand, compile) => moving("$dateSubtract", operand, compile, -1)],
  ["$dateDiff", compileDiff],
  ["$dateTrunc", compileTrunc],
]);

const CLOCK_MS: ReadonlyMap<string, number> = new Map([
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1_000],
  ["millisecond", 1],
]);
const DAYS: ReadonlyMap<string, number> = new Map([
  ["day", 1],
  ["week", 7],
]);
const MONTHS: ReadonlyMap<string, number> = new Map([
  ["month", 1],
  ["quarter", 3],
  ["year", 12],
]);

type Operands = { readonly [name: string]: Value | undefined };

/** Compiles named operands; null and missing ones, save for those that may be left out, make the result null. */
function withOperands(
  name: string,
  operand: Value,
  compile: Compile,
  names: { readonly required: readonly string[]; readonly optional: readonly string[] },
  compute: (operands: Operands) => Value,
): Evaluate {
  const named = namedOperands(name, operand, names.required, names.optional);
  const parts = Object.entries(named).map(([part, expression]): [string, Evaluate] => [
    part,
    compile(expression),
  ]);
  return (doc) => {
    const values = parts.map(([part, evaluate]): [string, Value | undefined] => [
      part,
      evaluate(doc),
    ]);
    if (values.some(([, value]) => isNothing(value))) return null;
    return compute(Object.fromEntries(values));
  };
}

function moving(name: string, operand: Value, compile: Compile, sign: 1 | -1): Evaluate {
  const names = { required: ["startDate", "unit", "amount"], optional: ["timezone"] };
  return withOperands(name, operand, compile, names, ({ startDate, unit, amount, timezone }) => {
    const at = dateOf(startDate ?? null);
    const zone = zoneOf(timezone);
    const by = wholeOf(name, "amount", amount) * sign;
    const clockMs = CLOCK_MS.get(unitOf(unit));
    if (clockMs !== undefined) return within(new Date(at.getTime() + by * clockMs));
    const wall = wallOf(at, zone);
    const days = DAYS.get(unitOf(unit));
    const moved =
      days === undefined
        ? monthsLater(wall, by * (MONTHS.get(unitOf(unit)) ?? 1))
        : new Date(wall.getTime() + by * days * DAY_MS);
    return momentOf(within(moved), zone);
  });
}

/** The same day of another month, or its last where it is too short. */
function monthsLater(wall: Date, months: number): Date {
  const month = wall.getUTCMonth() + 1 + months;
  const lastDay = wallAt(wall.getUTCFullYear(), month + 1, 0).getUTCDate();
  const day = Math.min(wall.getUTCDate(), lastDay);
  return wallAt(wall.getUTCFullYear(), month, day, modulo(wall.getTime(), DAY_MS));
}

/** How many beginnings of the unit lie between the dates; negative when they stand the other way round. */
function compileDiff(operand: Value, compile: Compile): Evaluate {
  const names = {
    required: ["startDate", "endDate", "unit"],
    optional: ["timezone", "startOfWeek"],
  };
  return withOperands("$dateDiff", operand, compile, names, (operands) => {
    const zone = zoneOf(operands["timezone"]);
    const start = dateOf(operands["startDate"] ?? null);
    const end = dateOf(operands["endDate"] ?? null);
    const unit = unitOf(operands["unit"]);
    const [from, to] = [wallOf(start, zone), wallOf(end, zone)];
    const clockMs = CLOCK_MS.get(unit);
    if (clockMs !== undefined) return clockDiff(start, end, from, to, clockMs);
    if (unit === "day") return daysBetween(from, to);
    if (unit === "week") {
      const first = firstDayOf(operands["startOfWeek"]);
      return daysBetween(weekStart(from, first), weekStart(to, first)) / 7;
    }
    const months = MONTHS.get(unit) ?? 1;
    return Math.floor(monthsOf(to) / months) - Math.floor(monthsOf(from) / months);
  });
}

/** Hours pass as they do, whatever the clocks are set to; only where they begin depends on the zone. */
function clockDiff(start: Date, end: Date, from: Date, to: Date, clockMs: number): number {
  const begun = (at: Date, wall: Date): number =>
    Math.floor((at.getTime() + modulo(wall.getTime() - at.getTime(), clockMs)) / clockMs);
  return begun(end, to) - begun(start, from);
}

function monthsOf(wall: Date): number {
  return wall.getUTCFullYear() * 12 + wall.getUTCMonth();
}

function weekStart(wall: Date, first: number): Date {
  return new Date(wall.getTime() - modulo(wall.getUTCDay() - first, 7) * DAY_MS);
}

/** MongoDB counts bins of several units from the first day of 2000. */
function compileTrunc(operand: Value, compile: Compile): Evaluate {
  const names = { required: ["date", "unit"], optional: ["binSize", "timezone", "startOfWeek"] };
  return withOperands("$dateTrunc", operand, compile, names, (operands) => {
    const at = dateOf(operands["date"] ?? null);
    const zone = zoneOf(operands["timezone"]);
    const unit = unitOf(operands["unit"]);
    const size = wholeOf("$dateTrunc", "binSize", operands["binSize"] ?? 1);
    if (size < 1) throw requestFailed("$dateTrunc requires 'binSize' to be greater than 0");
    const clockMs = CLOCK_MS.get(unit);
    if (clockMs !== undefined) {
      return new Date(
        cut(at.getTime(), clockMs * size, momentOf(wallAt(2000, 1, 1), zone).getTime()),
      );
    }
    const wall = wallOf(at, zone);
    const months = MONTHS.get(unit);
    if (months !== undefined) {
      return momentOf(wallAt(0, cut(monthsOf(wall), months * size, 2000 * 12) + 1, 1), zone);
    }
    const first = firstDayOf(operands["startOfWeek"]);
    const epoch = unit === "day" ? wallAt(2000, 1, 1) : weekStart(wallAt(2000, 1, 7), first);
    const binMs = (DAYS.get(unit) ?? 1) * size * DAY_MS;
    return momentOf(new Date(cut(wall.getTime(), binMs, epoch.getTime())), zone);
  });
}

function cut(value: number, size: number, from: number): number {
  return from + Math.floor((value - from) / size) * size;
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by;
}

function unitOf(value: Value | undefined): string {
  if (typeof value === "string" && [CLOCK_MS, DAYS, MONTHS].some((units) => units.has(value))) {
    return value;
  }
  throw requestFailed(`unknown time unit value: ${String(value)}`);
}

const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const WEEKDAY_NAMES =
  /^(sun(day)?|mon(day)?|tue(sday)?|wed(nesday)?|thu(rsday)?|fri(day)?|sat(urday)?)$/i;

function firstDayOf(value: Value | undefined): number {
  if (value === undefined) return 0;
  if (typeof value === "string" && WEEKDAY_NAMES.test(value)) {
    return WEEKDAYS.indexOf(value.slice(0, 3).toLowerCase());
  }
  throw requestFailed(`unknown day of week value: ${String(value)}`);
}

function wholeOf(name: string, part: string, value: Value | undefined): number {
  if (typeof value === "number" && Number.isSafeInteger(value)) return value;
  throw requestFailed(`${name} expects integer ${part} of time units`);
}

function within(date: Date): Date {
  if (Number.isNaN(date.getTime())) throw requestFailed("date overflow in date arithmetic");
  return date;
}
