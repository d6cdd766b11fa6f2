import * as z from "zod";
import type { AuditRun } from "#core/audit/auditRun.ts";
import type { Trial } from "#core/ledger/trialPass.ts";

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
/** Where a list of days goes on: only older ones; null = up to today. */
export const beforeDaySchema = z
  .string()
  .regex(dayPattern, "日期应为 2026-03-05 的样子")
  .nullable()
  .default(null);

/** `books.audits`, from staff: what the nightly audits found, the newest first. `beforeDay`: only older ones. */
export const listAuditsSchema = z.strictObject({
  action: z.literal("audits"),
  beforeDay: beforeDaySchema,
});
export type ListAudits = z.output<typeof listAuditsSchema>;
export type AuditsReply = {
  /** `day`: on which the run began. */
  readonly audits: readonly (Omit<AuditRun, "_id" | "rev" | "trial" | "position"> & {
    readonly day: string;
  })[];
  /** Where the list goes on; null = it is at its end, or nothing was found in the month before. */
  readonly nextBeforeDay: string | null;
};

/** `audit.run`, from staff: looks now for what the night would find. Asking again looks again. */
export const runAuditSchema = z.strictObject({ action: z.literal("run") });
export type RunAuditReply = Pick<AuditRun, "cases" | "wallets" | "violations"> & {
  readonly documents: number;
  /** False: there was no time for everything; the rest is looked at by night. */
  readonly isWhole: boolean;
  /** False: there was no time to add up all books; asking again goes on, and so does the night. */
  readonly isAddedUp: boolean;
};

/** `books.trialBalance`, from staff: what every kind of account held when all books were added up last. */
export const trialBalanceSchema = z.strictObject({ action: z.literal("trialBalance") });
export type TrialBalanceReply = {
  /** Null: nothing was added up in the last 30 days. */
  readonly trial: Trial | null;
  /** Since when a newer one is being added up; null = none is under way. */
  readonly nextFromMs: number | null;
};
