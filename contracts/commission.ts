import * as z from "zod";
import { idSchema, nameSchema, pageSchema } from "#contracts/fields.ts";
import { planSchema } from "#contracts/plan.ts";
import type { Finding } from "#core/plan/finding.ts";
import type { Plan } from "#core/plan/plan.ts";
import type { PublishedPlan } from "#core/plan/published.ts";
import type { Verdict } from "#core/plan/verdict.ts";

const WARNINGS_MAX = 50;
const REASON_MAX = 500;

/**
 * CloudBase sends a function no larger call: a plan beyond it is refused by the platform (EXCEED_MAX_PAYLOAD_SIZE), in
 * bytes of the call as JSON.
 */
export const CALL_BYTES_MAX = 100 * 1024;

/** `commission.publishPlan`, from staff. */
export const publishPlanSchema = z.strictObject({
  action: z.literal("publishPlan"),
  plan: planSchema,
  /**
   * The warnings that the publisher has read, by id; E140 is one where a declaration stands. `all` is for logs of the past alone, where nobody can read or wait:
   * refused (`acknowledge_each`) unless the deployment says PAST_LOGS=allowed.
   */
  acknowledges: z.union([
    z.literal("all"),
    z.array(z.string().regex(/^(W\d{3}|E140)$/, "应为提醒编号，如 W310")).max(WARNINGS_MAX, "太多"),
  ]),
  /** The draft that it was signed in; needed for the pack `declared`, where somebody else must have signed it. */
  draftId: idSchema.optional(),
  /**
   * When it comes into force, in ms; past = now, since nothing is changed retroactively. Left out = as early as the notice
   * of worse terms allows.
   */
  fromMs: z.int().min(0).optional(),
});
export type PublishPlan = z.output<typeof publishPlanSchema>;

/** `commission.lintPlan`, from staff: what publishing would say. */
export const lintPlanSchema = z.strictObject({ action: z.literal("lintPlan"), plan: planSchema });
export type LintPlan = z.output<typeof lintPlanSchema>;
export type LintReply = Verdict & { readonly findings: readonly Finding[] };

/** `commission.plan`, from anybody signed in: what is in force now. */
export const showPlanSchema = z.strictObject({ action: z.literal("plan") });
export type PlanInForce = {
  readonly planId: string;
  readonly version: number;
  readonly fromMs: number;
  readonly plan: Plan;
  /** What was sealed with it, and the same findings in words. */
  readonly lint: PublishedPlan["lint"];
  readonly findings: readonly Finding[];
};

/** `commission.apply`, from a person. Free of charge and without conditions, so it asks for nothing. */
export const applySchema = z.strictObject({ action: z.literal("apply") });

/** `commission.approve`, from staff, who name the introducer. */
export const approveSchema = z.strictObject({
  action: z.literal("approve"),
  promoterId: idSchema,
  introducerId: idSchema.nullable().default(null),
  level: nameSchema.nullable().default(null),
});
export type Approve = z.output<typeof approveSchema>;

/** `commission.setLevel`, from staff. */
export const setLevelSchema = z.strictObject({
  action: z.literal("setLevel"),
  promoterId: idSchema,
  level: nameSchema,
});
export type SetLevel = z.output<typeof setLevelSchema>;

/** `commission.ban`, from staff. */
export const banSchema = z.strictObject({
  action: z.literal("ban"),
  promoterId: idSchema,
  reason: z.string().min(1, "请写明原因").max(REASON_MAX, `最长 ${REASON_MAX} 个字符`),
});
export type Ban = z.output<typeof banSchema>;

/** `commission.promoters`, from staff. */
export const listPromotersSchema = z.strictObject({
  action: z.literal("promoters"),
  ...pageSchema,
});
export type ListPromoters = z.output<typeof listPromotersSchema>;

/** `commission.applications`, from staff. */
export const listApplicationsSchema = z.strictObject({
  action: z.literal("applications"),
  ...pageSchema,
});
export type ListApplications = z.output<typeof listApplicationsSchema>;
