import * as z from "zod";
import { idSchema } from "#contracts/fields.ts";
import { planSchema } from "#contracts/plan.ts";
import type { Plan } from "#core/plan/plan.ts";
import type { Section } from "#core/policy/block.ts";
import { LOOKS, type Look } from "#core/policy/page.ts";

const VERSION_MAX = 1_000_000;

/** `plans.policy`: a published version, for anybody signed in; a draft (`plan`), for staff only. */
export const policySchema = z
  .strictObject({
    action: z.literal("policy"),
    planId: idSchema.optional(),
    version: z.int("应为整数").min(1, "从 1 起").max(VERSION_MAX, "太大").optional(),
    plan: planSchema.optional(),
    /** `plain`: what it says as data, for a page of the mini program. */
    look: z.enum([...LOOKS, "plain"], `只能是 ${LOOKS.join("、")} 或 plain`).default("formal"),
  })
  .transform(({ planId, version, plan, look }, ctx): PolicyRequest => {
    if (plan && planId === undefined && version === undefined) return { plan, look };
    if (!plan && planId !== undefined && version !== undefined) return { planId, version, look };
    ctx.addIssue({ code: "custom", path: ["plan"], message: "写 planId 和 version，或只写 plan" });
    return z.NEVER;
  });
export type PolicyRequest = { readonly look: Look | "plain" } & (
  { readonly planId: string; readonly version: number } | { readonly plan: Plan }
);

/** A policy in one of its looks, or `plain`. */
export type PolicyReply = { readonly html: string } | PlainPolicy;
export type PlainPolicy = {
  /** The plan and its version: `yunxi 第 2 版`. */
  readonly name: string;
  readonly seller: string;
  readonly sections: readonly Section[];
};
