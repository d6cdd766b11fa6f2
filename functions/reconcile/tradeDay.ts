import type { Case } from "#core/commission/case.ts";
import { fen, sumFen } from "#core/money.ts";
import type { BillDay } from "#core/reconcile/billDay.ts";
import type { TradeRow } from "#core/reconcile/billRow.ts";
import { chinaDay } from "#core/time.ts";
import {
  aboutOf,
  type Difference,
  distinct,
  matchTrade,
  refundBeganMs,
  rowKey,
} from "#core/reconcile/match.ts";
import { refundLack, tradeBreaksOf } from "#core/reconcile/mending.ts";
import { casesOf } from "#functions/reconcile/casesOfRows.ts";
import { lookForLacks } from "#functions/reconcile/lacks.ts";
import { replay } from "#functions/reconcile/replay.ts";
import { cursorOf, failedIn, noteCursor, type Run } from "#functions/reconcile/run.ts";
import { PAGE_MAX } from "#ports/store.ts";

/** `later`: the slice is over, or the bill is not to be had; another run goes on. */
export type Done = { readonly state: "done"; readonly bill: BillDay } | { readonly state: "later" };

/** So many rows, in pages of which all are read at once. */
const AT_ONCE = 4 * PAGE_MAX;

/**
 * Matches the trade bill of a day both ways: rows against cases, replaying what is missing, then cases against rows.
 * It may be stopped anywhere and run again: every step finds what was done.
 */
export async function tradeDay(run: Run, day: string): Promise<Done> {
  const fetched = await run.deps.bills.trade(day);
  if (fetched.answer === "unclear") {
    run.deps.logError(new Error(`the trade bill of ${day} is unclear: ${fetched.reason}`));
    return { state: "later" };
  }
  const rows = fetched.answer === "bill" ? inOrder(fetched.rows) : [];
  const cursor = await cursorOf(run, "trade", day);
  const failedBefore = run.count.failed;
  const isWhole = () => (cursor?.isWhole ?? true) && run.count.failed === failedBefore;
  let after = cursor?.after ?? "";
  let isNoted = cursor !== null;
  const rest = rows.filter((row) => rowKey(row) > after);
  for (let at = 0; at < rest.length; at += AT_ONCE) {
    const some = rest.slice(at, at + AT_ONCE);
    await matchRows(run, some, day);
    after = some.map(rowKey).at(-1) ?? after;
    if (at + AT_ONCE < rest.length || run.isOver()) {
      isNoted = true;
      await noteCursor(run, "trade", day, { after, isWhole: isWhole() });
    }
    if (run.isOver()) return { state: "later" };
  }
  const isLooked = await lookForLacks(run, rows, day, { after, isWhole: isWhole() });
  if (!isLooked) return { state: "later" };
  if (isNoted) await noteCursor(run, "trade", day, null);
  const waiting = await stillWaiting(run, rows);
  const sha1 = fetched.answer === "bill" ? fetched.sha1 : null;
  return { state: "done", bill: billDayOf(run, day, { rows, waiting, sha1, isWhole: isWhole() }) };
}

const inOrder = (rows: readonly TradeRow[]): readonly TradeRow[] => {
  const keyed = distinct(rows).map((row) => ({ key: rowKey(row), row }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ row }) => row);
};

/** Matches some rows of a day; what is missing is replayed, one after the other in the order of time. */
export async function matchRows(run: Run, rows: readonly TradeRow[], day: string): Promise<void> {
  const { book } = run;
  const cases = await casesOf(run, rows);
  const first = matchTrade(rows, cases);
  const refused: Difference[] = [];
  for (const row of first.missing) {
    try {
      const difference = await replay(run.deps, row, cases.get(row.orderId), run.nowMs);
      if (difference) refused.push(difference);
      else run.count.replayed += 1;
    } catch (error) {
      failedIn(run)(error);
    }
  }
  const again = first.missing.length > 0 ? await casesOf(run, first.missing) : cases;
  const second = matchTrade(first.missing, again);
  const matched = [...first.matched, ...second.matched];
  await book.found([...first.differing, ...second.differing, ...refused], day);
  await book.mended(matched.flatMap(tradeBreaksOf));
  await noteOtherDays(run, matched, new Map([...cases, ...again]), day);
}

/** A refund that began here on another day than WeChat's is looked for there in vain: it is written down now. */
async function noteOtherDays(
  { book }: Run,
  matched: readonly TradeRow[],
  cases: ReadonlyMap<string, Case>,
  day: string,
): Promise<void> {
  for (const row of matched) {
    if (row.kind === "payment") continue;
    const began = refundBeganMs(cases.get(row.orderId)?.facts ?? [], row.refundId);
    if (began === null || chinaDay(began) === day) continue;
    await book.notLacking(refundLack(row), { day, beganMs: began });
  }
}

/** Refunds of the bill of which neither it nor we know the end. */
async function stillWaiting(run: Run, rows: readonly TradeRow[]): Promise<ReadonlySet<string>> {
  const open = rows.filter(
    (row) => row.kind === "refund" && (row.state === "processing" || row.state === "abnormal"),
  );
  const { waiting } = matchTrade(open, await casesOf(run, open));
  return new Set(waiting.map(rowKey));
}

function billDayOf(
  { book, nowMs }: Run,
  day: string,
  {
    rows,
    waiting,
    sha1,
    isWhole,
  }: {
    readonly rows: readonly TradeRow[];
    readonly waiting: ReadonlySet<string>;
    readonly sha1: string | null;
    readonly isWhole: boolean;
  },
): BillDay {
  const abouts = new Set(rows.map(aboutOf));
  const broken = new Set(
    book.open().flatMap(({ about, day: of }) => (of === day && abouts.has(about) ? [about] : [])),
  );
  const isDone = waiting.size === 0 && isWhole;
  const none = rows.length === 0 ? "none" : "matched";
  return {
    ...{ _id: `trade:${day}`, rev: 0, kind: "trade", day, sha1, rows: rows.length },
    state: isDone ? none : "fetched",
    matched: rows.filter((row) => !broken.has(aboutOf(row)) && !waiting.has(rowKey(row))).length,
    breaks: broken.size,
    inFen: sumFen(rows.flatMap((row) => (row.kind === "payment" ? [row.amountFen] : []))),
    outFen: fen(
      rows.reduce((sum, row) => {
        const wentBack =
          row.kind === "refund" && row.state !== "closed" && !waiting.has(rowKey(row));
        return wentBack ? sum + row.refundFen : sum;
      }, 0),
    ),
    fetchedAtMs: nowMs,
  };
}
