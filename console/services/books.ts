import type {
  AdjustmentListReply,
  AdjustmentsReply,
  DecideAdjustment,
  ListAdjustments,
  ProposeAdjustment,
} from "#contracts/adjustments.ts";
import type { AuditsReply, RunAuditReply, TrialBalanceReply } from "#contracts/audit.ts";
import type { RecordTaxPayment, TaxMonthReply, TaxPaymentReply } from "#contracts/books-tax.ts";
import type { DebtReply, DebtsReply, ListDebts, RecordRepayment } from "#contracts/debts.ts";
import type { BreakReply, BreaksReply, ListBreaks, ReportReply } from "#contracts/reconcile.ts";
import type {
  PauseRequest,
  PreviewPauseReply,
  SetPayoutRules,
  SettingsReply,
} from "#contracts/settings.ts";
import type { StaffStatement, StaffStatementReply } from "#contracts/statement.ts";
import { call } from "../lib/call.ts";

/** A request without its action; amounts are plain numbers here, since the function checks them. */
type Asked<T> = {
  readonly [K in keyof Omit<T, "action">]: T[K] extends number ? number : T[K];
};

export const listDebts = (asked: Partial<Asked<ListDebts>>): Promise<DebtsReply> =>
  call("books", { action: "debts", ...asked });
/** What somebody owes by now. */
export const readDebt = async (promoterId: string): Promise<DebtReply> => {
  const { debts } = await listDebts({ promoterId });
  const [debt] = debts;
  if (debt === undefined) throw new Error(`${promoterId} has no wallet`);
  return debt;
};
export const recordRepayment = (asked: Asked<RecordRepayment>): Promise<DebtReply> =>
  call("books", { action: "recordRepayment", ...asked });
export const proposeWriteOff = (
  promoterId: string,
  id: string,
  reason: string,
): Promise<DebtReply> => call("books", { action: "proposeWriteOff", promoterId, id, reason });
export const decideWriteOff = (
  promoterId: string,
  id: string,
  accept: boolean,
): Promise<DebtReply> => call("books", { action: "decideWriteOff", promoterId, id, accept });

export const listAdjustments = (
  asked: Partial<Asked<ListAdjustments>>,
): Promise<AdjustmentListReply> => call("books", { action: "adjustments", ...asked });
export const proposeAdjustment = (asked: Asked<ProposeAdjustment>): Promise<AdjustmentsReply> =>
  call("books", { action: "proposeAdjustment", ...asked });
export const decideAdjustment = (asked: Asked<DecideAdjustment>): Promise<AdjustmentsReply> =>
  call("books", { action: "decideAdjustment", ...asked });

export const listBreaks = (asked: Partial<Asked<ListBreaks>>): Promise<BreaksReply> =>
  call("books", { action: "breaks", ...asked });
export const takeBreak = (id: string): Promise<BreakReply> =>
  call("books", { action: "takeBreak", id });
export const closeBreak = (id: string, note: string): Promise<BreakReply> =>
  call("books", { action: "closeBreak", id, note });
export const readReport = (from: string, until: string): Promise<ReportReply> =>
  call("books", { action: "report", from, until });

export const runAudit = (): Promise<RunAuditReply> => call("audit", { action: "run" });
export const listAudits = (beforeDay: string | null): Promise<AuditsReply> =>
  call("books", { action: "audits", beforeDay });
export const trialBalance = (): Promise<TrialBalanceReply> =>
  call("books", { action: "trialBalance" });

export const readTaxMonth = (month: string): Promise<TaxMonthReply> =>
  call("books", { action: "taxMonth", month });
export const recordTaxPayment = (asked: Asked<RecordTaxPayment>): Promise<TaxPaymentReply> =>
  call("books", { action: "recordTaxPayment", ...asked });

export const readStatement = (
  asked: Pick<StaffStatement, "promoterId" | "month" | "afterSeq">,
): Promise<StaffStatementReply> => call("books", { action: "statement", ...asked });

export const readSettings = (): Promise<SettingsReply> => call("books", { action: "settings" });
type Rules = { readonly [K in keyof SetPayoutRules["rules"]]: string | number | null };
export const setPayoutRules = (rules: Rules, was: Rules, reason: string): Promise<SettingsReply> =>
  call("books", { action: "setPayoutRules", rules, was, reason });
export type SwitchName = PauseRequest["switch"];
export const previewPause = (name: SwitchName): Promise<PreviewPauseReply> =>
  call("books", { action: "previewPause", switch: name });
export const pause = (name: SwitchName, reason: string): Promise<SettingsReply> =>
  call("books", { action: "pause", switch: name, reason });
export const resume = (name: SwitchName, reason: string): Promise<SettingsReply> =>
  call("books", { action: "resume", switch: name, reason });
