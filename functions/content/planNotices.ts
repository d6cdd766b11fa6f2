import type { ShownNotice } from "#contracts/notices.ts";
import { planNotice, recentEntries } from "#core/content/planNotice.ts";
import type { Calendar, CalendarEntry } from "#core/plan/calendar.ts";
import { versionId } from "#core/plan/calendar.ts";
import type { PublishedPlan } from "#core/plan/published.ts";
import { ofInstance } from "#functions/shared/instance.ts";
import { readVersion } from "#functions/shared/planVersions.ts";
import type { WithSeal } from "#ports/deps.ts";

export type PlanNotice = Omit<ShownNotice, "isRead">;

/** Versions never change, so an instance reads each once; a brand has one or two that are new. */
const VERSIONS_KEPT_MAX = 50;
const keptBy: (deps: WithSeal) => Map<string, PublishedPlan> = ofInstance(
  () => new Map<string, PublishedPlan>(),
);

/**
 * Plan versions that are to come, or came lately, as notices, in any order. One with a broken seal says nothing: nobody
 * earns by it. No request; 1 for each version, and each before it, that the instance has not read.
 */
export async function planNotices(
  deps: WithSeal,
  calendar: Calendar,
  nowMs: number,
): Promise<readonly PlanNotice[]> {
  const told = recentEntries(calendar, nowMs).map((entry) => noticeOf(deps, calendar, entry));
  return (await Promise.all(told)).flatMap((notice) => notice ?? []);
}

async function noticeOf(
  deps: WithSeal,
  { versions }: Calendar,
  entry: CalendarEntry,
): Promise<PlanNotice | null> {
  const published = await kept(deps, entry);
  if (!published) return null;
  const isBefore = (one: CalendarEntry) =>
    published.before === undefined ? false : versionId(one) === published.before;
  const beforeEntry =
    published.before === undefined
      ? versions[versions.indexOf(entry) - 1]
      : versions.find(isBefore);
  const before = beforeEntry ? await kept(deps, beforeEntry) : null;
  return before ? planNotice(published, before.plan, entry.fromMs) : null;
}

async function kept(deps: WithSeal, entry: CalendarEntry): Promise<PublishedPlan | null> {
  const known = keptBy(deps);
  const id = versionId(entry);
  const published = known.get(id) ?? (await readVersion(deps, entry));
  if (published && known.size < VERSIONS_KEPT_MAX) known.set(id, published);
  return published;
}
