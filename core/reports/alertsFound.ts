import type { AuditRun } from "#core/audit/auditRun.ts";
import type { Settings, SwitchName } from "#core/brand/settings.ts";
import type { MonitorRun } from "#core/monitor/run.ts";
import type { Severity } from "#core/reports/alerts.ts";
import type { Found } from "#core/reports/today.ts";
import { DAY_MS, HOUR_MS } from "#core/time.ts";
import type { State } from "#core/wallet/machine.ts";

/** The lines from which something counts as late. */
export const LATE = {
  /** Nobody has said what became of a transfer that was sent so long ago; a timer asks every two hours. */
  unknownMs: 4 * HOUR_MS,
  /** The receiver has 24 hours to confirm, then WeChat says so itself. */
  confirmingMs: 28 * HOUR_MS,
  /** Whoever failed so recently has perhaps not asked again yet. */
  failedMs: 7 * DAY_MS,
  /** Shops usually promise to ship within 48 hours; ours promises nothing by itself. */
  shippingMs: 48 * HOUR_MS,
  /** The audit runs every night. */
  auditMs: DAY_MS + 6 * HOUR_MS,
} as const;

type Waiting = { readonly count: number; readonly sinceMs: number | null };
/** What was looked at. Null = there is none. */
export type LookedAt = {
  readonly nowMs: number;
  readonly withdrawals: readonly (Waiting & {
    readonly state: State;
    readonly sentMs: number | null;
    readonly late: number;
  })[];
  readonly failedTransfers: Waiting;
  readonly breaks: Waiting;
  readonly lowStocks: Waiting;
  readonly unshipped: Waiting;
  readonly invoices: Waiting;
  readonly lateAfterSales: Waiting & { readonly countMax: number };
  readonly failedTasks: Waiting;
  readonly applications: Waiting & { readonly countMax: number };
  readonly monitor: Pick<MonitorRun, "lookedAtMs" | "alerts"> | null;
  readonly audit: Pick<AuditRun, "startedAtMs" | "finishedAtMs" | "violations"> | null;
  /** Whether anything was ever paid: before that no audit is missed. */
  readonly hasBooks: boolean;
  readonly switches: Settings["switches"];
};

const PAUSES: Readonly<Record<SwitchName, Found["kind"]>> = {
  ...{ payouts: "paused_payouts", shares: "paused_shares", joining: "paused_joining" },
};

/** What staff must look at. A count of 0 means nothing. */
export function alertsFound(looked: LookedAt): readonly Found[] {
  const { withdrawals } = looked;
  const of = (state: State) => withdrawals.find((row) => row.state === state);
  const late = withdrawals.filter((row) => row.late > 0);
  return [
    { kind: "transfer_failed", severity: "stop", ...looked.failedTransfers },
    {
      ...{ kind: "transfer_unknown", severity: "stop" },
      count: late.reduce((sum, row) => sum + row.late, 0),
      sinceMs: late.reduce<number | null>((least, row) => earliest(least, row.sentMs), null),
    },
    { kind: "break_open", severity: "stop", ...looked.breaks },
    ...auditFound(looked),
    ...(looked.monitor?.alerts ?? []).map(({ severity, zh, en }): Found => ({
      ...{ kind: "monitor", severity, count: 1, note: zh, noteEn: en },
      sinceMs: looked.monitor?.lookedAtMs ?? null,
    })),
    ...Object.entries(PAUSES).flatMap(([name, kind]) => paused(looked, name, kind)),
    { kind: "task_failed", severity: "alert", ...looked.failedTasks },
    { kind: "after_sales_late", severity: "alert", ...looked.lateAfterSales },
    { kind: "ship_late", severity: "alert", ...looked.unshipped },
    {
      ...{ kind: "withdrawal_waiting", severity: "notice", count: of("requested")?.count ?? 0 },
      sinceMs: of("requested")?.sinceMs ?? null,
    },
    { kind: "application_waiting", severity: "notice", ...looked.applications },
    { kind: "invoice_waiting", severity: "notice", ...looked.invoices },
    { kind: "stock_low", severity: "notice", ...looked.lowStocks },
  ];
}

function paused({ switches }: LookedAt, name: string, kind: Found["kind"]): readonly Found[] {
  const pause = Object.entries(switches).find(([each]) => each === name)?.[1] ?? null;
  if (pause === null) return [];
  const severity: Severity = kind === "paused_joining" ? "alert" : "stop";
  return [{ kind, severity, count: 1, sinceMs: pause.sinceMs, note: pause.reason }];
}

function auditFound({ audit, hasBooks, nowMs }: LookedAt): readonly Found[] {
  const violations = audit?.violations ?? [];
  const failed: Found = {
    ...{ kind: "audit_failed", severity: "stop", count: violations.length },
    ...{ sinceMs: audit?.startedAtMs ?? null, note: violations[0]?.text ?? "" },
  };
  const isOld = hasBooks && (audit === null || audit.startedAtMs < nowMs - LATE.auditMs);
  const old: Found = {
    ...{ kind: "audit_old", severity: "alert", count: isOld ? 1 : 0 },
    sinceMs: audit?.startedAtMs ?? null,
  };
  return [failed, old];
}

const earliest = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : Math.min(a, b);
