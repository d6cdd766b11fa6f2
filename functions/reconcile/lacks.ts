import type { Case } from "#core/commission/case.ts";
import type { TradeRow } from "#core/reconcile/billRow.ts";
import { spanOfDay } from "#core/reconcile/days.ts";
import {
  aboutOf,
  paymentsWithoutRow,
  refundBeganMs,
  refundsWithoutRow,
} from "#core/reconcile/match.ts";
import { casesOf } from "#functions/reconcile/casesOfRows.ts";
import { type Cursor, noteCursor, type Run } from "#functions/reconcile/run.ts";
import { PAGE_MAX } from "#ports/store.ts";

/** After all rows come our cases: those paid that day, then those with refunds. Rows begin with digits. */
const LACKS = ["~paid/", "~refunded/"] as const;

/** What our books have of that day and the bill has not. False = the slice is over. */
export async function lookForLacks(
  run: Run,
  rows: readonly TradeRow[],
  day: string,
  cursor: Cursor,
): Promise<boolean> {
  const { reads } = run.deps;
  const span = spanOfDay(day);
  const inBill = new Set(rows.map(aboutOf));
  for (const phase of LACKS) {
    if (cursor.after.startsWith("~") && cursor.after > `${phase}\uffff`) continue;
    if (phase === "~refunded/" && (await areAllRefundsInBill(run, rows, span))) continue;
    const startId = cursor.after.startsWith(phase) ? cursor.after.slice(phase.length) : "";
    for (let afterId: string | null = startId; afterId !== null;) {
      const isPaid = phase === "~paid/";
      const cases: readonly Case[] = isPaid
        ? await reads.casesPaidBetween(span, afterId, PAGE_MAX)
        : await reads.casesChanged(span.fromMs, afterId, PAGE_MAX);
      const lacking = isPaid
        ? paymentsWithoutRow(cases, inBill)
        : refundsWithoutRow(cases, span, inBill);
      await run.book.found(lacking, day);
      afterId = cases.length < PAGE_MAX ? null : (cases.at(-1)?._id ?? null);
      if (afterId === null || !run.isOver()) continue;
      await noteCursor(run, "trade", day, { ...cursor, after: `${phase}${afterId}` });
      return false;
    }
  }
  return true;
}

/** Whether as many refunds began here that day as the bill names: then no case need be looked at. */
async function areAllRefundsInBill(
  run: Run,
  rows: readonly TradeRow[],
  span: { readonly fromMs: number; readonly untilMs: number },
): Promise<boolean> {
  const refunds = rows.filter((row) => row.kind === "refund");
  const cases = await casesOf(run, refunds);
  const named = refunds.filter(({ orderId, refundId }) => {
    const facts = cases.get(orderId)?.facts ?? [];
    const began = refundBeganMs(facts, refundId) ?? 0;
    const isBack = facts.some(({ key }) => key === `refund/${refundId}`);
    return isBack && began >= span.fromMs && began < span.untilMs;
  });
  const [sum] = await run.deps.reads.refundedByDay(span);
  return (sum?.count ?? 0) === named.length;
}
