import { fen, type Fen } from "#core/money.ts";
import { type BillDay, type BillKind, billsOf, quietDay } from "#core/reconcile/billDay.ts";
import { BREAK_OLD_MS } from "#core/reconcile/breaks.ts";
import {
  chinaDayNumber,
  dayOfNumber,
  DAYS_BACK,
  daysBetween,
  lastReadyDay,
} from "#core/reconcile/days.ts";
import { ok } from "#core/result.ts";
import { chinaDay, dayStartMs } from "#core/time.ts";
import { emptySweep } from "#core/wallet/sweep.ts";
import { openBreakBook } from "#functions/reconcile/breakBook.ts";
import { basicDay, operationDay } from "#functions/reconcile/fundDay.ts";
import { attempt, lookAgain } from "#functions/reconcile/lookAgain.ts";
import { failedIn, type ReconcileDeps, type Run, RUN_MS } from "#functions/reconcile/run.ts";
import { type Done, tradeDay } from "#functions/reconcile/tradeDay.ts";
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

/** What an instance knows of earlier runs, which spares asking the database again. */
export type Remembered = {
  /** All bills up to that day are matched, or there were none; null = that is not known. */
  doneUntil: string | null;
  /** No break was open when it became known. */
  isClear: boolean;
};
export const nothingRemembered = (): Remembered => ({ doneUntil: null, isClear: false });

/**
 * Timer `reconcile`, which remembers how far it came: once the bills of a day are matched and no break is open, further
 * runs of that instance cost nothing until the next bills are ready.
 */
export function reconcileTimer(): (deps: ReconcileDeps, nowMs: number) => Promise<Reconciled> {
  const remembered = nothingRemembered();
  return (deps, nowMs) => reconcile(deps, nowMs, remembered);
}

/**
 * Fetches WeChat's bills of every day that is not done yet, matches them, and looks again at the days with open breaks.
 * Days that were missed are made up for, as far back as WeChat keeps bills and the brand has a plan.
 *
 * Safe to overlap, stop half-way and run again. A run without work costs 5 requests, or none of an instance that
 * remembers. A day on which nothing moved costs 1 document.
 */
export async function reconcile(
  deps: ReconcileDeps,
  nowMs: number,
  remembered: Remembered = nothingRemembered(),
): Promise<Reconciled> {
  const last = lastReadyDay(nowMs);
  if (remembered.isClear && remembered.doneUntil === last) return NOTHING_TO_DO;
  const startedMs = deps.elapsedMs();
  const count = { days: 0, replayed: 0, failed: 0 };
  const book = await openBreakBook(deps, nowMs, failedIn({ deps, count }));
  const isOver = () => deps.elapsedMs() - startedMs > RUN_MS;
  const run: Run = { deps, nowMs, book, isOver, count };
  const openBefore = new Set(book.open().map(({ _id }) => _id));
  const { hasBegun, toDo } = await daysToDo(run, remembered.doneUntil);
  let isDone = hasBegun;
  for (const { day, kinds } of toDo) isDone = (await matchDays(run, day, kinds)) && isDone;
  await lookAgain(run, openBefore);
  await tellOfOld(run);
  if (isDone && count.failed === 0) remembered.doneUntil = last;
  remembered.isClear = book.open().length === 0;
  const { replayed, failed, days: bills } = count;
  return { bills, replayed, failed, open: book.open().length };
}
const NOTHING_TO_DO: Reconciled = { bills: 0, replayed: 0, failed: 0, open: 0 };

/** Matches some bills of a day. Returns whether all of them are done. */
async function matchDays(run: Run, day: string, kinds: readonly BillKind[]): Promise<boolean> {
  const empty: BillDay[] = [];
  let done = 0;
  for (const [kind, matchDay] of BILLS) {
    if (!kinds.includes(kind) || run.isOver()) continue;
    const matched = await attempt(run, () => matchDay(run, day));
    if (matched?.state !== "done") continue;
    if (matched.bill.state !== "fetched") done += 1;
    if (matched.bill.state === "none") empty.push(matched.bill);
    else await putDown(run, matched.bill);
  }
  const quiet = quietDay(empty);
  run.count.days += quiet ? empty.length - 1 : 0;
  for (const bill of quiet ? [quiet] : empty) await putDown(run, bill);
  return done === kinds.length;
}

/** The days whose bills are ready and not matched, the oldest first. 4 requests; none when it is known since when. */
async function daysToDo({ deps, nowMs }: Run, doneUntil: string | null) {
  const { store, reads } = deps;
  const last = lastReadyDay(nowMs);
  if (doneUntil !== null) {
    const kinds = BILLS.map(([kind]) => kind);
    const toDo = daysBetween(doneUntil, last)
      .slice(1)
      .map((day) => ({ day, kinds }));
    return { hasBegun: true, toDo: toDo.slice(-DAYS_BACK) };
  }
  const { calendar } = await reads.brandView();
  const beganMs = Math.min(nowMs, ...calendar.versions.map(({ fromMs }) => fromMs));
  const earliest = dayOfNumber(chinaDayNumber(nowMs) - DAYS_BACK);
  const began = chinaDay(Math.max(0, beganMs));
  const days = daysBetween(began > earliest ? began : earliest, last);
  const known = await Promise.all(
    BILLS.map(([kind]) => store.page("bills", `${kind}:${earliest}`.slice(0, -1), PAGE_MAX)),
  );
  const done = new Set(
    billsOf(known.flat()).flatMap(({ _id, state }) => (state === "fetched" ? [] : [_id])),
  );
  const toDo = days
    .map((day) => ({
      day,
      kinds: BILLS.flatMap(([kind]) => (done.has(`${kind}:${day}`) ? [] : [kind])),
    }))
    .filter(({ kinds }) => kinds.length > 0);
  return { hasBegun: days.length > 0, toDo };
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
