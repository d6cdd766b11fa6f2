import * as z from "zod";
import { idSchema, nameSchema, pageSchema } from "#contracts/fields.ts";
import { CALL_BYTES_MAX } from "#contracts/commission.ts";
import { planSchema } from "#contracts/plan.ts";
import type { PlanDraft } from "#core/plan/draft.ts";
import type { PlanChange } from "#core/plan/diffWords.ts";
import type { Finding } from "#core/plan/finding.ts";

const NOTE_MAX = 500;
const PARTY_MAX = 200;
const ACCEPTS_MAX = 50;
const REV_MAX = 1_000_000_000;
const VERSION_MAX = 1_000_000_000;

const revSchema = z.int("应为整数").min(0, "不能小于 0").max(REV_MAX, "太大");
/** Chosen at random by the console before the first try, so that a repetition is the same draft. */
const draftIdSchema = idSchema;
const titleSchema = nameSchema;
const noteSchema = z
  .string()
  .max(NOTE_MAX, `最长 ${NOTE_MAX} 个字符`)
  .regex(/^[^\p{Cc}]*$/u, "含有不允许的字符");
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
/** Any JSON object of a call's size. */
const jsonObjectSchema = z
  .unknown()
  .refine(isRecord, "应为 JSON 对象")
  .refine((value) => JSON.stringify(value).length <= CALL_BYTES_MAX, "太大");

/** `plans.drafts`, from staff: those that are open, or those put away, the one changed last first. */
export const draftsSchema = z.strictObject({
  action: z.literal("drafts"),
  isArchived: z.boolean().default(false),
  /** Where the page before ended: its `next`. */
  cursor: z
    .string()
    .regex(/^(\d{1,16}:.{1,64})?$/u, "应为上一页给出的 next")
    .default(""),
  limit: pageSchema.limit,
});
export type ListDrafts = z.output<typeof draftsSchema>;
/** A draft as lists show it. */
export type DraftHead = Omit<PlanDraft, "_id" | "text"> & { readonly draftId: string };
export type DraftsPage = { readonly drafts: readonly DraftHead[]; readonly next: string | null };

/** `plans.draft`, from staff. */
export const showDraftSchema = z.strictObject({
  action: z.literal("draft"),
  draftId: draftIdSchema,
});
export type ShowDraft = z.output<typeof showDraftSchema>;
/** A draft, whole, as the functions read it now. */
export type WholeDraft = DraftHead & {
  /** What the editors wrote: JSON without line breaks, or what is none as it was typed. */
  readonly text: string;
  /** What the schema says of it, where it is no plan. */
  readonly issues: readonly { readonly path: string; readonly message: string }[];
  /** What the linter says of it, where it is one. */
  readonly findings: readonly Finding[];
};

/**
 * `plans.saveDraft`, from staff: a new draft (`rev` 0), or a known one as it was read. `plan` is any JSON object; what is
 * none is sent as `text`.
 */
export const saveDraftSchema = z
  .strictObject({
    action: z.literal("saveDraft"),
    draftId: draftIdSchema,
    rev: revSchema,
    title: titleSchema,
    note: noteSchema.default(""),
    plan: jsonObjectSchema.optional(),
    text: z.string().max(CALL_BYTES_MAX, "太大").optional(),
  })
  .refine(({ plan, text }) => (plan === undefined) !== (text === undefined), {
    path: ["plan"],
    message: "plan 和 text 必须写一个，且只能写一个",
  });
export type SaveDraft = z.output<typeof saveDraftSchema>;

/** `plans.startDraft`, from staff: a new draft that begins with a template, or with a published version (roll forward). */
export const startDraftSchema = z.strictObject({
  action: z.literal("startDraft"),
  draftId: draftIdSchema,
  title: titleSchema,
  from: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("template"), name: nameSchema }),
    z.strictObject({
      kind: z.literal("version"),
      planId: idSchema,
      version: z.int("应为整数").min(1, "从 1 起").max(VERSION_MAX, "太大"),
    }),
  ]),
});
export type StartDraft = z.output<typeof startDraftSchema>;

/** `plans.removeDraft`, from staff: puts a draft away. Saving it opens it again. */
export const removeDraftSchema = z.strictObject({
  action: z.literal("removeDraft"),
  draftId: draftIdSchema,
  rev: revSchema,
});
export type RemoveDraft = z.output<typeof removeDraftSchema>;

/** A person or a law firm; not the words that a template has in its place. */
const partySchema = z
  .string()
  .min(1, "不能为空")
  .max(PARTY_MAX, `最长 ${PARTY_MAX} 个字符`)
  .regex(/^(?!请填写)[^\p{Cc}]*\S[^\p{Cc}]*$/u, "请写真实的姓名与职务，或律所与执业证号");

/**
 * `plans.signDraft`, from staff: writes the declaration into a draft of the pack `declared` and answers for it. Somebody
 * else publishes.
 */
export const signDraftSchema = z.strictObject({
  action: z.literal("signDraft"),
  draftId: draftIdSchema,
  rev: revSchema,
  by: partySchema,
  counsel: partySchema,
  /** The errors that it accepts, each by its id: all that the linter finds, and no others. */
  accepts: z
    .array(z.string().regex(/^E\d{3}$/, "应为检查项编号，如 E102"))
    .min(1, "至少一项")
    .max(ACCEPTS_MAX, `最多 ${ACCEPTS_MAX} 条`),
});
export type SignDraft = z.output<typeof signDraftSchema>;

/** `plans.previewPublish`, from staff: what publishing a plan would do. Nothing is written. */
export const previewPublishSchema = z.strictObject({
  action: z.literal("previewPublish"),
  plan: planSchema,
  draftId: draftIdSchema.optional(),
  fromMs: z.int().min(0).optional(),
});
export type PreviewPublish = z.output<typeof previewPublishSchema>;
export type PublishPreview = {
  /** When it would come into force, as asked; null where that is too soon. */
  readonly fromMs: number | null;
  /** The first instant, from now on, at which it may. */
  readonly earliestMs: number;
  /** The number that it would get, or has. */
  readonly version: number;
  /** This very plan holds from `fromMs` already: publishing it changes nothing. */
  readonly isPublished: boolean;
  /** The version that it would follow, `<planId>@<version>`; null = none. */
  readonly before: string | null;
  /** Promoters there are now, who will see its notice. */
  readonly promoters: number;
  readonly changes: number;
  readonly worse: number;
  /** What gets worse from `before`; the first of it. */
  readonly worseChanges: readonly PlanChange[];
  /** What asks for notice at the instant that was asked for, or now; the first of it. */
  readonly hinders: readonly PlanChange[];
  /** Why it cannot be published now, whoever tries; null = it can. */
  readonly refusedBy:
    "plan_refused" | "declaration_unsigned" | "notice_too_short" | "announced_full" | null;
  /** Whether the caller signed it, so that somebody else must publish. */
  readonly isOwnSignature: boolean;
  /** The warnings that the publisher must have read, by id. */
  readonly warnings: readonly string[];
};
