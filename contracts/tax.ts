import * as z from "zod";
import { idSchema, pageSchema } from "#contracts/fields.ts";
import type { IdentityStatement } from "#core/identity/identity.ts";
import type { Fen } from "#core/money.ts";
import type { PeriodRow, PeriodSums } from "#core/tax/report.ts";
import type { Near } from "#core/tax/thresholds.ts";
import type { WithholdingRow } from "#core/tax/withholding.ts";

const REASON_MAX = 500;
/** Middle dots as keyboards make them; on the card it is this one: 阿依古丽·买买提. */
const MIDDLE_DOTS = /[•・‧∙⋅．]/g;

/** A name as it stands on an identity card: 2 to 40 letters, with dots inside. */
const personNameSchema = z
  .string()
  .max(100, "太长")
  .transform((name) => name.normalize("NFC").replace(MIDDLE_DOTS, "·"))
  .refine((name) => /^\p{L}[\p{L}\p{M}·]{0,38}\p{L}$/u.test(name), "应为 2 到 40 个字，与证件一致");

/** A calendar month in China. */
export const monthSchema = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, "应为月份，如 2026-03");

/** `tax.submitIdentity`, from a promoter: the number of a resident identity card, and the name on it. */
export const submitIdentitySchema = z.strictObject({
  action: z.literal("submitIdentity"),
  name: personNameSchema,
  idNumber: z
    .string()
    .regex(/^\d{17}[\dXx]$/, "应为 18 位身份证号码")
    .transform((idNumber) => idNumber.toUpperCase()),
  /** He has read what it is for and how long it is kept, and agrees: 个人信息保护法 29. */
  consent: z.literal(true, "须本人同意"),
});
export type SubmitIdentity = z.output<typeof submitIdentitySchema>;

/** Whose: staff say it, a promoter means himself. */
const ofWhom = { promoterId: idSchema.optional() };

/** `tax.identity`, from a promoter or from staff. Nothing of it is in the clear. */
export const showIdentitySchema = z.strictObject({ action: z.literal("identity"), ...ofWhom });
export type ShowIdentity = z.output<typeof showIdentitySchema>;

/** `tax.forgetIdentity`, from a promoter or from staff. */
export const forgetIdentitySchema = z.strictObject({
  action: z.literal("forgetIdentity"),
  ...ofWhom,
});
export type ForgetIdentity = z.output<typeof forgetIdentitySchema>;

/** `tax.resetIdentity`, from staff: the promoter may give another card although he was paid under this one. */
export const resetIdentitySchema = z.strictObject({
  action: z.literal("resetIdentity"),
  promoterId: idSchema,
  reason: z.string().min(1, "请写明原因").max(REASON_MAX, `最长 ${REASON_MAX} 个字符`),
});
export type ResetIdentity = z.output<typeof resetIdentitySchema>;

/** `tax.rewrapKeys`, from staff, page by page, after FENRUN_VAULT_KEYS got a new first key. */
export const rewrapKeysSchema = z.strictObject({ action: z.literal("rewrapKeys"), ...pageSchema });
export type RewrapKeys = z.output<typeof rewrapKeysSchema>;

/** `tax.withholding`, from staff: the monthly list, page by page, by promoter. */
export const withholdingSchema = z.strictObject({
  action: z.literal("withholding"),
  month: monthSchema,
  ...pageSchema,
});
export type Withholding = z.output<typeof withholdingSchema>;

/** `tax.quarter`, from staff: what a platform reports of its people, page by page. */
export const quarterSchema = z.strictObject({
  action: z.literal("quarter"),
  quarter: z.string().regex(/^20\d\d-Q[1-4]$/, "应为季度，如 2026-Q1"),
  ...pageSchema,
});
export type Quarter = z.output<typeof quarterSchema>;

/** `tax.year`: from staff everybody's, page by page; from a promoter the own statement. */
export const yearSchema = z.strictObject({
  action: z.literal("year"),
  year: z.string().regex(/^20\d\d$/, "应为年份，如 2026"),
  ...pageSchema,
});
export type Year = z.output<typeof yearSchema>;

/** `tax.thresholds`, from staff: whose income is near a limit of value-added tax, page by page. */
export const thresholdsSchema = z.strictObject({
  action: z.literal("thresholds"),
  month: monthSchema,
  ...pageSchema,
});
export type Thresholds = z.output<typeof thresholdsSchema>;

export type IdentityReply = IdentityStatement;
/** `failed`: whose keys the deployment's keys do not open. As long as there are any, no old key may go. */
export type RewrapReply = {
  readonly rewrapped: number;
  readonly failed: readonly string[];
  readonly nextAfterId: string | null;
};

/** A part of a file. The parts' `csv`, one behind the other, are the file. */
export type FilePart<Row> = {
  readonly rows: readonly Row[];
  readonly csv: string;
  readonly totals: { readonly incomeFen: Fen; readonly taxFen: Fen; readonly payments: number };
  /** Rows without a name and number: the office will not take them. */
  readonly withoutIdentity: number;
  /** Transfers of the period that have no end yet. The file is final when all parts say 0 and `isOver`. */
  readonly unsettled: number;
  /** Whether the period is over: before, more payments may come. */
  readonly isOver: boolean;
  readonly nextAfterId: string | null;
};
export type WithholdingReply = FilePart<WithholdingRow>;
export type PeriodReply = FilePart<PeriodRow>;
/** A promoter's own year, month by month. */
export type OwnYearReply = PeriodSums & {
  readonly year: string;
  readonly identity: IdentityStatement;
  readonly months: readonly (PeriodSums & { readonly month: string })[];
};
export type NearRow = Near & {
  readonly promoterId: string;
  readonly maskedName: string;
  readonly maskedIdNumber: string;
};
export type ThresholdsReply = {
  readonly rows: readonly NearRow[];
  readonly nextAfterId: string | null;
};
