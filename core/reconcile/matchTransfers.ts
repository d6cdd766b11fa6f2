import { type Fen, fen, sumFen } from "#core/money.ts";
import type { FundRow, TradeRow } from "#core/reconcile/billRow.ts";
import type { Difference } from "#core/reconcile/match.ts";
import { isInFlight } from "#core/wallet/machine.ts";
import type { Withdrawal } from "#core/wallet/withdrawal.ts";

/** Every row of the operating account's bill is in one of the lists. */
export type TransferMatch = {
  readonly matched: readonly FundRow[];
  /** WeChat moved the money and we have not read the end: to be read there. */
  readonly unsettled: readonly FundRow[];
  readonly differing: readonly Difference[];
  /** Money that came in from elsewhere, such as the merchant's own top-up: nobody is owed it. */
  readonly others: readonly FundRow[];
};

/**
 * Rows of the operating account's bill against withdrawals. What leaves must be a withdrawal's; what comes in is a
 * transfer that came back, or none of our business.
 *
 * - Promises: the answer for a row depends on that row and its withdrawal only.
 * - Source: docs/domain/reconciliation.md, "The operating account".
 */
export function matchTransfers(
  rows: readonly FundRow[],
  withdrawals: ReadonlyMap<string, Withdrawal>,
): TransferMatch {
  const matched: FundRow[] = [];
  const unsettled: FundRow[] = [];
  const differing: Difference[] = [];
  const others: FundRow[] = [];
  for (const row of distinctFlows(rows)) {
    const found = judge(row, withdrawals.get(row.about));
    if (found === "matched") matched.push(row);
    else if (found === "unsettled") unsettled.push(row);
    else if (found === "other") others.push(row);
    else differing.push(found);
  }
  return { matched, unsettled, differing, others };
}

/** A row that is told twice is one row: WeChat numbers the flows of an account. */
export const distinctFlows = (rows: readonly FundRow[]): readonly FundRow[] => [
  ...new Map(rows.map((row) => [row.flowId, row])).values(),
];

/** A row that is of some withdrawal: the others are WeChat's or the merchant's own. */
export const isOfTransfer = ({ amountFen, business }: FundRow): boolean =>
  amountFen < 0 || business.includes("退");

function judge(
  row: FundRow,
  withdrawal: Withdrawal | undefined,
): "matched" | "unsettled" | "other" | Difference {
  const theirsFen = fen(Math.abs(row.amountFen));
  const transfer = withdrawal?.transfer ?? null;
  const about = row.about === "" ? row.flowId : row.about;
  if (withdrawal === undefined || transfer === null || transfer.channel !== "wechat") {
    if (!isOfTransfer(row)) return "other";
    return { kind: "transfer_unknown", about, theirsFen, oursFen: null };
  }
  const oursFen = transfer.netFen;
  if (theirsFen !== oursFen) return { kind: "transfer_amount", about, theirsFen, oursFen };
  if (isInFlight(withdrawal.state)) return "unsettled";
  const cameBack = row.amountFen > 0;
  if (cameBack && withdrawal.state === "paid") {
    return { kind: "fact_conflict", about, theirsFen: fen(0), oursFen };
  }
  return "matched";
}

/**
 * Withdrawals that were sent on one day against the bills of that day and the next, since WeChat keeps a transfer
 * open for a day: what was paid must have left and stayed away; of what was released, what left must have come back.
 */
export function transfersWithoutRow(
  withdrawals: readonly Withdrawal[],
  rows: readonly FundRow[],
): readonly Difference[] {
  const movedFen = new Map<string, number>();
  for (const { about, amountFen } of distinctFlows(rows)) {
    movedFen.set(about, (movedFen.get(about) ?? 0) + amountFen);
  }
  return withdrawals.flatMap(({ transferNumber, transfer, state }): readonly Difference[] => {
    if (transfer?.channel !== "wechat" || isInFlight(state)) return [];
    const found = movedFen.get(transferNumber);
    const oursFen = state === "paid" ? transfer.netFen : fen(0);
    const theirsFen = found === undefined ? null : fen(found > 0 ? found : 0 - found);
    if ((theirsFen ?? 0) === oursFen) return [];
    const kind = theirsFen === null ? "transfer_not_in_bill" : "transfer_amount";
    return [{ kind, about: transferNumber, theirsFen, oursFen }];
  });
}

/** WeChat's words in the basic account's bill for what buyers paid and what went back to them. */
const PAID = "交易";
const REFUNDED = "退款";

/**
 * The basic account against the trade bill of the same day, by their sums: what buyers paid came in, and what was
 * asked back left. Fees, and what the merchant drew himself, are not looked at.
 */
export function basicAgainstTrade(
  day: string,
  funds: readonly FundRow[],
  trade: readonly TradeRow[],
): readonly Difference[] {
  const cameFen = sumOf(funds, PAID);
  const wentFen = fen(0 - sumOf(funds, REFUNDED));
  const paidFen = sumFen(trade.flatMap((row) => (row.kind === "payment" ? [row.amountFen] : [])));
  const backFen = sumFen(trade.flatMap((row) => (row.kind === "refund" ? [row.refundFen] : [])));
  const about = `fund-basic/${day}`;
  const differing: Difference[] = [];
  if (cameFen !== paidFen) {
    differing.push({ kind: "payment_amount", about, theirsFen: cameFen, oursFen: paidFen });
  }
  if (wentFen !== backFen) {
    differing.push({ kind: "refund_amount", about, theirsFen: wentFen, oursFen: backFen });
  }
  return differing;
}

/** What one kind of business moved; both directions are told in one figure. */
export const sumOf = (funds: readonly FundRow[], business: string): Fen =>
  sumFen(distinctFlows(funds).flatMap((row) => (row.business === business ? [row.amountFen] : [])));
