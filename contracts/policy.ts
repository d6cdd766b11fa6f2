import * as z from "zod";
import { idSchema } from "#contracts/fields.ts";
import { planSchema } from "#contracts/plan.ts";
import type { Plan } from "#core/plan/plan.ts";
import { LOOKS, type Look } from "#core/policy/page.ts";

const VERSION_MAX = 1_000_000;

/** `plans.policy`: a published version, for anybody signed in; a draft (`plan`), for staff only. */
export const policySchema = z
  .strictObject({
    action: z.literal("policy"),
    planId: idSchema.optional(),
    version: z.int("应为整数").min(1, "从 1 起").max(VERSION_MAX, "太大").optional(),
    plan: planSchema.optional(),
    look: z.enum(LOOKS, `只能是 ${LOOKS.join("、")}`).default("formal"),
  })
  .transform(({ planId, version, plan, look }, ctx): PolicyRequest => {
    if (plan && planId === undefined && version === undefined) return { plan, look };
    if (!plan && planId !== undefined && version !== undefined) return { planId, version, look };
    ctx.addIssue({ code: "custom", path: ["plan"], message: "写 planId 和 version，或只写 plan" });
    return z.NEVER;
  });
export type PolicyRequest = { readonly look: Look } & (
  { readonly planId: string; readonly version: number } | { readonly plan: Plan }
);
