import { chinaDayNumber, dayOfNumber, DAYS_BACK } from "#core/reconcile/days.ts";
import { aboutOf } from "#core/reconcile/match.ts";
import { matchPage } from "#functions/reconcile/fundDay.ts";
import { failedIn, type Run } from "#functions/reconcile/run.ts";
import { matchRows } from "#functions/reconcile/tradeDay.ts";
import { PAGE_MAX } from "#ports/store.ts";

/** So many days with open breaks are looked at again in one run, the oldest first. */
const AGAIN_MAX = 20;

/** Of the days with open breaks, those rows again that the breaks are about: they may have mended themselves. */
export async function lookAgain(run: Run, openBefore: ReadonlySet<string>): Promise<void> {
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

/** One bill that fails must not keep the others from being matched. */
export async function attempt<T>(run: Run, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    failedIn(run)(error);
    return null;
  }
}
