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
