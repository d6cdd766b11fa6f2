import * as z from "zod";
import { type AccountState, CLOSING_PHRASE } from "#core/account/account.ts";
import type { ExportSection } from "#core/account/exported.ts";
import type { NoticeSection } from "#core/account/notice.ts";
import type { Obstacle } from "#core/account/obstacles.ts";

/** `account.mine`, from anybody: what pages need when the mini program opens. */
export const mineSchema = z.strictObject({ action: z.literal("mine") });
export type MyAccount = {
  readonly notice: NoticeConsent;
  readonly recommendation: Recommendation;
  readonly closing: ClosingReply;
};

/** Whether he agreed to the privacy notice. Buying does not depend on it. */
export type NoticeConsent = {
  /** The version that is in force. */
  readonly version: number;
  /** The version that he agreed to last; null = none, or he withdrew it. */
  readonly agreedVersion: number | null;
  readonly agreedAtMs: number | null;
  /** Whether the page must ask: he has not agreed to the version in force. */
  readonly mustAsk: boolean;
};

/** Whether codes that he opens are recorded, so that a promoter may earn of his orders. */
export type Recommendation = {
  readonly isOn: boolean;
  /** Since when it is off; null while it is on. */
  readonly offSinceMs: number | null;
  readonly sentence: string;
};

/** How the closing of the account stands. */
export type ClosingReply = {
  readonly state: AccountState;
  readonly askedAtMs: number | null;
  /** Until when he can take it back; null when nothing is under way. */
  readonly untilMs: number | null;
  /** When the account was closed last; null = never. */
  readonly closedAtMs: number | null;
  readonly sentence: string;
};

/** `account.notice`, from anybody: the privacy notice in force. */
export const noticeSchema = z.strictObject({ action: z.literal("notice") });
export type NoticeReply = {
  readonly version: number;
  readonly title: string;
  readonly sections: readonly NoticeSection[];
};
export type { NoticeSection };

/** `account.agree`: to the version that he was shown. Another one than that in force is refused. */
export const agreeSchema = z.strictObject({
  action: z.literal("agree"),
  version: z.int("应为整数").min(1).max(9_999),
});
export type Agree = z.output<typeof agreeSchema>;

/** `account.withdrawConsent`: it also turns recommendations off and ends consents for messages. */
export const withdrawConsentSchema = z.strictObject({ action: z.literal("withdrawConsent") });

/** `account.setRecommendation`: the switch that the law wants. */
export const setRecommendationSchema = z.strictObject({
  action: z.literal("setRecommendation"),
  isOn: z.boolean(),
});
export type SetRecommendation = z.output<typeof setRecommendationSchema>;

/** `account.exportData`: everything about the caller, part by part until `nextCursor` is null. */
export const exportDataSchema = z.strictObject({
  action: z.literal("exportData"),
  cursor: z
    .string()
    .max(120, "最长 120 个字符")
    .regex(
      /^((person|orders|money|messages|entries)\/\d{0,16}|(shares|withdrawals|forwards|notices)\/[^\p{C}$]{0,90})?$/u,
      "应为上一部分给出的 nextCursor",
    )
    .default(""),
});
export type ExportData = z.output<typeof exportDataSchema>;
export type ExportPart = {
  readonly exportedAtMs: number;
  /** Lists under their Chinese titles; a list may go on in the next part, under the same title. */
  readonly sections: readonly ExportSection[];
  readonly nextCursor: string | null;
};
export type { ExportSection };

/** `account.closingCheck`: what stands in the way of closing, and what would become of what. Changes nothing. */
export const closingCheckSchema = z.strictObject({ action: z.literal("closingCheck") });
export type ClosingCheckReply = {
  readonly canClose: boolean;
  /** Each a sentence that says what to do, and the page for it. */
  readonly obstacles: readonly Obstacle[];
  /** What he should know before, though it stops nothing. */
  readonly warnings: readonly string[];
  readonly erased: readonly string[];
  readonly kept: readonly string[];
  /** What he must type. */
  readonly phrase: string;
  readonly waitDays: number;
};
export type { Obstacle };

/** `account.close`: from now on the time runs in which he can take it back. */
export const closeSchema = z.strictObject({
  action: z.literal("close"),
  /** The words of `closingCheck.phrase`. */
  phrase: z.string().max(20, `请输入「${CLOSING_PHRASE}」`),
});
export type Close = z.output<typeof closeSchema>;

/** `account.cancelClosing`: he keeps his account. */
export const cancelClosingSchema = z.strictObject({ action: z.literal("cancelClosing") });
