import { assert } from "#core/assert.ts";

/** Which plan version is in force when. One document; the versions themselves never change. */
export type Calendar = {
  readonly _id: "plans";
  readonly rev: number;
  /** By `fromMs`, the earliest first. */
  readonly versions: readonly CalendarEntry[];
};
export type CalendarEntry = {
  readonly planId: string;
  readonly version: number;
  readonly fromMs: number;
};

export const emptyCalendar: Calendar = { _id: "plans", rev: 0, versions: [] };

/** The version in force at an instant; a plan is in force from its very millisecond. */
export function entryAt(calendar: Calendar, atMs: number): CalendarEntry | null {
  return calendar.versions.findLast(({ fromMs }) => fromMs <= atMs) ?? null;
}

/** The `_id` of a published version. */
export const versionId = ({ planId, version }: { planId: string; version: number }): string =>
  `${planId}@${version}`;

/**
 * The most that the calendar holds: every order reads it, and a version needs some 60 bytes. What is
 * dropped was replaced a thousand versions ago, long before any payment that can still be reported.
 */
export const CALENDAR_MAX = 1_000;

/** The calendar with one more entry; the same object when that version has its place already. */
export function scheduled(calendar: Calendar, entry: CalendarEntry): Calendar {
  if (placeOf(calendar, entry)) return calendar;
  // Sorting is stable: of two plans from the same instant, the one published later is in force.
  const versions = [...calendar.versions, entry].sort((a, b) => a.fromMs - b.fromMs);
  return { ...calendar, versions: versions.slice(-CALENDAR_MAX) };
}

/** Where a version stands in the calendar, if it does. */
export function placeOf(
  calendar: Calendar,
  { planId, version }: Pick<CalendarEntry, "planId" | "version">,
): CalendarEntry | undefined {
  return calendar.versions.find((one) => one.planId === planId && one.version === version);
}

/** The number that the next version of a plan gets, from 1. */
export function nextVersion({ versions }: Calendar, planId: string): number {
  return versions.reduce(
    (next, entry) => (entry.planId === planId && entry.version >= next ? entry.version + 1 : next),
    1,
  );
}

/**
 * Stops a calendar that would take back what was announced: entries stay where they are, and only the oldest are
 * dropped when it is full.
 *
 * - Source: docs/domain/plans.md, "What a version touches, and what stays for good".
 */
export function guardCalendar(before: Calendar | undefined, after: Calendar): void {
  const told = before?.versions ?? [];
  const dropped = told.findIndex((entry) => isIn(after, entry));
  const kept = told.slice(dropped < 0 ? told.length : dropped);
  const places = kept.map((entry) => after.versions.findIndex((one) => isSameEntry(one, entry)));
  assert(
    places.every((place, at) => place >= 0 && place > (places[at - 1] ?? -1)),
    `${after._id}: an announced version has moved or is gone`,
  );
  assert(
    kept.length === told.length || after.versions.length >= CALENDAR_MAX,
    `${after._id}: a version was dropped though there is room`,
  );
  const isSorted = after.versions.every(
    ({ fromMs }, at) => fromMs >= (after.versions[at - 1]?.fromMs ?? fromMs),
  );
  assert(isSorted, `${after._id} is out of order`);
}

const isSameEntry = (one: CalendarEntry, other: CalendarEntry): boolean =>
  one.planId === other.planId && one.version === other.version && one.fromMs === other.fromMs;
const isIn = ({ versions }: Calendar, entry: CalendarEntry): boolean =>
  versions.some((one) => isSameEntry(one, entry));

/** Whether two calendars say the same. */
export const isSameCalendar = (one: Calendar, other: Calendar): boolean =>
  one.versions.length === other.versions.length &&
  one.versions.every((entry, at) => {
    const twin = other.versions[at];
    return twin !== undefined && isSameEntry(entry, twin);
  });
