import { paidFact } from "#core/commission/facts.ts";
import type { Case } from "#core/commission/case.ts";
import type { PaymentRow, RefundRow, TradeRow } from "#core/reconcile/billRow.ts";
import { aboutOf, type Difference } from "#core/reconcile/match.ts";
import type { Fen } from "#core/money.ts";
import { recordPayment } from "#functions/order/recordPayment.ts";
import { recordToldRefund } from "#functions/order/recordToldRefund.ts";
import type { Deps } from "#ports/deps.ts";

/**
 * Tells a row that we have no fact of through the door of the notices: what a lost notice would have said.
 *
 * - Returns what keeps it from becoming a fact; null when nothing does.
 */
export async function replay(
  deps: Deps,
  row: TradeRow,
  known: Case | undefined,
  nowMs: number,
): Promise<Difference | null> {
  return row.kind === "payment"
    ? replayPayment(deps, row, nowMs)
    : replayRefund(deps, row, known, nowMs);
}

async function replayPayment(
  deps: Deps,
  row: PaymentRow,
  nowMs: number,
): Promise<Difference | null> {
  const { orderId, transactionId, amountFen, atMs: successAtMs } = row;
  const told = { orderId, transactionId, amountFen, successAtMs };
  const recorded = await recordPayment(deps, told, nowMs, "asking");
  if (recorded.ok) return null;
  const { error } = recorded;
  const theirs = { about: aboutOf(row), theirsFen: amountFen };
  if (error.code === "order_unknown") return { kind: "payment_unknown", ...theirs, oursFen: null };
  if (error.code !== "amount_differs") return { kind: "fact_conflict", ...theirs, oursFen: null };
  return { kind: "payment_amount", ...theirs, oursFen: error.oursFen };
}

async function replayRefund(
  deps: Deps,
  row: RefundRow,
  known: Case | undefined,
  nowMs: number,
): Promise<Difference | null> {
  const theirs = { about: aboutOf(row), theirsFen: row.refundFen };
  const unknown: Difference = { kind: "refund_unknown", ...theirs, oursFen: null };
  const totalFen = await totalOf(deps, row.orderId, known);
  if (totalFen === null) return unknown;
  const { orderId, refundId, refundFen, state } = row;
  // The bill tells when WeChat was asked; when the money went back it does not.
  const told = { orderId, refundId, refundFen, totalFen, state, succeededAtMs: null };
  const recorded = await recordToldRefund(deps, told, nowMs);
  if (recorded.ok) return null;
  const { error } = recorded;
  if (error.code === "amount_differs") {
    return { kind: "refund_amount", ...theirs, oursFen: error.oursFen };
  }
  if (error.code === "refund_exceeds_paid") {
    return { kind: "refund_amount", ...theirs, oursFen: error.leftFen };
  }
  return error.code === "order_unknown" ? unknown : { ...unknown, kind: "fact_conflict" };
}

/** What was paid for an order; of one without a payment, what it costs. The bill's row of a refund does not tell. */
async function totalOf(
  { store }: Deps,
  orderId: string,
  known: Case | undefined,
): Promise<Fen | null> {
  const paid = known ? paidFact(known.facts) : null;
  return paid?.amountFen ?? (await store.get("orders", orderId))?.totalFen ?? null;
}
