import { RUNNING } from "#core/brand/settings.ts";
import { alertsFound, LATE, type LookedAt } from "#core/reports/alertsFound.ts";
import { worstFirst } from "#core/reports/today.ts";

const NOW_MS = 1_000 * 3_600_000;
const NONE = { count: 0, sinceMs: null };
const QUIET: LookedAt = {
  ...{ nowMs: NOW_MS, withdrawals: [], failedTransfers: NONE, breaks: NONE, lowStocks: NONE },
  ...{
    unshipped: NONE,
    invoices: NONE,
    failedTasks: NONE,
    monitor: null,
    hasBooks: true,
    switches: RUNNING,
  },
  lateAfterSales: { ...NONE, countMax: 100 },
  applications: { ...NONE, countMax: 500 },
  audit: { startedAtMs: NOW_MS - 1, finishedAtMs: NOW_MS, violations: [] },
};
const found = (changes: Partial<LookedAt>) => worstFirst(alertsFound({ ...QUIET, ...changes }));
const waiting = { count: 2, sinceMs: 5 };

it("finds nothing where nothing is wrong", () => expect(found({})).toEqual([]));

const cases: [what: string, changes: Partial<LookedAt>, expected: object][] = [
  [
    "refused transfers",
    { failedTransfers: waiting },
    { kind: "transfer_failed", severity: "stop", ...waiting },
  ],
  [
    "transfers of which nobody knows, both kinds together",
    {
      withdrawals: [
        { state: "sending", count: 9, sinceMs: 1, sentMs: 7, late: 2 },
        { state: "confirming", count: 9, sinceMs: 1, sentMs: 6, late: 1 },
      ],
    },
    { kind: "transfer_unknown", severity: "stop", count: 3, sinceMs: 6 },
  ],
  ["breaks", { breaks: waiting }, { kind: "break_open", severity: "stop", ...waiting }],
  [
    "what an audit found",
    {
      audit: {
        ...{ startedAtMs: NOW_MS - 1, finishedAtMs: null },
        violations: [{ invariant: "I1", id: "x", text: "wrong" }],
      },
    },
    { kind: "audit_failed", severity: "stop", count: 1, note: "wrong" },
  ],
  [
    "an audit that is too old",
    { audit: { startedAtMs: NOW_MS - LATE.auditMs - 1, finishedAtMs: null, violations: [] } },
    { kind: "audit_old", severity: "alert", count: 1, sinceMs: NOW_MS - LATE.auditMs - 1 },
  ],
  ["no audit at all", { audit: null }, { kind: "audit_old", count: 1, sinceMs: null }],
  [
    "a monitor's finding, as grave as it says",
    {
      monitor: {
        lookedAtMs: 4,
        alerts: [{ id: "R10", severity: "notice", zh: "刷单", en: "wash", promoterIds: [] }],
      },
    },
    { kind: "monitor", severity: "notice", note: "刷单", noteEn: "wash", sinceMs: 4 },
  ],
  [
    "paused payouts",
    { switches: { ...RUNNING, payouts: { sinceMs: 3, reason: "查账", by: "s" } } },
    { kind: "paused_payouts", severity: "stop", sinceMs: 3, note: "查账" },
  ],
  [
    "paused joining",
    { switches: { ...RUNNING, joining: { sinceMs: 3, reason: "查账", by: "s" } } },
    { kind: "paused_joining", severity: "alert" },
  ],
  [
    "tasks that were given up",
    { failedTasks: waiting },
    { kind: "task_failed", severity: "alert" },
  ],
  [
    "late after-sales, more than were counted",
    { lateAfterSales: { count: 100, sinceMs: 5, countMax: 100 } },
    { kind: "after_sales_late", severity: "alert", isMore: true },
  ],
  ["orders that were not shipped", { unshipped: waiting }, { kind: "ship_late", isMore: false }],
  [
    "withdrawals that wait for a yes",
    { withdrawals: [{ state: "requested", count: 4, sinceMs: 2, sentMs: null, late: 0 }] },
    { kind: "withdrawal_waiting", severity: "notice", count: 4, sinceMs: 2 },
  ],
  [
    "applications",
    { applications: { count: 3, sinceMs: 2, countMax: 500 } },
    { kind: "application_waiting", severity: "notice", count: 3, isMore: false },
  ],
  [
    "invoices that buyers wait for",
    { invoices: waiting },
    { kind: "invoice_waiting", severity: "notice", ...waiting },
  ],
  ["low stock", { lowStocks: { count: 7, sinceMs: null } }, { kind: "stock_low", sinceMs: null }],
];
it.each(cases)("finds %s, and nothing else", (_what, changes, expected) => {
  expect(found(changes)).toMatchObject([expected]);
});

it("misses no audit in a shop that has no books yet", () => {
  expect(found({ audit: null, hasBooks: false })).toEqual([]);
});

it("puts the worst first, of equally bad ones what waits longest", () => {
  const kinds = found({
    ...{ lowStocks: { count: 1, sinceMs: null }, unshipped: { count: 1, sinceMs: 9 } },
    ...{ failedTasks: { count: 1, sinceMs: 3 }, breaks: { count: 1, sinceMs: 8 } },
    ...{ failedTransfers: { count: 1, sinceMs: 7 }, applications: { ...waiting, countMax: 9 } },
  }).map(({ kind }) => kind);
  expect(kinds).toEqual([
    ...["transfer_failed", "break_open", "task_failed", "ship_late"],
    ...["application_waiting", "stock_low"],
  ]);
});
