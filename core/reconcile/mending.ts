import type { FundRow, RefundRow, TradeRow } from "#core/reconcile/billRow.ts";
import type { BreakKind } from "#core/reconcile/break.ts";
import { breakId } from "#core/reconcile/breaks.ts";
import { aboutOf, type Difference } from "#core/reconcile/match.ts";
import type { State } from "#core/wallet/machine.ts";

const PAYMENT: readonly BreakKind[] = [
  ...(["payment_unknown", "payment_not_in_bill", "payment_amount", "fact_conflict"] as const),
];
const REFUND: readonly BreakKind[] = [
  ...(["refund_unknown", "refund_not_in_bill", "refund_amount", "fact_conflict"] as const),
];

/** The breaks that a row of a trade bill mends once it is matched. */
export function tradeBreaksOf(row: TradeRow): readonly string[] {
  const about = aboutOf(row);
  const kinds = row.kind === "payment" ? PAYMENT : REFUND;
  return kinds.map((kind) => breakId({ kind, about }));
}

/**
 * The breaks that a row of the operating account mends once it is matched. That a released transfer's money left mends
 * nothing yet: it must come back.
 */
export function transferBreaksOf(row: FundRow, state: State): readonly string[] {
  const always: readonly BreakKind[] = ["transfer_unknown"];
  const isEnd = state === "paid" || row.amountFen > 0;
  const ended: readonly BreakKind[] = ["transfer_not_in_bill", "transfer_amount", "fact_conflict"];
  return [...always, ...(isEnd ? ended : [])].map((kind) => breakId({ kind, about: row.about }));
}

/** What would be missed on the day on which a refund began here, if the bill of another day has it. */
export const refundLack = (row: RefundRow): Difference => ({
  kind: "refund_not_in_bill",
  about: aboutOf(row),
  theirsFen: row.refundFen,
  oursFen: row.refundFen,
});
