import type { Purchase } from "#core/purchase/purchase.ts";
import type { Doing, Task } from "#core/purchase/task.ts";
import { afterTasks, tasksDue } from "#core/purchase/taskOutcomes.ts";
import { err, ok } from "#core/result.ts";
import { HANDLERS } from "#functions/purchase/tasks/handlers.ts";
import type { Deps, WithGoods } from "#ports/deps.ts";

/** What tasks may need besides the books: a function that lacks a port leaves such a task to the timer `tend`. */
export type TaskDeps = Deps & Partial<WithGoods>;
/**
 * `waits`: this function lacks the port. `refused`: it would fail for ever, so staff must look. Whatever is thrown counts
 * as failed.
 */
export type TaskOutcome =
  | { readonly outcome: "done" | "waits" }
  | { readonly outcome: "failed" | "refused"; readonly reason: string };
/** Does one task; safe to be repeated at any time. */
export type Handler<K extends Doing["kind"] = Doing["kind"]> = (
  deps: TaskDeps,
  purchase: Purchase,
  task: Task & { readonly kind: K },
  nowMs: number,
) => Promise<TaskOutcome>;
export type Handlers = { readonly [K in Doing["kind"]]?: Handler<K> };

/** So many tasks one call does of one purchase. */
const TASKS_MAX = 20;

/**
 * Does what follows from a purchase, one after the other, and puts down what became of it in one write. What fails waits
 * longer each time, and after 20 failures for staff. 1 request more than its tasks make, or none when none is due.
 *
 * - Returns the purchase as it is after that.
 */
export async function runTasks(
  deps: TaskDeps,
  purchase: Purchase,
  nowMs: number,
  handlers: Handlers = HANDLERS,
): Promise<Purchase> {
  const done = new Set<string>();
  const failed = new Map<string, string>();
  const refused = new Map<string, string>();
  for (const task of tasksDue(purchase, nowMs).slice(0, TASKS_MAX)) {
    const told = await doOne(deps, purchase, task, nowMs, handlers);
    if (told.outcome === "done") done.add(task.key);
    if (!("reason" in told)) continue;
    (told.outcome === "refused" ? refused : failed).set(task.key, told.reason);
    deps.logError(new Error(`task ${task.key} of purchase ${purchase._id}: ${told.reason}`));
  }
  if (done.size + failed.size + refused.size === 0) return purchase;
  const changed = await deps.store.change(
    "purchases",
    purchase._id,
    (now) => (now ? ok(afterTasks(now, { done, failed, refused }, nowMs)) : err(null)),
    { document: purchase },
  );
  return changed.ok ? changed.value : purchase;
}

async function doOne<K extends Doing["kind"]>(
  deps: TaskDeps,
  purchase: Purchase,
  task: Task & { readonly kind: K },
  nowMs: number,
  handlers: { readonly [Each in K]?: Handler<Each> },
): Promise<TaskOutcome> {
  try {
    const { kind }: { readonly kind: K } = task;
    const handler = handlers[kind];
    return handler ? await handler(deps, purchase, task, nowMs) : { outcome: "waits" };
  } catch (error) {
    return { outcome: "failed", reason: error instanceof Error ? error.message : String(error) };
  }
}
