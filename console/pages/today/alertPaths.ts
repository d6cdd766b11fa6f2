import { DAY_MS } from "../../lib/time.ts";
import type { AlertKind } from "#core/reports/alerts.ts";

/** From so long on an order that was paid counts as late: as long as the functions wait (core/reports/alertsFound.ts). */
const SHIP_LATE_MS = 2 * DAY_MS;

const PATHS: Readonly<Record<AlertKind, string>> = {
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
  ship_late: "/orders?state=toShip",
  withdrawal_waiting: "/withdrawals?state=requested",
  application_waiting: "/applications",
  invoice_waiting: "/orders?state=toInvoice",
  stock_low: "/stock?low=1",
};

/** Where an alert is mended, showing what it counts. `asOfMs`: when it was counted. */
export const alertPath = (kind: AlertKind, asOfMs: number): string =>
  kind === "ship_late" ? `${PATHS[kind]}&until=${asOfMs - SHIP_LATE_MS}` : PATHS[kind];
