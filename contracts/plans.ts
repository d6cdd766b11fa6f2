import * as z from "zod";
import { idSchema } from "#contracts/fields.ts";
import { planSchema } from "#contracts/plan.ts";

const VERSIONS_MAX = 50;
const VERSION_MAX = 1_000_000_000;

/** A published version: the plan's id, and its number. */
const versionSchema = z.strictObject({
  planId: idSchema,
  version: z.int("应为整数").min(1, "从 1 起").max(VERSION_MAX, "太大"),
});

/** `plans.versions`, from anybody signed in: what was published, the latest in force first. */
export const versionsSchema = z.strictObject({
  action: z.literal("versions"),
  /** The last version of the page before. */
  after: versionSchema.optional(),
  limit: z.int("应为整数").min(1, "至少为 1").max(VERSIONS_MAX, `最多 ${VERSIONS_MAX}`).default(20),
});
export type Versions = z.output<typeof versionsSchema>;

/** `plans.version`, from anybody signed in: one version, whole. */
export const showVersionSchema = z.strictObject({
  action: z.literal("version"),
  ...versionSchema.shape,
});
export type ShowVersion = z.output<typeof showVersionSchema>;

/** `plans.compare`, from staff: two published versions, or a draft with what is in force. */
export const compareSchema = z
  .strictObject({
    action: z.literal("compare"),
    before: versionSchema.optional(),
    after: versionSchema.optional(),
    plan: planSchema.optional(),
  })
  .refine(
    ({ before, after, plan }) => (plan ? !before && !after : before && after),
    "请写 plan（草稿与现行方案比较），或同时写 before 和 after（两个已发布的版本）",
  );
export type Compare = z.output<typeof compareSchema>;
