import { requestFailed } from "../errors.ts";
import type { Value } from "../value.ts";
import { typeName } from "../typeName.ts";
import { isNothing } from "./operands.ts";
import { offsetMs } from "./timezone.ts";

/**
 * The calendar. A *wall* is what the clocks and calendars of some place show, kept as a Date whose UTC fields show the
 * same: so the arithmetic of days, weeks and months needs no zone, and only the way there and back does.
 */
export const DAY_MS = 86_400_000;

export function wallOf(at: Date, zone: string | undefined): Date {
  return new Date(at.getTime() + offsetMs(at, zone));
}

/** The moment at which a wall is shown; of an hour that the clocks skip, as if they were turned on only after it. */
export function momentOf(wall: Date, zone: string | undefined): Date {
  const offset = offsetMs(wall, zone);
  const first = new Date(wall.getTime() - offset);
  const nearer = offsetMs(first, zone);
  if (nearer === offset) return first;
  const second = new Date(wall.getTime() - nearer);
  return offsetMs(second, zone) === nearer ? second : first > second ? first : second;
}

/** The wall of these parts, of which the later may be out of range and then carry over: month 13 is next January. */
export function wallAt(year: number, month: number, day: number, clockMs = 0): Date {
  const wall = new Date(0);
  wall.setUTCFullYear(year, month - 1, day); // Date.UTC takes the year 50 for 1950.
  return new Date(wall.getTime() + clockMs);
}

export function dayOfYear(wall: Date): number {
  return daysBetween(wallAt(wall.getUTCFullYear(), 1, 1), wall) + 1;
}

/** The week of a year whose weeks begin on Sunday; the days before the first Sunday are in week 0. */
export function weekOf(wall: Date): number {
  return Math.floor((dayOfYear(wall) + 6 - wall.getUTCDay()) / 7);
}

/** ISO 8601: Monday is 1, Sunday 7. */
export function isoDayOf(wall: Date): number {
  return wall.getUTCDay() || 7;
}

/** ISO 8601: the year to which the Thursday of the week belongs. */
export function isoYearOf(wall: Date): number {
  return thursdayOf(wall).getUTCFullYear();
}

export function isoWeekOf(wall: Date): number {
  return Math.ceil(dayOfYear(thursdayOf(wall)) / 7);
}

function thursdayOf(wall: Date): Date {
  return new Date(wall.getTime() + (4 - isoDayOf(wall)) * DAY_MS);
}

/** The wall of a day given by ISO year, week and day. */
export function isoWallAt(year: number, week: number, day: number, clockMs = 0): Date {
  const fourth = wallAt(year, 1, 4); // Always in the first week.
  const days = (week - 1) * 7 + day - isoDayOf(fourth);
  return new Date(fourth.getTime() + days * DAY_MS + clockMs);
}

/** Midnights that lie between two walls. */
export function daysBetween(from: Date, to: Date): number {
  return Math.floor(to.getTime() / DAY_MS) - Math.floor(from.getTime() / DAY_MS);
}

/** The date that an expression gave; it may be that of an ObjectId in MongoDB, which is refused here by its type. */
export function dateOf(value: Value): Date {
  if (value instanceof Date) return value;
  throw requestFailed(`can't convert from BSON type ${typeName(value)} to Date`);
}

export function zoneOf(value: Value | undefined): string | undefined {
  if (isNothing(value)) return undefined;
  if (typeof value === "string") return value;
  throw requestFailed("timezone must evaluate to a string");
}
