import { upToDate } from "#core/purchase/due.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { type Task, TRIES_MAX } from "#core/purchase/task.ts";
import { noted } from "#core/purchase/notes.ts";
import { HOUR_MS, MINUTE_MS } from "#core/time.ts";

/** The first wait after a failure; each further failure doubles it. */
const WAIT_MS = MINUTE_MS;
const WAIT_MAX_MS = 6 * HOUR_MS;

/** How long a task that failed after so many failures waits. */
export const waitMs = (tries: number): number => Math.min(WAIT_MAX_MS, WAIT_MS * 2 ** tries);

/** The tasks that can be done now, in their order: not waiting, not given up. */
export const tasksDue = ({ tasks }: Pick<Purchase, "tasks">, nowMs: number): readonly Task[] =>
  tasks.filter(({ tries, notBeforeMs }) => notBeforeMs <= nowMs && tries < TRIES_MAX);

/** What became of tasks, by their keys, and of those that failed or were refused, why. */
export type Outcomes = {
  readonly done: ReadonlySet<string>;
  readonly failed: ReadonlyMap<string, string>;
  /** Failing again would be all that they do: left to staff at once. */
  readonly refused: ReadonlyMap<string, string>;
};

/** The purchase without the tasks that were done, with a wait for those that failed, and with a note on each given up. */
export function afterTasks(
  purchase: Purchase,
  { done, failed, refused }: Outcomes,
  nowMs: number,
): Purchase {
  const isKnown = ({ key }: Task) => done.has(key) || failed.has(key) || refused.has(key);
  if (!purchase.tasks.some(isKnown)) return purchase;
  const tasks = purchase.tasks
    .filter(({ key }) => !done.has(key))
    .map((task): Task => {
      if (refused.has(task.key)) return { ...task, tries: TRIES_MAX };
      if (!failed.has(task.key)) return task;
      return { ...task, tries: task.tries + 1, notBeforeMs: nowMs + waitMs(task.tries) };
    });
  const given = tasks.filter((task) => task.tries >= TRIES_MAX && isKnown(task));
  const told = given.reduce((current, { key }) => {
    const why = refused.get(key) ?? failed.get(key) ?? "";
    return noted(current, nowMs, SYSTEM, `后续处理 ${key} 没有完成：${why}`.slice(0, NOTE_MAX));
  }, purchase);
  return upToDate({ ...told, tasks });
}
/** Who writes a note that no person writes. */
const SYSTEM = "shop";
const NOTE_MAX = 200;

/** Staff ask for tasks that wait or were given up to be done at once. */
export function tasksRetried(purchase: Purchase): Purchase {
  const tasks = purchase.tasks.map((task) => ({ ...task, tries: 0, notBeforeMs: 0 }));
  return tasks.length === 0 ? purchase : upToDate({ ...purchase, tasks });
}
