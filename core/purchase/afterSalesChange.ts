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
  const endHold = newTask(`endHold/${one.id}`, { kind: "endHold", id: one.id });
  return ok(withAfterSales(purchase, changed, [...tasks, ...(isEnded(changed) ? [endHold] : [])]));
}

/** A message to the buyer about an after-sales; once for each `what`. */
export const tellBuyer = (
  { id }: AfterSales,
  what: string,
  moment: "refunded" | "afterSales" = "afterSales",
): Task => newTask(`message/${id}/${what}`, { kind: "message", moment, about: id });

/** The after-sales with one more note; the oldest goes when there are too many. */
export const noted = (one: AfterSales, atMs: number, by: string, text: string): AfterSales => ({
  ...one,
  notes: [...one.notes, { atMs, by, text }].slice(-AFTER_SALES_NOTES_MAX),
});
