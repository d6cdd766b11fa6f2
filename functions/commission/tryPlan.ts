import type { LintPlan, LintReply } from "#contracts/commission.ts";
import { lintPlan } from "#core/plan/lint.ts";
import { verdict } from "#core/plan/verdict.ts";
import { ok, type Result } from "#core/result.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** What publishing a plan would say, and nothing is published. No request. */
export async function tryPlan(
  _deps: Deps,
  _call: StaffCall,
  { plan }: LintPlan,
): Promise<Result<LintReply, never>> {
  const findings = lintPlan(plan);
  return ok({ ...verdict(plan, findings), findings });
}
