import * as z from "zod";
import { idSchema, nameSchema } from "#contracts/fields.ts";
import type { Fen } from "#core/money.ts";
import { GROUPS_MAX } from "#core/people/grouping.ts";

/** So many promoters are changed with one call. */
export const PROMOTERS_AT_ONCE = 100;
const REASON_MAX = 500;

export const groupSchema = z
  .string()
  .trim()
  .min(1, "不能为空")
  .max(20, "分组名最长 20 个字符")
  .regex(/^[^\p{C}|:]*$/u, "分组名含有不允许的字符");
/** A province's, a city's or a district's six digits of GB/T 2260. */
export const placeSchema = z.string().regex(/^\d{6}$/, "应为 6 位行政区划代码，如 330100");

const many = {
  promoterIds: z
    .array(idSchema)
    .min(1, "至少一位推广员")
    .max(PROMOTERS_AT_ONCE, `一次最多 ${PROMOTERS_AT_ONCE} 位`),
  /** True = says what it would do, and changes nothing. */
  preview: z.boolean("应为 true 或 false"),
};

/** `commission.setGroups`, from staff: puts promoters into groups and takes them out of others. */
export const setGroupsSchema = z.strictObject({
  action: z.literal("setGroups"),
  ...many,
  add: z.array(groupSchema).max(GROUPS_MAX, `最多 ${GROUPS_MAX} 个分组`).default([]),
  remove: z.array(groupSchema).max(GROUPS_MAX, `最多 ${GROUPS_MAX} 个分组`).default([]),
});
export type SetGroups = z.output<typeof setGroupsSchema>;

/** `commission.setPlace`, from staff: where promoters belong; null = nowhere. */
export const setPlaceSchema = z.strictObject({
  action: z.literal("setPlace"),
  ...many,
  place: placeSchema.nullable(),
});
export type SetPlace = z.output<typeof setPlaceSchema>;

/** `commission.setLevelMany`, from staff: another level from the next midnight on. */
export const setLevelManySchema = z.strictObject({
  action: z.literal("setLevelMany"),
  ...many,
  level: nameSchema,
});
export type SetLevelMany = z.output<typeof setLevelManySchema>;

/** `commission.banMany`, from staff: at once. */
export const banManySchema = z.strictObject({
  action: z.literal("banMany"),
  ...many,
  reason: z.string().min(1, "请写明原因").max(REASON_MAX, `最长 ${REASON_MAX} 个字符`),
});
export type BanMany = z.output<typeof banManySchema>;

/**
 * What became of one of them, or would: `changed`, `same` (he was so already), `unknown` (nobody of this id), `refused`
 * (see `code`), `failed` (the database did not take it: send the same again).
 */
export type ManyOutcome = "changed" | "same" | "unknown" | "refused" | "failed";
export type ManyRow = {
  readonly promoterId: string;
  readonly number: number | null;
  readonly outcome: ManyOutcome;
  /** Why it was refused; null elsewhere. */
  readonly code: "groups_full" | "region_invalid" | "promoter_banned" | null;
  /** The same in words; null where nothing is to be said. */
  readonly message: string | null;
};
/** What the four calls answer, with `preview` what they would. An id that is named twice counts once. */
export type ManyReply = {
  readonly preview: boolean;
  readonly counts: Readonly<Record<ManyOutcome, number>>;
  /** In the order of the request. */
  readonly rows: readonly ManyRow[];
  /** Of `banMany`: money of those who would be banned, which stays theirs: not yet available, available, asked for. */
  readonly money: {
    readonly pendingFen: Fen;
    readonly availableFen: Fen;
    readonly frozenFen: Fen;
  } | null;
  /** What the deed does, in a sentence with its numbers. */
  readonly sentence: string;
};
