import type { ShowToday, TodayReply } from "#contracts/reports.ts";
import { defaultSettings, SETTINGS_ID } from "#core/brand/settings.ts";
import { spanOfDay } from "#core/reconcile/days.ts";
import { deadlineMs } from "#core/purchase/afterSalesDeadlines.ts";
import { ok, type Result } from "#core/result.ts";
import { alertsFound, LATE } from "#core/reports/alertsFound.ts";
import type { AlertShown } from "#core/reports/alerts.ts";
import { FRESH_MS, type Snapshot, TODAY_ID } from "#core/reports/snapshot.ts";
import type { DayCounts, Standing } from "#core/reports/shown.ts";
import { dayCounts, standingOf, worstFirst } from "#core/reports/today.ts";
import { chinaDay, chinaMonth, DAY_MS, GUARD_BAND_MS, monthSpanMs } from "#core/time.ts";
import { sentMonths } from "#core/wallet/sentMonths.ts";
import { newest } from "#functions/reports/newest.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { WithReports } from "#ports/deps.ts";
import type { OpenWithdrawals } from "#ports/reportReads.ts";
import { NAMED_MAX } from "#ports/sheetReads.ts";
import { PAGE_MAX } from "#ports/store.ts";

/**
 * Today beside yesterday at the same hour, what stands open, and what needs somebody; all of one instant, at most a
 * minute ago. 1 request; whoever finds it older counts it anew: 25 more in three rounds, 1 document.
 *
 * - Two who count at the same time do the same work twice; the later instant stands.
 */
export async function showToday(
  deps: WithReports,
  { nowMs }: StaffCall,
  _request: ShowToday,
): Promise<Result<TodayReply, never>> {
  const known = await deps.store.get("snapshots", TODAY_ID);
  const isFresh = known && known.today.asOfMs <= nowMs && known.today.asOfMs > nowMs - FRESH_MS;
  if (isFresh && known.today.today.day === chinaDay(nowMs)) return ok(known.today);
  const made = await counted(deps, known ?? null, nowMs);
  await deps.store.change("snapshots", TODAY_ID, (stored: Snapshot | undefined) =>
    ok(stored && stored.today.asOfMs > nowMs ? stored : { ...made, rev: stored?.rev ?? 0 }),
  );
  return ok(made.today);
}

/** All of it as of now. What was booked is added to what is known of it. */
async function counted(
  deps: WithReports,
  known: Snapshot | null,
  nowMs: number,
): Promise<Snapshot> {
  const settledMs = nowMs - GUARD_BAND_MS;
  const before = known && known.booked.untilMs <= settledMs ? known.booked : NEVER_BOOKED;
  const [days, booked, withdrawals] = await Promise.all([
    countsOf(deps, nowMs),
    deps.reads.bookedFrom(before.untilMs, settledMs),
    deps.reads.openWithdrawals({
      sending: nowMs - LATE.unknownMs,
      confirming: nowMs - LATE.confirmingMs,
    }),
  ]);
  const settledFen = before.amountFen + booked.beforeFen;
  const bookedFen = settledFen + booked.sinceFen;
  const [standing, alerts] = await Promise.all([
    standingNow(deps, withdrawals, bookedFen, nowMs),
    alertsNow(deps, withdrawals, nowMs),
  ]);
  return {
    ...{ _id: TODAY_ID, rev: 0, booked: { untilMs: settledMs, amountFen: settledFen } },
    today: { asOfMs: nowMs, ...days, standing, alerts },
  };
}
const NEVER_BOOKED = { untilMs: 0, amountFen: 0 };

async function countsOf(
  { reads }: WithReports,
  nowMs: number,
): Promise<{ readonly today: DayCounts; readonly yesterday: DayCounts }> {
  const today = chinaDay(nowMs);
  const { fromMs } = spanOfDay(today);
  const spans = [
    { fromMs, untilMs: nowMs + 1 },
    { fromMs: fromMs - DAY_MS, untilMs: nowMs - DAY_MS + 1 },
  ];
  const [paid, refunded, fans, approved] = await Promise.all([
    reads.paidIn(spans),
    reads.refundedIn(spans),
    reads.firstVisitsIn(spans),
    reads.approvedIn(spans),
  ]);
  const countsAt = (n: number, day: string): DayCounts =>
    dayCounts({
      ...{ day, untilMs: nowMs - n * DAY_MS, ...(paid[n] ?? { orders: 0, paidFen: 0 }) },
      ...(refunded[n] ?? { refunds: 0, refundedFen: 0 }),
      ...{ newFans: fans[n] ?? 0, newPromoters: approved[n] ?? 0 },
    });
  return { today: countsAt(0, today), yesterday: countsAt(1, chinaDay(fromMs - DAY_MS)) };
}

async function standingNow(
  { reads }: WithReports,
  open: readonly OpenWithdrawals[],
  bookedFen: number,
  nowMs: number,
): Promise<Standing> {
  const { fromMs: monthMs } = monthSpanMs(chinaMonth(nowMs));
  const months = sentMonths(monthMs, nowMs + 1);
  const [{ sums, debtFen, debtors }, brand, paidOut] = await Promise.all([
    reads.walletSums(),
    reads.brandPostings(),
    reads.paidOutSince(months, { dayMs: spanOfDay(chinaDay(nowMs)).fromMs, monthMs }),
  ]);
  return standingOf({
    ...{ bookedFen, wallets: sums, debtFen, debtors, brand },
    withdrawals: open.reduce((all, { count }) => all + count, 0),
    ...{ paidTodayFen: paidOut.todayFen, paidMonthFen: paidOut.monthFen },
  });
}

async function alertsNow(
  { reads, store }: WithReports,
  withdrawals: readonly OpenWithdrawals[],
  nowMs: number,
): Promise<readonly AlertShown[]> {
  const [failedTransfers, breaks, lowStocks, unshipped, invoices, failedTasks, applications] =
    await Promise.all([
      reads.failedTransfers(nowMs - LATE.failedMs),
      reads.openBreaks(),
      reads.lowStocks(),
      reads.unshipped(nowMs - LATE.shippingMs),
      reads.waitingInvoices(),
      reads.failedTasks(),
      reads.waitingApplications(),
    ]);
  const [late, monitor, audit, settings, firstMs] = await Promise.all([
    reads.afterSalesPage({ kind: "overdue", nowMs }, {}, "", PAGE_MAX),
    newest(store, "monitors", nowMs),
    newest(store, "audits", nowMs),
    store.get("settings", SETTINGS_ID),
    reads.firstCountedMs(),
  ]);
  const since = late.flatMap(({ afterSales }) =>
    afterSales.flatMap((one) => deadlineMs(one) ?? []).filter((untilMs) => untilMs <= nowMs),
  );
  return worstFirst(
    alertsFound({
      ...{ nowMs, withdrawals, failedTransfers, breaks, lowStocks, unshipped, failedTasks },
      invoices,
      lateAfterSales: {
        ...{ count: late.length, countMax: PAGE_MAX },
        sinceMs: since.length === 0 ? null : Math.min(...since),
      },
      applications: { ...applications, countMax: NAMED_MAX },
      ...{ monitor: monitor ?? null, audit: audit ?? null },
      hasBooks: firstMs !== null && firstMs < nowMs - LATE.auditMs,
      switches: (settings ?? defaultSettings).switches,
    }),
  );
}
