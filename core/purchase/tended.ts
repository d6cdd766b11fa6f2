import { tendAfterSales } from "#core/purchase/afterSalesFollow.ts";
import { dueAtMs, isOpenAfterSales, stateEndsAtMs } from "#core/purchase/due.ts";
import { close, receive } from "#core/purchase/ends.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { DAY_MS } from "#core/time.ts";

/** Whether a state has ended by time alone. While an after-sales is open none but the time to pay does. */
export function isOver(purchase: Purchase, nowMs: number): boolean {
  const endsAtMs = stateEndsAtMs(purchase);
  if (endsAtMs === null || nowMs < endsAtMs) return false;
  return purchase.state === "created" || !purchase.afterSales.some(isOpenAfterSales);
}

/** So much longer than the shop's own time the timer waits for WeChat to say that goods were received. */
export const RECEIPT_GRACE_MS = 5 * DAY_MS;

/**
 * What time alone makes of a purchase: after-sales that nobody went on with, goods that count as received, an order whose
 * time for after-sales is over. The same object when nothing is due. Ending the time to pay needs WeChat, so not here.
 *
 * - `mayReceive`: whether WeChat does not say that the goods are still on their way.
 */
export function tended(purchase: Purchase, nowMs: number, mayReceive: boolean): Purchase {
  const current = tendAfterSales(purchase, nowMs);
  if (!isOver(current, nowMs)) return current;
  if (current.state === "shipped" && mayReceive) {
    const received = receive(current, nowMs, nowMs);
    return received.ok ? received.value : current;
  }
  if (current.state !== "received") return current;
  const closed = close(current, nowMs);
  return closed.ok ? closed.value : current;
}

/**
 * A purchase at which the timer looked: what it could not do it looks at again later. The same object when nothing is
 * due. Where only `lookedAtLater` made it due, it is due no more.
 */
export function postponed(purchase: Purchase, nowMs: number, untilMs: number): Purchase {
  if (purchase.dueAtMs === null || purchase.dueAtMs > nowMs) return purchase;
  const next = dueAtMs(purchase);
  return { ...purchase, dueAtMs: next !== null && next <= nowMs ? untilMs : next };
}

/** A purchase at which the timer shall look at an instant, whatever else it waits for: its case may change meanwhile. */
export const lookedAtLater = (purchase: Purchase, atMs: number): Purchase =>
  purchase.dueAtMs !== null && purchase.dueAtMs <= atMs ? purchase : { ...purchase, dueAtMs: atMs };
