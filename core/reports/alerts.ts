/** What staff must look at. The console knows which page mends a kind. */
export const ALERT_KINDS = [
  "transfer_failed",
  "transfer_unknown",
  "break_open",
  "audit_failed",
  "audit_old",
  "monitor",
  "paused_payouts",
  "paused_shares",
  "paused_joining",
  "task_failed",
  "after_sales_late",
  "ship_late",
  "withdrawal_waiting",
  "application_waiting",
  "invoice_waiting",
  "stock_low",
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** `stop`: money or the law; `alert`: somebody waits too long; `notice`: work that waits. The worst first. */
export const SEVERITIES = ["stop", "alert", "notice"] as const;
export type Severity = (typeof SEVERITIES)[number];

export type AlertShown = {
  readonly kind: AlertKind;
  readonly severity: Severity;
  readonly count: number;
  /** There are more than were counted. */
  readonly isMore: boolean;
  /** Since when the oldest of them waits; null = not known. */
  readonly sinceMs: number | null;
  /** A sentence of what it is about, where the kind alone does not tell (a monitor's finding, why something is paused); "" = none. */
  readonly note: string;
  /** The same in English; what people or an audit wrote, as it was written. */
  readonly noteEn: string;
};
