import { fen, type Fen } from "#core/money.ts";
import type { BillDay, BillKind } from "#core/reconcile/billDay.ts";
import { BREAK_OLD_MS } from "#core/reconcile/breaks.ts";
import {
  chinaDayNumber,
  dayOfNumber,
  DAYS_BACK,
  daysBetween,
  lastReadyDay,
} from "#core/reconcile/days.ts";
import { aboutOf } from "#core/reconcile/match.ts";
import { ok } from "#core/result.ts";
import { chinaDay, dayStartMs } from "#core/time.ts";
import { emptySweep } from "#core/wallet/sweep.ts";
import { openBreakBook } from "#functions/reconcile/breakBook.ts";
import { basicDay, matchPage, operationDay } from "#functions/reconcile/fundDay.ts";
import { failedIn, type ReconcileDeps, type Run, RUN_MS } from "#functions/reconcile/run.ts";
import { type Done, matchRows, tradeDay } from "#functions/reconcile/tradeDay.ts";
import { PAGE_MAX } from "#ports/store.ts";

export type Reconciled = {
  /** Bills that were matched whole, facts that were replayed, what failed, and the breaks that are open now. */
  readonly bills: number;
  readonly replayed: number;
  readonly failed: number;
  readonly open: number;
};

/** Trade first: it brings the facts that the others are held against. */
const BILLS: readonly (readonly [BillKind, (run: Run, day: string) => Promise<Done>])[] = [
  ["trade", tradeDay],
  ["fund-operation", operationDay],
  ["fund-basic", basicDay],
];
/** So many days with open breaks are looked at again in one run, the oldest first. */
const AGAIN_MAX = 20;

/**
 * Timer `reconcile`: fetches WeChat's bills of every day that is not done yet, matches them, and looks again at the days
 * with open breaks. Days that were missed are made up for, as far back as WeChat keeps bills and the brand has a plan.
 *
 * Safe to overlap, stop half-way and run again. A run without work costs 5 requests.
 */
export async function reconcile(deps: ReconcileDeps, nowMs: number): Promise<Reconciled> {
  const startedMs = deps.elapsedMs();
  const count = { days: 0, replayed: 0, failed: 0 };
  const book = await openBreakBook(deps, nowMs, failedIn({ deps, count }));
  const isOver = () => deps.elapsedMs() - startedMs > RUN_MS;
  const run: Run = { deps, nowMs, book, isOver, count };
  const openBefore = new Set(book.open().map(({ _id }) => _id));
  for (const { day, kinds } of await daysToDo(run)) {
    for (const [kind, matchDay] of BILLS) {
      if (!kinds.includes(kind) || isOver()) continue;
      const done = await attempt(run, () => matchDay(run, day));
      if (done?.state === "done") await putDown(run, done.bill);
    }
  }
  await lookAgain(run, openBefore);
  await tellOfOld(run);
  const { replayed, failed, days: bills } = count;
  return { bills, replayed, failed, open: book.open().length };
}

/** One bill that fails must not keep the others from being matched. */
async function attempt<T>(run: Run, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    failedIn(run)(error);
    return null;
  }
}

/** The days whose bills are ready and not matched, the oldest first. 4 requests. */
async function daysToDo({ deps, nowMs }: Run) {
  const { store, reads } = deps;
  const last = lastReadyDay(nowMs);
  const { calendar } = await reads.brandView();
  const beganMs = Math.min(nowMs, ...calendar.versions.map(({ fromMs }) => fromMs));
  const earliest = dayOfNumber(chinaDayNumber(nowMs) - DAYS_BACK);
  const began = chinaDay(Math.max(0, beganMs));
  const days = daysBetween(began > earliest ? began : earliest, last);
  const known = await Promise.all(
    BILLS.map(([kind]) => store.page("bills", `${kind}:${earliest}`.slice(0, -1), PAGE_MAX)),
  );
  const done = new Set(
    known.flat().flatMap(({ _id, state }) => (state === "fetched" ? [] : [_id])),
  );
  return days
    .map((day) => ({
      day,
      kinds: BILLS.flatMap(([kind]) => (done.has(`${kind}:${day}`) ? [] : [kind])),
    }))
    .filter(({ kinds }) => kinds.length > 0);
}

async function putDown({ deps, count }: Run, bill: BillDay): Promise<void> {
  count.days += bill.state === "fetched" ? 0 : 1;
  await deps.store.change("bills", bill._id, (known) => {
    const next: BillDay = known ? { ...bill, rev: known.rev } : bill;
    return ok(known && sameBill(known, next) ? known : next);
  });
}
const sameBill = (a: BillDay, b: BillDay): boolean =>
  JSON.stringify({ ...a, fetchedAtMs: 0 }) === JSON.stringify({ ...b, fetchedAtMs: 0 });

/** Of the days with open breaks, those rows again that the breaks are about: they may have mended themselves. */
async function lookAgain(run: Run, openBefore: ReadonlySet<string>): Promise<void> {
  const { book, deps, nowMs } = run;
  const earliest = dayOfNumber(chinaDayNumber(nowMs) - DAYS_BACK);
  const open = book.open().filter(({ _id, day }) => openBefore.has(_id) && day >= earliest);
  for (const day of [...new Set(open.map((one) => one.day))].sort().slice(0, AGAIN_MAX)) {
    if (run.isOver()) return;
    const ofDay = open.filter((one) => one.day === day);
    const abouts = new Set(ofDay.map(({ about }) => about));
    await attempt(run, async () => {
      if (ofDay.some(({ kind }) => kind.startsWith("transfer"))) {
        const fund = await deps.bills.fund("operation", day);
        const rows = fund.answer === "bill" ? fund.rows : [];
        const some = rows.filter(({ about }) => abouts.has(about));
        for (let at = 0; at < some.length; at += PAGE_MAX) {
          await matchPage(run, some.slice(at, at + PAGE_MAX), day);
        }
      }
      if (ofDay.some(({ kind }) => !kind.startsWith("transfer"))) {
        const trade = await deps.bills.trade(day);
        const rows = trade.answer === "bill" ? trade.rows : [];
        const some = rows.filter((row) => abouts.has(aboutOf(row)));
        for (let at = 0; at < some.length; at += PAGE_MAX) {
          await matchRows(run, some.slice(at, at + PAGE_MAX), day);
        }
      }
    });
  }
}

/** Tells of breaks that nobody has closed for three days, once a day: the log can carry an alarm. */
async function tellOfOld({ deps, nowMs, book }: Run): Promise<void> {
  const old = book.open().filter(({ foundAtMs }) => foundAtMs < nowMs - BREAK_OLD_MS);
  if (old.length === 0) return;
  const today = dayStartMs(chinaDay(nowMs));
  let isTold = false;
  await deps.store.change("sweeps", "reconcile-told", (known = emptySweep("reconcile-told")) => {
    isTold = known.untilMs >= today;
    return ok(isTold ? known : { ...known, untilMs: today });
  });
  if (isTold) return;
  const sum = old.reduce((all, one) => all + differenceFen(one.theirsFen, one.oursFen), 0);
  deps.logError(
    new Error(`${old.length} breaks are older than 3 days, of ${fen(sum)} fen together`),
  );
}

const differenceFen = (theirs: Fen | null, ours: Fen | null): number =>
  Math.abs((theirs ?? 0) - (ours ?? 0));
