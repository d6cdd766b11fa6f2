import { canonicalJson } from "#core/canonicalJson.ts";
import { versionId } from "#core/plan/calendar.ts";
import type { Finding } from "#core/plan/finding.ts";
import type { Plan } from "#core/plan/plan.ts";
import type { PublishedPlan } from "#core/plan/published.ts";
import { verdict } from "#core/plan/verdict.ts";
import { err, ok, type Result } from "#core/result.ts";

/** In order of precedence. */
export type PublishError =
  | { readonly code: "plan_refused"; readonly findings: readonly Finding[] }
  | { readonly code: "warnings_unacknowledged"; readonly findings: readonly Finding[] };

/**
 * Whether a plan with these findings may be published.
 *
 * - `acknowledges`: the warnings that the publisher has read, by id.
 * - Errors: `plan_refused` with all findings; `warnings_unacknowledged` with those not yet read.
 * - Source: docs/domain/plans.md, "Publishing".
 */
export function permitted(
  plan: Plan,
  findings: readonly Finding[],
  acknowledges: "all" | readonly string[],
): Result<null, PublishError> {
  const { refusing, warnings } = verdict(plan, findings);
  if (refusing.length > 0) return err({ code: "plan_refused", findings });
  const unread = warnings.filter((id) => acknowledges !== "all" && !acknowledges.includes(id));
  if (unread.length === 0) return ok(null);
  return err({
    code: "warnings_unacknowledged",
    findings: findings.filter(({ id }) => unread.includes(id)),
  });
}

/** A version as it will be kept for good; its seal is still to be made. */
export function unsealedVersion(
  plan: Plan,
  version: number,
  findings: readonly Finding[],
  by: { readonly staffId: string; readonly atMs: number },
): Omit<PublishedPlan, "seal"> {
  return {
    _id: versionId({ planId: plan.id, version }),
    rev: 0,
    plan,
    version,
    publishedAtMs: by.atMs,
    publishedBy: by.staffId,
    lint: {
      pack: plan.pack,
      findings: findings.map(({ id }) => id),
      declaration: plan.declaration,
    },
  };
}

/** Whether two plans say the same, in whatever order their fields stand. */
export const isSamePlan = (one: Plan, other: Plan): boolean =>
  canonicalJson(one) === canonicalJson(other);
