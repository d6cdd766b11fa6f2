import type { PlanInForce } from "#contracts/commission.ts";
import { emptyCalendar, entryAt } from "#core/plan/calendar.ts";
import { lintPlan } from "#core/plan/lint.ts";
import { ok, type Result } from "#core/result.ts";
import type { EitherCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/**
 * The plan in force now, with what the linter says of it and who answers for that; null = none.
 * Whoever may earn or pay by it may read it. 2 requests, or 1 when the version is in memory.
 */
export async function showPlan(
  { store, plans }: Deps,
  { nowMs }: EitherCall,
): Promise<Result<PlanInForce | null, never>> {
  const entry = entryAt((await store.get("calendars", "plans")) ?? emptyCalendar, nowMs);
  if (!entry) return ok(null);
  const { plan, lint } = await plans.get(entry);
  return ok({ ...entry, plan, lint, findings: lintPlan(plan) });
}
