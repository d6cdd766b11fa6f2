import { type AfterSales, AFTER_SALES_NOTES_MAX, isEnded } from "#core/purchase/afterSales.ts";
import { deadlineMs } from "#core/purchase/afterSalesDeadlines.ts";
import {
  type AfterSalesCommand,
  afterSalesStep,
  type AfterSalesStepError,
} from "#core/purchase/afterSalesMachine.ts";
import { upToDate } from "#core/purchase/due.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { newTask, type Task } from "#core/purchase/task.ts";
import { ok, type Result } from "#core/result.ts";

export const findAfterSales = (
  { afterSales }: Pick<Purchase, "afterSales">,
  id: string,
): AfterSales | null => afterSales.find((one) => one.id === id) ?? null;

/** The purchase with one after-sales put in place, and with tasks that it does not have yet. */
export function withAfterSales(
  purchase: Purchase,
  changed: AfterSales,
  tasks: readonly Task[] = [],
): Purchase {
  const isKnown = purchase.afterSales.some(({ id }) => id === changed.id);
  const afterSales = isKnown
    ? purchase.afterSales.map((one) => (one.id === changed.id ? changed : one))
    : [...purchase.afterSales, changed];
  const keys = new Set(purchase.tasks.map(({ key }) => key));
  const added = tasks.filter(({ key }) => !keys.has(key));
  return upToDate({ ...purchase, afterSales, tasks: [...purchase.tasks, ...added] });
}

/**
 * The purchase after a step of one of its after-sales: with its new state and deadline, and with what follows.
 *
 * - An end ends the hold of the case that the asking began.
 * - Errors: `aftersales_step_not_allowed`.
 */
export function stepped(
  purchase: Purchase,
  one: AfterSales,
  command: AfterSalesCommand,
  nowMs: number,
  changes: Partial<AfterSales> = {},
  tasks: readonly Task[] = [],
): Result<Purchase, AfterSalesStepError> {
  const next = afterSalesStep(one.kind, one.state, command);
  if (!next.ok) return next;
  const moved = { ...one, ...changes, state: next.value, stateAtMs: nowMs, isLate: false };
  const changed: AfterSales = { ...moved, dueAtMs: deadlineMs(moved) };
  if (!isEnded(changed)) return ok(withAfterSales(purchase, changed, tasks));
  const endHold = newTask(`endHold/${one.id}`, { kind: "endHold", id: one.id });
  const after = [...tasks, ...takenAgain(purchase, changed), ...putBack(one, changed), endHold];
  // A hold that has not begun is not begun any more; the end makes up for it.
  const kept = purchase.tasks.filter(({ key }) => key !== `hold/${one.id}`);
  return ok(withAfterSales({ ...purchase, tasks: kept }, changed, after));
}

/** What a refund had put back into stock, and what is to be shipped now that it came to nothing. */
function takenAgain({ state }: Purchase, one: AfterSales): readonly Task[] {
  const lines = one.lines
    .filter(({ unshipped }) => unshipped > 0)
    .map(({ sku, unshipped: quantity }) => ({ sku, quantity }));
  const isNeeded = state === "paid" && one.state !== "done" && lines.length > 0;
  return isNeeded ? [newTask(`takeAgain/${one.id}`, { kind: "takeAgain", lines })] : [];
}

/** Goods leave for an exchange before its step is written: a call that died in between may have taken some. */
const putBack = (
  { state: before }: AfterSales,
  { id, kind, state }: AfterSales,
): readonly Task[] =>
  kind === "exchange" && state !== "done" && before !== "asked"
    ? [newTask(`putBack/${id}`, { kind: "putBack", id })]
    : [];

/** A message to the buyer about an after-sales; once for each `what`, which its `about` must name: of one event one is sent. */
export const tellBuyer = (
  { id }: AfterSales,
  what: string,
  moment: "refunded" | "afterSales" = "afterSales",
): Task => newTask(`message/${id}/${what}`, { kind: "message", moment, about: `${id}/${what}` });

/** The after-sales with one more note; the oldest goes when there are too many. */
export const noted = (one: AfterSales, atMs: number, by: string, text: string): AfterSales => ({
  ...one,
  notes: [...one.notes, { atMs, by, text }].slice(-AFTER_SALES_NOTES_MAX),
});
