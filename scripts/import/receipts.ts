import { MINUTE_MS } from "#core/time.ts";
import type { Order } from "./invoices.ts";
import { randomFor } from "./random.ts";
import type { Refund } from "./refunds.ts";

export type Receipt = { readonly order: string; readonly atMs: number };

const DAY_MINUTES = 24 * 60;
const SOONEST_MINUTES = 2 * DAY_MINUTES;
const LATEST_MINUTES = 6 * DAY_MINUTES;
/** Some buyers never confirm: their order matures by the other way, `noReceiptDays` after payment. */
const NEVER_CONFIRMED_PERCENT = 2;

/** Invents when each order was received. None for an order that was all refunded by then. */
export function inventReceipts(
  orders: readonly Order[],
  refunds: readonly Refund[],
  seed: number,
): readonly Receipt[] {
  const emptiedAt = emptiedTimes(orders, refunds);
  const receipts: Receipt[] = [];
  for (const { id, atMs } of orders) {
    const random = randomFor(seed, "receipt", id);
    if (random.chance(NEVER_CONFIRMED_PERCENT)) continue;
    const receivedMs = atMs + random.between(SOONEST_MINUTES, LATEST_MINUTES) * MINUTE_MS;
    if (receivedMs < (emptiedAt.get(id) ?? Infinity))
      receipts.push({ order: id, atMs: receivedMs });
  }
  return receipts;
}

/** When the last fen of an order went back, for the orders of which nothing is left. */
function emptiedTimes(
  orders: readonly Order[],
  refunds: readonly Refund[],
): ReadonlyMap<string, number> {
  const leftFen = new Map(orders.map(({ id, lines }) => [id, sum(lines.map((l) => l.paidFen))]));
  const emptied = new Map<string, number>();
  for (const { order, atMs, lines } of refunds) {
    const left = (leftFen.get(order) ?? 0) - sum(lines.map((line) => line.refundFen));
    leftFen.set(order, left);
    if (left === 0) emptied.set(order, atMs);
  }
  return emptied;
}

const sum = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0);
