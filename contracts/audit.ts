import * as z from "zod";
import type { AuditRun } from "#core/audit/auditRun.ts";
import type { TrialAccount } from "#core/ledger/trial.ts";

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
  readonly audits: readonly (Omit<AuditRun, "_id" | "rev" | "position"> & {
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
};

/** `books.trialBalance`, from staff: what every kind of account holds. */
export const trialBalanceSchema = z.strictObject({ action: z.literal("trialBalance") });
export type TrialBalanceReply = {
  /** Each part was read a moment before or after this instant. */
  readonly asOfMs: number;
  readonly accounts: readonly TrialAccount[];
  /** All accounts together: 0, or somebody must look. */
  readonly totalFen: number;
};
