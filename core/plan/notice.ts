import { assert } from "#core/assert.ts";
import { type Calendar, type CalendarEntry, entryAt } from "#core/plan/calendar.ts";
import { diffPlans, worseOf } from "#core/plan/diff.ts";
import type { PlanChange } from "#core/plan/diffWords.ts";
import { noticeDaysOf } from "#core/plan/noticeDays.ts";
import type { Plan } from "#core/plan/plan.ts";
import { DAY_MS } from "#core/time.ts";

/** A version in its place in the calendar. */
export type PlacedVersion = {
  readonly id: string;
  readonly fromMs: number;
  readonly plan: Plan;
  readonly publishedAtMs: number;
};
/** The versions that a new one comes among. */
export type Timeline = {
  /** Null = nothing is in force yet. */
  readonly inForce: PlacedVersion | null;
  /** Those that will be, the earliest first. */
  readonly announced: readonly PlacedVersion[];
};

/** When a plan may come into force. */
export type Start = {
  readonly fromMs: number;
  /** The version just before it then. */
  readonly before: PlacedVersion | null;
  /** What is worse for somebody at the instant that was asked for, and so asks for notice. */
  readonly changes: readonly PlanChange[];
};

/** The entries of the calendar that will be in force at some time after `nowMs`, the earliest first. */
export const announcedAfter = ({ versions }: Calendar, nowMs: number): readonly CalendarEntry[] =>
  versions.filter(
    // Of several from one instant the last is the one that will be in force.
    ({ fromMs }, at) => fromMs > nowMs && versions[at + 1]?.fromMs !== fromMs,
  );

/** Where a version stands in the life of a brand. */
export type VersionState = "announced" | "in_force" | "over" | "withdrawn";

/**
 * When an entry of the calendar is in force: from `fromMs` until just before `untilMs`; null = no end is known.
 *
 * - `withdrawn`: another version was published from the very same instant, so that it never is.
 */
export function spanOf(
  { versions }: Calendar,
  at: number,
  nowMs: number,
): { readonly state: VersionState; readonly fromMs: number; readonly untilMs: number | null } {
  const fromMs = versions[at]?.fromMs ?? nowMs;
  const untilMs = versions[at + 1]?.fromMs ?? null;
  if (untilMs === fromMs) return { state: "withdrawn", fromMs, untilMs };
  if (fromMs > nowMs) return { state: "announced", fromMs, untilMs };
  return { state: untilMs !== null && untilMs <= nowMs ? "over" : "in_force", fromMs, untilMs };
}

/**
 * The earliest instant, not before `wantedMs`, at which a plan may come into force when it is published now.
 *
 * - A plan that is worse for somebody than the version just before it waits for the longer notice of the two; so does
 *   one that takes the place of an announced version to which it is worse.
 * - A version announced for later must have been made public long enough before it, should it be worse than this plan.
 * - Promises: never before `nowMs`, and an answer for every plan; a plan that is worse for nobody starts at `wantedMs`
 *   where nothing is announced.
 * - Source: docs/domain/plans.md, "Notice"; 电子商务法 34.
 */
export function earliestStart(
  plan: Plan,
  timeline: Timeline,
  nowMs: number,
  wantedMs: number,
): Start {
  const firstMs = wantedMs > nowMs ? wantedMs : nowMs;
  const known = [...(timeline.inForce ? [timeline.inForce] : []), ...timeline.announced];
  const falls = fallsOf(plan);
  const starts = [
    ...timeline.announced.map(({ fromMs }) => fromMs),
    ...known.map((one) => nowMs + noticeMs(plan, one.plan)),
  ]
    .filter((startMs) => startMs > firstMs)
    .sort((a, b) => a - b);
  const changes = hindrances(plan, timeline, nowMs, firstMs, falls);
  const fromMs = [firstMs, ...starts].find(
    (one) => hindrances(plan, timeline, nowMs, one, falls).length === 0,
  );
  assert(
    fromMs !== undefined,
    "after the longest notice and all announced versions nothing hinders",
  );
  return { fromMs, before: versionBefore(timeline, fromMs), changes };
}

/** What would be worse too soon if the plan came into force at `fromMs`. */
function hindrances(
  plan: Plan,
  timeline: Timeline,
  nowMs: number,
  fromMs: number,
  falls: Falls,
): readonly PlanChange[] {
  const before = versionBefore(timeline, fromMs);
  const displaced = timeline.announced.find((one) => one.fromMs === fromMs);
  const next = timeline.announced.find((one) => one.fromMs > fromMs);
  const tooSoon = [before, displaced].flatMap((one) =>
    one && fromMs < nowMs + noticeMs(plan, one.plan) ? falls.from(one) : [],
  );
  const isNextLate = next && next.fromMs < next.publishedAtMs + noticeMs(plan, next.plan);
  return [...tooSoon, ...(isNextLate ? falls.to(next) : [])];
}

/** The version in force just before an instant. */
const versionBefore = ({ inForce, announced }: Timeline, fromMs: number): PlacedVersion | null =>
  announced.findLast((one) => one.fromMs < fromMs) ?? inForce;

/** How long before it comes into force a worse plan must be public: the longer notice of two. */
export const noticeMs = (one: Plan, other: Plan): number =>
  Math.max(noticeDaysOf(one), noticeDaysOf(other)) * DAY_MS;

/** What is worse on the way from a version to the plan, and back; each compared once. */
type Falls = {
  readonly from: (one: PlacedVersion) => readonly PlanChange[];
  readonly to: (one: PlacedVersion) => readonly PlanChange[];
};
const fallsOf = (plan: Plan): Falls => ({
  from: remembered((one) => worseOf(diffPlans(one.plan, plan))),
  to: remembered((one) => worseOf(diffPlans(plan, one.plan))),
});

function remembered(compare: Falls["from"]): Falls["from"] {
  const known = new Map<string, readonly PlanChange[]>();
  return (one) => {
    const changes = known.get(one.id) ?? compare(one);
    known.set(one.id, changes);
    return changes;
  };
}

/** The entry in force at an instant, and those before it, the newest first: so many at most. */
export function entriesBack(
  calendar: Calendar,
  atMs: number,
  limit: number,
): readonly CalendarEntry[] {
  const entry = entryAt(calendar, atMs);
  const at = entry ? calendar.versions.lastIndexOf(entry) : -1;
  return calendar.versions.slice(Math.max(0, at + 1 - limit), at + 1).reverse();
}
