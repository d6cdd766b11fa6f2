import { type AfterSales, isEnded } from "#core/purchase/afterSales.ts";
import { afterSalesDueMs, waitsForStaff } from "#core/purchase/afterSalesDeadlines.ts";
import type { Purchase, PurchaseTerms } from "#core/purchase/purchase.ts";
import { TRIES_MAX } from "#core/purchase/task.ts";
import { DAY_MS, HOUR_MS } from "#core/time.ts";

/** What counts where a purchase names no terms of its own: those that the shop begins with. */
export const DEFAULT_TERMS: PurchaseTerms = { receiveDays: 10, afterSalesDays: 7 };

export const isOpenAfterSales = (one: Pick<AfterSales, "state">): boolean => !isEnded(one);

/**
 * When the timer must look at a purchase, in ms; null = never again as it is.
 *
 * - The earliest of: its next task, the next deadline of its after-sales, an hour after a refund began, and what its state
 *   waits for: the end of the time to pay, `receiveDays` after the last parcel, `afterSalesDays` after receipt.
 * - While an after-sales is open it is neither received nor closed by time alone.
 */
export function dueAtMs(purchase: Purchase): number | null {
  const tasks = purchase.tasks
    .filter(({ tries }) => tries < TRIES_MAX)
    .map(({ notBeforeMs }) => notBeforeMs);
  const isHeldUp = purchase.afterSales.some(isOpenAfterSales);
  const ends = [
    ...[afterSalesDueMs(purchase), refundLookMs(purchase)],
    isHeldUp ? null : stateEndsAtMs(purchase),
  ];
  const all = [...tasks, ...ends.flatMap((end) => end ?? [])];
  return all.length === 0 ? null : Math.min(...all);
}

/**
 * A refund whose end nobody brought here after so long is looked up in the case, in case a call died on its way here. One
 * that is late too: else its purchase, and the shares, would stay held after WeChat has ended it.
 */
const REFUND_LOOK_MS = HOUR_MS;
function refundLookMs({ afterSales }: Purchase): number | null {
  const since = afterSales
    .filter(({ state }) => state === "refunding")
    .map(({ stateAtMs }) => stateAtMs);
  return since.length === 0 ? null : Math.min(...since) + REFUND_LOOK_MS;
}

/** When a state ends by time alone; null = it does not. */
export function stateEndsAtMs(purchase: Purchase): number | null {
  const { state, expiresAtMs, stateAtMs, receivedAtMs, terms = DEFAULT_TERMS } = purchase;
  if (state === "created") return expiresAtMs;
  if (state === "shipped") return stateAtMs + terms.receiveDays * DAY_MS;
  if (state === "received") return (receivedAtMs ?? stateAtMs) + terms.afterSalesDays * DAY_MS;
  return null;
}

/**
 * The purchase with the fields that follow from the others: `dueAtMs`, and `asksStaff`, which is true while an
 * after-sales waits for the brand or a task was given up. Every change of a purchase ends with this.
 */
export function upToDate(purchase: Purchase): Purchase {
  const asksStaff =
    purchase.afterSales.some(waitsForStaff) ||
    purchase.tasks.some(({ tries }) => tries >= TRIES_MAX);
  return { ...purchase, asksStaff, dueAtMs: dueAtMs(purchase) };
}
