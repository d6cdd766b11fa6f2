import { canonicalJson } from "#core/canonicalJson.ts";
import { digest } from "#core/ledger/digest.ts";
import { versionId } from "#core/plan/calendar.ts";
import type { PlanChange } from "#core/plan/diffWords.ts";
import type { Signature } from "#core/plan/draft.ts";
import type { Finding } from "#core/plan/finding.ts";
import type { Plan } from "#core/plan/plan.ts";
import type { PublishedPlan } from "#core/plan/published.ts";
import { verdict } from "#core/plan/verdict.ts";
import { err, ok, type Result } from "#core/result.ts";
import { MINUTE_MS } from "#core/time.ts";

/** In order of precedence. */
export type PublishError =
  | { readonly code: "acknowledge_each" }
  | { readonly code: "plan_refused"; readonly findings: readonly Finding[] }
  | { readonly code: "warnings_unacknowledged"; readonly findings: readonly Finding[] }
  | { readonly code: "declaration_unsigned" | "second_person_required" }
  | { readonly code: "announced_full"; readonly announcedMax: number }
  | NoticeTooShort;

/** Worse terms that would come into force too soon. */
export type NoticeTooShort = {
  readonly code: "notice_too_short";
  /** The first instant, not before the one asked for, at which they may. */
  readonly earliestMs: number;
  /** What is worse, and so asks for notice; the first of it. */
  readonly changes: readonly PlanChange[];
  /** E171, with its articles. */
  readonly findings: readonly Finding[];
};

/** Who publishes a version, when, on what terms. */
export type Publication = {
  readonly staffId: string;
  readonly atMs: number;
  /** Whether it is played from a log of the past, where nobody could read or wait. */
  readonly pastLog: boolean;
  /** The version that it was compared with. */
  readonly before: string | null;
  /** Who signed its declaration; left out or null = it has none, or it comes from a log. */
  readonly signed?: Signature | null;
};

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
  { staffId, atMs, pastLog, before, signed }: Publication,
): Omit<PublishedPlan, "seal"> {
  const { accepted, warnings } = verdict(plan, findings);
  return {
    _id: versionId({ planId: plan.id, version }),
    rev: 0,
    plan,
    version,
    publishedAtMs: atMs,
    publishedBy: staffId,
    lint: {
      pack: plan.pack,
      findings: findings.map(({ id }) => id),
      declaration: plan.declaration,
      accepted,
      ...(pastLog ? { pastLog } : { acknowledged: warnings }),
    },
    planHash: digest(canonicalJson(plan)),
    ...(pastLog ? {} : { before }), // A log is compared with nothing.
    ...(signed
      ? { signed: { staffId: signed.staffId, name: signed.name, atMs: signed.atMs } }
      : {}),
  };
}

/** A call lives no longer than this: what one left half done, the same publication may finish. */
const UNFINISHED_MS = 10 * MINUTE_MS;

/** Whether a stored version is what a call of the same publication left half done, or its twin just wrote. */
export const isUnfinished = (
  known: PublishedPlan,
  plan: Plan,
  { atMs, pastLog, before }: Publication,
): boolean =>
  isSamePublication(known, plan, pastLog) &&
  (pastLog || (known.before === before && atMs - known.publishedAtMs < UNFINISHED_MS));

/** Whether a version says the same as a plan, and was published on the same terms. */
export const isSamePublication = (known: PublishedPlan, plan: Plan, pastLog: boolean): boolean =>
  (known.lint.pastLog ?? false) === pastLog && isSamePlan(known.plan, plan);

/** Whether two plans say the same, in whatever order their fields stand. */
export const isSamePlan = (one: Plan, other: Plan): boolean =>
  canonicalJson(one) === canonicalJson(other);
