import type { Compare, Comparison } from "#contracts/plans.ts";
import { type Calendar, emptyCalendar, placeOf, versionId } from "#core/plan/calendar.ts";
import { diffPlans, worseOf } from "#core/plan/diff.ts";
import type { PlanChange } from "#core/plan/diffWords.ts";
import { earliestStart, noticeMs, spanOf } from "#core/plan/notice.ts";
import type { Plan } from "#core/plan/plan.ts";
import { touchedOrders } from "#core/plan/touched.ts";
import { err, ok, type Result } from "#core/result.ts";
import { type AnnouncedFull, readVersion, timelineOf } from "#functions/shared/planVersions.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { WithSeal } from "#ports/deps.ts";

/** So many changes are told; a plan may have thousands of rules. */
const CHANGES_TOLD_MAX = 1_000;

type CompareError = { readonly code: "plan_version_unknown" } | AnnouncedFull;

/**
 * What changes between two published versions, or from what is in force to a draft. Writes nothing; 3 requests, for a
 * draft one for each version that is announced.
 */
export async function compare(
  deps: WithSeal,
  { nowMs }: StaffCall,
  { before, after, plan }: Compare,
): Promise<Result<Comparison, CompareError>> {
  const calendar = (await deps.store.get("calendars", "plans")) ?? emptyCalendar;
  if (plan) return compareDraft(deps, calendar, plan, nowMs);
  if (!before || !after) return err({ code: "plan_version_unknown" });
  return compareVersions(deps, calendar, { before, after }, nowMs);
}

async function compareDraft(
  deps: WithSeal,
  calendar: Calendar,
  plan: Plan,
  nowMs: number,
): Promise<Result<Comparison, CompareError>> {
  const timeline = await timelineOf(deps, calendar, nowMs);
  if (!timeline.ok) return timeline;
  const { inForce, announced } = timeline.value;
  const { fromMs, changes: hinders } = earliestStart(plan, timeline.value, nowMs, nowMs);
  const untilMs = announced.find((one) => one.fromMs > fromMs)?.fromMs ?? null;
  return ok({
    ...{ before: inForce?.id ?? null, after: null },
    ...told(inForce ? diffPlans(inForce.plan, plan) : []),
    ...{ earliestMs: fromMs, hinders: hinders.slice(0, CHANGES_TOLD_MAX) },
    touches: touchedOrders("announced", { fromMs, untilMs }),
  });
}

type Version = NonNullable<Compare["before"]>;

async function compareVersions(
  deps: WithSeal,
  calendar: Calendar,
  asked: { readonly before: Version; readonly after: Version },
  nowMs: number,
): Promise<Result<Comparison, CompareError>> {
  const place = placeOf(calendar, asked.after);
  const [before, after] = [
    await readVersion(deps, asked.before),
    await readVersion(deps, asked.after),
  ];
  if (!place || !placeOf(calendar, asked.before) || !before || !after) {
    return err({ code: "plan_version_unknown" });
  }
  const changes = diffPlans(before.plan, after.plan);
  const waits = worseOf(changes).length > 0 ? noticeMs(before.plan, after.plan) : 0;
  const { state, ...span } = spanOf(calendar, calendar.versions.indexOf(place), nowMs);
  return ok({
    ...{ before: versionId(asked.before), after: versionId(asked.after) },
    ...told(changes),
    ...{ earliestMs: after.publishedAtMs + waits, hinders: [] },
    touches: touchedOrders(state, span),
  });
}

const told = (changes: readonly PlanChange[]) => ({
  changes: changes.slice(0, CHANGES_TOLD_MAX),
  leftOut: Math.max(0, changes.length - CHANGES_TOLD_MAX),
  worse: worseOf(changes).length,
});
