import type { PolicyReply, PolicyRequest } from "#contracts/policy.ts";
import {
  type Calendar,
  type CalendarEntry,
  emptyCalendar,
  entryAt,
  placeOf,
  versionId,
} from "#core/plan/calendar.ts";
import { diffPlans } from "#core/plan/diff.ts";
import { lintPlan } from "#core/plan/lint.ts";
import type { Plan } from "#core/plan/plan.ts";
import { policyPage } from "#core/policy/page.ts";
import { sectionsOf } from "#core/policy/sections.ts";
import { sellerOf } from "#core/policy/seller.ts";
import { nameOf, recordedFindings, type PolicyVersion } from "#core/policy/version.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { EitherCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

type PolicyError = { readonly code: "staff_required" } | { readonly code: "plan_version_unknown" };
type Outcome = Result<PolicyReply, PolicyError>;

/**
 * The policy file of a version of the calendar, for anybody signed in, or of a draft, for staff. Writes nothing;
 * 1 request, and one for each of two versions that is not in memory.
 */
export async function policy(
  deps: Deps,
  { staffId, nowMs }: EitherCall,
  request: PolicyRequest,
): Promise<Outcome> {
  if ("plan" in request && staffId === null) return err({ code: "staff_required" });
  const calendar = (await deps.store.get("calendars", "plans")) ?? emptyCalendar;
  const version =
    "plan" in request
      ? await draft(deps, calendar, nowMs, request.plan)
      : await published(deps, calendar, request);
  if (version === null) return err({ code: "plan_version_unknown" });
  const { look } = request;
  if (look !== "plain") return ok({ html: policyPage(version, look) });
  const { name: seller } = sellerOf(version.plan);
  return ok({ name: nameOf(version), seller, sections: sectionsOf(version) });
}

/** A draft is told apart from what is in force now. */
async function draft(
  { plans }: Deps,
  calendar: Calendar,
  nowMs: number,
  plan: Plan,
): Promise<PolicyVersion> {
  const entry = entryAt(calendar, nowMs);
  const before = entry && (await plans.get(entry)).plan;
  const changes = before && diffPlans(before, plan);
  return { plan, findings: lintPlan(plan), published: null, changes };
}

/** A version is told apart from the one that its publication was compared with. */
async function published(
  { plans }: Deps,
  calendar: Calendar,
  asked: { readonly planId: string; readonly version: number },
): Promise<PolicyVersion | null> {
  const entry = placeOf(calendar, asked);
  if (!entry) return null;
  const { plan, version, publishedAtMs, lint, before: beforeId } = await plans.get(entry);
  const earlier = earlierOf(calendar, entry, beforeId);
  const before = earlier ? (await plans.get(earlier)).plan : null;
  return {
    plan,
    findings: recordedFindings(plan, lint.findings),
    published: { version, publishedAtMs, fromMs: entry.fromMs },
    changes: before && diffPlans(before, plan),
  };
}

/** What a version followed, as it was recorded; of versions that do not say so, what stands before it. */
function earlierOf(
  { versions }: Calendar,
  entry: CalendarEntry,
  beforeId: string | null | undefined,
) {
  if (beforeId === undefined) return versions[versions.indexOf(entry) - 1];
  return versions.find((one) => versionId(one) === beforeId);
}
