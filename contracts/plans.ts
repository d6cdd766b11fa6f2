import * as z from "zod";
import { idSchema } from "#contracts/fields.ts";
import { planSchema } from "#contracts/plan.ts";
import type { CalendarEntry } from "#core/plan/calendar.ts";
import type { PlanChange } from "#core/plan/diffWords.ts";
import type { VersionState } from "#core/plan/notice.ts";
import type { Plan } from "#core/plan/plan.ts";
import type { PublishedPlan } from "#core/plan/published.ts";
import type { RecordedFinding } from "#core/plan/recorded.ts";
import type { TouchedOrders } from "#core/plan/touched.ts";

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
export type VersionsPage = {
  readonly versions: readonly ListedVersion[];
  readonly isLast: boolean;
};
/** A version as lists show it. */
export type ListedVersion = CalendarEntry & {
  readonly state: VersionState;
  readonly touches: TouchedOrders;
  /** Null: its seal is broken or it is gone, so nobody may earn by it. */
  readonly published: Published | null;
};
export type Published = Pick<PublishedPlan, "publishedAtMs" | "lint" | "before" | "planHash"> & {
  /** For staff only. */
  readonly publishedBy?: string;
  readonly signed?: NonNullable<PublishedPlan["signed"]>;
};

/** `plans.version`, from anybody signed in: one version, whole. */
export const showVersionSchema = z.strictObject({
  action: z.literal("version"),
  ...versionSchema.shape,
});
export type ShowVersion = z.output<typeof showVersionSchema>;
export type WholeVersion = ListedVersion & {
  /** Null where its seal is broken. */
  readonly plan: Plan | null;
  /** What the linter said when it was published, in words. */
  readonly findings: readonly RecordedFinding[];
  /** By the name that he has now; null for persons, and where he is none of the staff any more. */
  readonly publisherName: string | null;
};

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
export type Comparison = {
  /** `<planId>@<version>`; null = nothing was in force, or (after) a draft. */
  readonly before: string | null;
  readonly after: string | null;
  readonly changes: readonly PlanChange[];
  /** Changes that are not told: there were too many. */
  readonly leftOut: number;
  readonly worse: number;
  /** When `after` may come into force at the earliest; of a version, counted from its publication. */
  readonly earliestMs: number;
  /** What keeps a draft from starting now: also what is worse than a version announced for later. */
  readonly hinders: readonly PlanChange[];
  readonly touches: TouchedOrders;
};
