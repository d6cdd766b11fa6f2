import type { LintReply, PlanInForce } from "#contracts/commission.ts";
import { call } from "../lib/call.ts";
import type { Version, Written } from "./plans.ts";

export type { LintReply };
export const planInForce = (): Promise<PlanInForce | null> =>
  call("commission", { action: "plan" });
export const lintPlan = (plan: Written): Promise<LintReply> =>
  call("commission", { action: "lintPlan", plan });
export const publishPlan = (asked: {
  readonly plan: Written;
  readonly draftId: string;
  readonly acknowledges: readonly string[];
  readonly fromMs?: number;
}): Promise<Version & { readonly fromMs: number }> =>
  call("commission", { action: "publishPlan", ...asked });
