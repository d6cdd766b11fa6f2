import type { PublishPlan } from "#contracts/commission.ts";
import {
  type Calendar,
  type CalendarEntry,
  emptyCalendar,
  entryAt,
  nextVersion,
  placeOf,
  scheduled,
  versionId,
} from "#core/plan/calendar.ts";
import { lintPlan } from "#core/plan/lint.ts";
import type { Plan } from "#core/plan/plan.ts";
import { isSamePlan, permitted, type PublishError, unsealedVersion } from "#core/plan/publish.ts";
import { sealedText } from "#core/plan/published.ts";
import { ok, type Result } from "#core/result.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { WithSeal } from "#ports/deps.ts";
import { BusyError } from "#ports/store.ts";

/** Numbers that are tried before a publisher who keeps losing is told to come back. */
const VERSIONS_TRIED_MAX = 10;

/**
 * Lints a plan, seals it as a version that never changes, and puts it into the calendar. The same
 * plan again, while it is the one in force, is the same publication. 3 or 4 requests, 2 documents.
 */
export async function publishPlan(
  deps: WithSeal,
  { staffId, nowMs }: StaffCall,
  { plan, acknowledges, fromMs = nowMs }: PublishPlan,
): Promise<Result<CalendarEntry, PublishError>> {
  const findings = lintPlan(plan);
  const permission = permitted(plan, findings, acknowledges);
  if (!permission.ok) return permission;
  const stored = await deps.store.get("calendars", "plans");
  const calendar = stored ?? emptyCalendar;
  const startMs = Math.max(fromMs, nowMs);
  const inForce = entryAt(calendar, startMs);
  if (inForce && (await says(deps, inForce, plan))) return ok(inForce);
  const first = nextVersion(calendar, plan.id);
  for (let version = first; version < first + VERSIONS_TRIED_MAX; version++) {
    const entry = { planId: plan.id, version, fromMs: startMs };
    const unsealed = unsealedVersion(plan, version, findings, { staffId, atMs: nowMs });
    const seal = deps.seal.mark("plan", sealedText(unsealed));
    const isNew = await deps.store.create("plans", { ...unsealed, seal });
    // A taken number is another publisher's, or ours of a call that died before the calendar.
    if (isNew || (await says(deps, entry, plan))) return ok(await enter(deps, entry, stored));
  }
  throw new BusyError(`plans/${plan.id}`);
}

/** Whether a stored version says the same as a plan, and was published by a function. */
async function says({ store, seal }: WithSeal, entry: CalendarEntry, plan: Plan): Promise<boolean> {
  if (entry.planId !== plan.id) return false;
  const known = await store.get("plans", versionId(entry));
  if (!known || !isSamePlan(known.plan, plan)) return false;
  return seal.matches("plan", sealedText(known), known.seal);
}

async function enter(
  { store }: WithSeal,
  entry: CalendarEntry,
  read: Calendar | undefined,
): Promise<CalendarEntry> {
  const changed = await store.change(
    "calendars",
    "plans",
    (calendar = emptyCalendar) => ok(scheduled(calendar, entry)),
    { document: read ?? null },
  );
  return (changed.ok && placeOf(changed.value, entry)) || entry;
}
