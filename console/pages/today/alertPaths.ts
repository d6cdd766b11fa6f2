import type { AlertKind } from "#core/reports/alerts.ts";

/** Where each alert is mended. */
export const ALERT_PATHS: Readonly<Record<AlertKind, string>> = {
  transfer_failed: "/withdrawals?state=failed",
  transfer_unknown: "/withdrawals?state=sending",
  break_open: "/breaks",
  audit_failed: "/audits",
  audit_old: "/audits",
  monitor: "/monitors",
  paused_payouts: "/payout-rules",
  paused_shares: "/payout-rules",
  paused_joining: "/payout-rules",
  task_failed: "/orders?state=failed",
  after_sales_late: "/aftersales",
  ship_late: "/orders?state=paid",
  withdrawal_waiting: "/withdrawals?state=requested",
  application_waiting: "/applications",
  stock_low: "/stock?low=1",
};
