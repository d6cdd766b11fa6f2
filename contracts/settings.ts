import * as z from "zod";
import { fenSchema } from "#contracts/fields.ts";
import type { PayoutRules, SettingsChange, Switches } from "#core/brand/settings.ts";
import type { Fen } from "#core/money.ts";

/** Why staff did something: one line of 1 to 200 characters. */
const reasonSchema = z
  .string()
  .trim()
  .min(1, "请说明原因")
  .max(200, "最长 200 个字符")
  .regex(/^[^\p{C}]*$/u, "含有不允许的字符");
const limitSchema = fenSchema.refine((value) => value >= 10, "不能小于 10 分，微信不转更小的金额");

/** `books.settings`, from staff. */
export const readSettingsSchema = z.strictObject({ action: z.literal("settings") });
export type ReadSettings = z.output<typeof readSettingsSchema>;

const rulesSchema = z
  .strictObject({
    channel: z.enum(["wechat", "bank"]).nullable(),
    withoutReviewBelowFen: fenSchema,
    twoPersonsFromFen: fenSchema.refine((value) => value > 0, "应大于 0"),
    perTransferMaxFen: limitSchema,
    perPromoterDayMaxFen: limitSchema,
    perDayMaxFen: limitSchema.nullable(),
  })
  .partial();

/**
 * `books.setPayoutRules`, from staff: what is left out stays as it is. `was`: what the person saw before; where another
 * one has changed that meanwhile, nothing is changed.
 */
export const setPayoutRulesSchema = z.strictObject({
  action: z.literal("setPayoutRules"),
  rules: rulesSchema,
  was: rulesSchema.optional(),
  reason: reasonSchema,
});
export type SetPayoutRules = z.output<typeof setPayoutRulesSchema>;

const switchSchema = z.enum(["joining", "shares", "payouts"]);

/** `books.pause`, from staff. */
export const pauseSchema = z.strictObject({
  action: z.literal("pause"),
  switch: switchSchema,
  reason: reasonSchema,
});
export type PauseRequest = z.output<typeof pauseSchema>;

/** `books.resume`, from staff. */
export const resumeSchema = z.strictObject({
  action: z.literal("resume"),
  switch: switchSchema,
  reason: reasonSchema,
});
export type ResumeRequest = z.output<typeof resumeSchema>;

/** `books.previewPause`, from staff: what a pause would stop now. */
export const previewPauseSchema = z.strictObject({
  action: z.literal("previewPause"),
  switch: switchSchema,
});
export type PreviewPause = z.output<typeof previewPauseSchema>;
/** What `previewPause` answers, of the switch that was asked about; of joining there is nothing to count. */
export type PreviewPauseReply = {
  /** Withdrawals that would wait, and those that are with WeChat or the bank and are not stopped. */
  readonly payouts: {
    readonly waiting: CountAndSum;
    readonly onTheWay: CountAndSum;
  } | null;
  /** What would have become available in the next 24 hours, and would wait. */
  readonly shares: { readonly promoters: number; readonly amountFen: Fen } | null;
};
export type CountAndSum = { readonly count: number; readonly amountFen: Fen };

/** `books.setMonitors`, from staff: whether a grave finding pauses joining by itself. */
export const setMonitorsSchema = z.strictObject({
  action: z.literal("setMonitors"),
  pausesJoining: z.boolean(),
  reason: reasonSchema,
});
export type SetMonitors = z.output<typeof setMonitorsSchema>;

/** What all of them answer: the settings as they are then. */
export type SettingsReply = {
  readonly payout: PayoutRules;
  readonly switches: Switches;
  readonly monitorsPause: boolean;
  /** The newest last. */
  readonly changes: readonly SettingsChange[];
};
