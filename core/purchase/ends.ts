import { upToDate } from "#core/purchase/due.ts";
import { step, type StepError } from "#core/purchase/lifecycle.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { newTask } from "#core/purchase/task.ts";
import { ok, type Result } from "#core/result.ts";

/**
 * Nobody will pay it: what it held is free again. Whoever calls this is certain that nobody can pay any more.
 *
 * - A cancelled one stays as it is: the same object. Errors: a step that is not allowed.
 */
export function cancel(
  purchase: Purchase,
  cancelled: NonNullable<Purchase["cancelled"]>,
  nowMs: number,
): Result<Purchase, StepError> {
  if (purchase.state === "cancelled") return ok(purchase);
  const next = step(purchase.state, cancelled.by === "expiry" ? "expire" : "cancel");
  if (!next.ok) return next;
  const tasks = [...purchase.tasks, newTask("release", { kind: "release" })];
  return ok(upToDate({ ...purchase, state: next.value, stateAtMs: nowMs, cancelled, tasks }));
}

/**
 * The buyer has his goods: his case learns of it, so the freeze of the shares begins.
 *
 * - `receivedAtMs`: when he had them. A received one stays as it is. Errors: a step that is not allowed.
 */
export function receive(
  purchase: Purchase,
  receivedAtMs: number,
  nowMs: number,
): Result<Purchase, StepError> {
  if (purchase.state === "received") return ok(purchase);
  const next = step(purchase.state, "receive");
  if (!next.ok) return next;
  const tasks = [...purchase.tasks, newTask("receive", { kind: "receive", atMs: receivedAtMs })];
  return ok(upToDate({ ...purchase, state: next.value, stateAtMs: nowMs, receivedAtMs, tasks }));
}

/** The time for after-sales is over. A closed one stays as it is. Errors: a step that is not allowed. */
export function close(purchase: Purchase, nowMs: number): Result<Purchase, StepError> {
  if (purchase.state === "closed") return ok(purchase);
  const next = step(purchase.state, "close");
  if (!next.ok) return next;
  return ok(upToDate({ ...purchase, state: next.value, stateAtMs: nowMs }));
}
