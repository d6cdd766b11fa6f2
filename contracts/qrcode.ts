import * as z from "zod";
import { nameSchema, pageSchema } from "#contracts/fields.ts";
import type { Verdict } from "#core/attribution/bind.ts";
import type { Standing } from "#core/attribution/explain.ts";
import { CAMPAIGN_MAX } from "#core/qrcode/scene.ts";

/** Which of the caller's own codes: whose it is comes from the platform, never from here. */
const codeFields = {
  /** Where the code will hang or be posted, by name; none = no channel. */
  channel: nameSchema.optional(),
  /** A number that the brand gave a campaign; 0 = none. */
  campaign: z.int("应为整数").min(0, "不能小于 0").max(CAMPAIGN_MAX, "活动编号太大").default(0),
};

/** `qrcode.issue`, from a promoter: the text of a code, and the page that it opens. */
export const issueCodeSchema = z.strictObject({ action: z.literal("issue"), ...codeFields });
export type IssueCode = z.output<typeof issueCodeSchema>;
export type IssuedCode = {
  readonly code: string;
  /** What WeChat is given as `scene`: the code itself. */
  readonly scene: string;
  /** For share cards and links. */
  readonly path: string;
};

/** `qrcode.picture`, from a promoter: the same code as a mini program code, to be printed. */
export const drawCodeSchema = z.strictObject({ action: z.literal("picture"), ...codeFields });
export type DrawCode = z.output<typeof drawCodeSchema>;
export type DrawnCode = {
  readonly code: string;
  /** In base64. */
  readonly png: string;
};

const CODE_LENGTH_MAX = 64;

/** `qrcode.scan`, from anybody who opened the mini program by a code. */
export const scanCodeSchema = z.strictObject({
  action: z.literal("scan"),
  /** As WeChat gave it, decoded. What is no code is refused as one, not as a bad request. */
  code: z.string().max(CODE_LENGTH_MAX, "推广码太长"),
});
export type ScanCode = z.output<typeof scanCodeSchema>;
/** Not recorded = the same opening as the one just before, or the person wants no recommendations (`account`). */
export type ScannedCode = { readonly recorded: boolean };

/** `qrcode.whose`, from anybody: whose fan the caller is now, and why. */
export const whoseFanSchema = z.strictObject({ action: z.literal("whose") });
/** Promoters are told by their numbers: openids of others never reach a client. */
export type WhoseFan = {
  /** Null = the brand's. */
  readonly promoterNumber: number | null;
  /** The end, exclusive; null = never, or nobody's. */
  readonly untilMs: number | null;
  readonly why: {
    readonly standing: Standing;
    readonly sentence: string;
    /** The newest first, at most 20. */
    readonly touches: readonly ExplainedTouch[];
  };
};
export type ExplainedTouch = {
  readonly promoterNumber: number;
  readonly atMs: number;
  readonly verdict: Verdict;
  readonly sentence: string;
};

/** `qrcode.fans`, from staff: who is whose fan now, a page of all persons who ever opened a code. */
export const listFansSchema = z.strictObject({ action: z.literal("fans"), ...pageSchema });
export type ListFans = z.output<typeof listFansSchema>;
export type FansPage = {
  /** In the order of `fanId`; persons who are the brand's are left out, so a page may be empty. */
  readonly fans: readonly {
    readonly fanId: string;
    readonly promoterId: string;
    readonly untilMs: number | null;
  }[];
  /** Where the next page begins; null = this was the last. */
  readonly nextAfterId: string | null;
};
