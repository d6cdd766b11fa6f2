import * as auditSchemas from "#contracts/audit.ts";
import { listMonitorsSchema } from "#contracts/monitor.ts";
import * as settingsSchemas from "#contracts/settings.ts";
import * as reconcile from "#contracts/reconcile.ts";
import { listBreaks } from "#functions/books/breaks.ts";
import { closeBreak } from "#functions/books/closeBreak.ts";
import { showReport } from "#functions/books/report.ts";
import { takeBreak } from "#functions/books/takeBreak.ts";
import { readTaxMonthSchema, recordTaxPaymentSchema } from "#contracts/books-tax.ts";
import { staffStatementSchema } from "#contracts/statement.ts";
import * as adjustmentSchemas from "#contracts/adjustments.ts";
import * as debtSchemas from "#contracts/debts.ts";
import { listAdjustments } from "#functions/books/adjustments.ts";
import { listAudits } from "#functions/books/audits.ts";
import { listDebts } from "#functions/books/debts.ts";
import { decideAdjustment } from "#functions/books/decideAdjustment.ts";
import { decideWriteOff } from "#functions/books/decideWriteOff.ts";
import { proposeAdjustment } from "#functions/books/proposeAdjustment.ts";
import { proposeWriteOff } from "#functions/books/proposeWriteOff.ts";
import { recordRepayment } from "#functions/books/recordRepayment.ts";
import { recordTaxPayment } from "#functions/books/recordTaxPayment.ts";
import { listMonitors } from "#functions/books/monitors.ts";
import { pauseSomething, resumeSomething } from "#functions/books/pause.ts";
import { readSettings, setPayoutRules, setMonitors } from "#functions/books/settings.ts";
import { previewPause } from "#functions/books/previewPause.ts";
import { readStaffStatement } from "#functions/books/statement.ts";
import { readTaxMonth } from "#functions/books/taxMonth.ts";
import { trialBalance } from "#functions/books/trialBalance.ts";
import { type Action, forStaff } from "#functions/shared/serve.ts";
import type { WithBillReads, WithTaxReads } from "#ports/deps.ts";

/** What the cloud function `books` does: the brand's settings, its accounts, and what to decide about them. Staff only. */
export const actions: ReadonlyMap<string, Action<WithBillReads & WithTaxReads>> = new Map<
  string,
  Action<WithBillReads & WithTaxReads>
>([
  // Settings and payouts
  ["settings", forStaff(settingsSchemas.readSettingsSchema, readSettings)],
  ["setPayoutRules", forStaff(settingsSchemas.setPayoutRulesSchema, setPayoutRules)],
  ["pause", forStaff(settingsSchemas.pauseSchema, pauseSomething)],
  ["resume", forStaff(settingsSchemas.resumeSchema, resumeSomething)],
  // Debts
  ["debts", forStaff(debtSchemas.listDebtsSchema, listDebts)],
  ["recordRepayment", forStaff(debtSchemas.recordRepaymentSchema, recordRepayment)],
  ["proposeWriteOff", forStaff(debtSchemas.proposeWriteOffSchema, proposeWriteOff)],
  ["decideWriteOff", forStaff(debtSchemas.decideWriteOffSchema, decideWriteOff)],
  ["proposeAdjustment", forStaff(adjustmentSchemas.proposeAdjustmentSchema, proposeAdjustment)],
  ["decideAdjustment", forStaff(adjustmentSchemas.decideAdjustmentSchema, decideAdjustment)],
  // Reconciliation
  ["breaks", forStaff(reconcile.listBreaksSchema, listBreaks)],
  ["takeBreak", forStaff(reconcile.takeBreakSchema, takeBreak)],
  ["closeBreak", forStaff(reconcile.closeBreakSchema, closeBreak)],
  ["report", forStaff(reconcile.reportSchema, showReport)],
  // Audit
  ["audits", forStaff(auditSchemas.listAuditsSchema, listAudits)],
  ["monitors", forStaff(listMonitorsSchema, listMonitors)],
  ["setMonitors", forStaff(settingsSchemas.setMonitorsSchema, setMonitors)],
  ["trialBalance", forStaff(auditSchemas.trialBalanceSchema, trialBalance)],
  // Tax
  ["recordTaxPayment", forStaff(recordTaxPaymentSchema, recordTaxPayment)],
  ["taxMonth", forStaff(readTaxMonthSchema, readTaxMonth)],
  // What staff look up
  ["statement", forStaff(staffStatementSchema, readStaffStatement)],
  ["adjustments", forStaff(adjustmentSchemas.listAdjustmentsSchema, listAdjustments)],
  ["previewPause", forStaff(settingsSchemas.previewPauseSchema, previewPause)],
]);
