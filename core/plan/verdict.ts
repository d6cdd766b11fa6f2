import { NEVER_ACCEPTED, type Finding, type FindingId } from "#core/plan/finding.ts";
import type { Plan } from "#core/plan/plan.ts";

/** Whether a plan may be published, and on whose word. */
export type Verdict = {
  /** Errors that nobody answers for: one of them is enough to refuse the plan. */
  readonly refusing: readonly FindingId[];
  /** Errors that the declaration accepts. */
  readonly accepted: readonly FindingId[];
  /** Warnings: they refuse nothing, but staff must have read each. */
  readonly warnings: readonly FindingId[];
};

/**
 * Judges findings by the plan's pack: `strict` accepts no error; `declared` those that the
 * declaration names. What `NEVER_ACCEPTED` lists is refused under every pack.
 *
 * - Source: docs/domain/law.md, "The two packs".
 */
export function verdict(plan: Plan, findings: readonly Finding[]): Verdict {
  const accepts = plan.pack === "declared" ? (plan.declaration?.accepts ?? []) : [];
  const never: readonly string[] = NEVER_ACCEPTED;
  const isAccepted = (id: FindingId) => accepts.includes(id) && !never.includes(id);
  const idsOf = (severity: Finding["severity"]) =>
    findings.filter((finding) => finding.severity === severity).map(({ id }) => id);
  const errors = idsOf("error");
  return {
    refusing: errors.filter((id) => !isAccepted(id)),
    accepted: errors.filter(isAccepted),
    warnings: idsOf("warning"),
  };
}
