import { daysBetween } from "#core/reconcile/days.ts";
import { ok } from "#core/result.ts";
import { changedDay } from "#core/reports/changed.ts";
import { salesMonth } from "#core/reports/day.ts";
import { daysOfMonth, isCurrent, isOver } from "#core/reports/span.ts";
import { visitMonth } from "#core/reports/visits.ts";
import { chinaDay, DAY_MS, GUARD_BAND_MS } from "#core/time.ts";
import { advance, emptySweep } from "#core/wallet/sweep.ts";
import { makeSalesDay, makeVisitDay, newer } from "#functions/reports/makeDays.ts";
import type { WithReports } from "#ports/deps.ts";
import { PAGE_MAX } from "#ports/store.ts";

const SWEEP = "tally";
/** A run begins no further day after that, so it ends well before its function is killed (60 s). */
const RUN_MS = 30_000;
/** One request asks for so many derived days. */
const ASKED_AT_ONCE = 100;
/** Of a buyer whose payment was told late so many later orders are looked at. */
const ORDERS_MAX = 100;

export type Counted = {
  readonly days: number;
  readonly months: number;
  readonly isThrough: boolean;
};

/**
 * Timer `tally`, some times a night: counts the days that are over and lack, and those whose orders changed since,
 * the newest first; then the months of these.
 *
 * - Safe to overlap, stop half-way and run again: a document says when it was made, and only a later one replaces it.
 *   Whoever deletes any of them gets the same ones again.
 * - A quiet night costs 4 requests, and 2 for each 100 days that there ever were.
 */
export async function countDays(deps: WithReports, nowMs: number): Promise<Counted> {
  const startedMs = deps.elapsedMs();
  const hasTime = (): boolean => deps.elapsedMs() - startedMs < RUN_MS;
  const firstMs = await deps.reads.firstCountedMs();
  if (firstMs === null) return { days: 0, months: 0, isThrough: true };
  const sweep = (await deps.store.get("sweeps", SWEEP)) ?? emptySweep(SWEEP);
  const days = daysBetween(chinaDay(firstMs), chinaDay(nowMs - DAY_MS));
  const made = await agesOf(deps, days);
  // Without a sweep nothing older than the oldest document need be looked at: what lacks is made anyway.
  const oldestMs = Math.min(nowMs, ...made.sales.values()) - GUARD_BAND_MS;
  const changed = await changedSince(deps, sweep.untilMs || oldestMs, hasTime);
  const isOld = (day: string, asOfMs: number | undefined): boolean =>
    asOfMs === undefined || !isCurrent(day, asOfMs, nowMs);
  const sales = days.filter((day) => {
    const asOfMs = made.sales.get(day);
    const isChanged = (changed.days.get(day) ?? -1) > (asOfMs ?? 0) - GUARD_BAND_MS;
    return isOld(day, asOfMs) || isChanged;
  });
  const visits = days.filter((day) => isOld(day, made.visits.get(day)));
  let done = 0;
  for (const day of [...new Set([...sales, ...visits])].sort().reverse()) {
    if (!hasTime()) return { days: done, months: 0, isThrough: false };
    if (sales.includes(day)) await makeSalesDay(deps, day, nowMs);
    if (visits.includes(day)) await makeVisitDay(deps, day, nowMs);
    done += 1;
  }
  // Days that changed were perhaps counted by a run that had no time for their months, or by somebody's look.
  const touched = new Set(
    [...sales, ...visits, ...changed.days.keys()].map((day) => day.slice(0, 7)),
  );
  const whole = [...new Set(days.map((day) => day.slice(0, 7)))].filter((month) =>
    isOver(month, nowMs),
  );
  const months = whole.filter(
    (month) => touched.has(month) || !made.sales.has(month) || !made.visits.has(month),
  );
  for (const month of months) {
    if (!hasTime()) return { days: done, months: 0, isThrough: false };
    await makeMonth(deps, month);
  }
  if (changed.isThrough && (done > 0 || sweep.untilMs === 0 || changed.days.size > 0)) {
    await deps.store.change("sweeps", SWEEP, (known = emptySweep(SWEEP)) =>
      ok(advance(known, { untilMs: nowMs - GUARD_BAND_MS, pass: null })),
    );
  }
  return { days: done, months: months.length, isThrough: changed.isThrough };
}

/** The days whose figures changed since an instant, with when they last did. 1 request for each 100 changed cases. */
async function changedSince(
  { reads }: WithReports,
  sinceMs: number,
  hasTime: () => boolean,
): Promise<{ readonly days: ReadonlyMap<string, number>; readonly isThrough: boolean }> {
  const days = new Map<string, number>();
  const add = (day: string, atMs: number) => days.set(day, Math.max(days.get(day) ?? 0, atMs));
  let afterId = "";
  while (hasTime()) {
    const page = await reads.casesChanged(sinceMs, afterId, PAGE_MAX);
    for (const known of page) {
      const change = changedDay(known, sinceMs);
      if (change === null) continue;
      add(change.day, known.changedAtMs);
      if (!change.isLate) continue;
      for (const { case: other } of await reads.ordersAfter(known.buyerId, 0, ORDERS_MAX)) {
        if (other?.paidAtMs != null) add(chinaDay(other.paidAtMs), known.changedAtMs);
      }
    }
    const last = page.at(-1);
    if (page.length < PAGE_MAX || !last) return { days, isThrough: true };
    afterId = last._id;
  }
  return { days, isThrough: false };
}

/** When the derived documents of these days and their months were made. */
async function agesOf({ reads }: WithReports, days: readonly string[]) {
  const ids = [...new Set([...days.map((day) => day.slice(0, 7)), ...days])];
  const sales = new Map<string, number>();
  const visits = new Map<string, number>();
  for (let at = 0; at < ids.length; at += ASKED_AT_ONCE) {
    const some = ids.slice(at, at + ASKED_AT_ONCE);
    const [sold, visited] = await Promise.all([
      reads.salesDays(some, []),
      reads.visitDays(some, false),
    ]);
    for (const { _id, asOfMs } of sold) sales.set(_id, asOfMs);
    for (const { _id, asOfMs } of visited) visits.set(_id, asOfMs);
  }
  return { sales, visits };
}

/** A month that is over, from its days. 4 requests and 2 writes. */
async function makeMonth({ reads, store }: WithReports, month: string): Promise<void> {
  const days = daysOfMonth(month);
  const [sales, visits] = await Promise.all([
    reads.salesDays(days, ["products", "places", "people"]),
    reads.visitDays(days, true),
  ]);
  if (sales.length > 0) {
    const made = salesMonth(month, sales);
    await store.change("salesDays", month, (known) => ok(newer(known, made)));
  }
  if (visits.length > 0) {
    const made = visitMonth(month, visits);
    await store.change("visitDays", month, (known) => ok(newer(known, made)));
  }
}
