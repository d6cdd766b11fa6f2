import { newTask, TRIES_MAX } from "#core/purchase/task.ts";
import { afterTasks, tasksDue, tasksRetried, waitMs } from "#core/purchase/taskOutcomes.ts";
import { HOUR_MS, MINUTE_MS } from "#core/time.ts";
import { aPurchase } from "#tests/fixtures.ts";

/** Goal: what is done is forgotten, what fails waits longer each time, and in the end people look. */
const sell = newTask("sell", { kind: "sell" });
const tell = newTask("tell", { kind: "tellShipping" });
const purchase = aPurchase([], { state: "paid", dueAtMs: 0, tasks: [sell, tell] });
const none = { done: new Set<string>(), failed: new Map(), refused: new Map() };

it("forgets what is done, keeps the rest", () => {
  const after = afterTasks(purchase, { ...none, done: new Set(["sell"]) }, 5);
  expect(after.tasks).toEqual([tell]);
  expect(afterTasks(purchase, { ...none, done: new Set(["gone"]) }, 5)).toBe(purchase);
});

it.each([
  [0, MINUTE_MS],
  [1, 2 * MINUTE_MS],
  [8, 256 * MINUTE_MS],
  [9, 6 * HOUR_MS],
  [19, 6 * HOUR_MS],
])("waits after %d failures for %d ms", (tries, wait) => {
  expect(waitMs(tries)).toBe(wait);
  const before = { ...purchase, tasks: [{ ...sell, tries }] };
  const after = afterTasks(before, { ...none, failed: new Map([["sell", "why"]]) }, 5);
  expect(after.tasks).toEqual([{ ...sell, tries: tries + 1, notBeforeMs: 5 + wait }]);
  const isGiven = tries + 1 >= TRIES_MAX;
  expect(after).toMatchObject({ asksStaff: isGiven, dueAtMs: isGiven ? null : 5 + wait });
  expect(after.staffNotes).toHaveLength(isGiven ? 1 : 0);
});

it("gives up at once what is refused, says why, and goes on when staff want it", () => {
  const after = afterTasks(purchase, { ...none, refused: new Map([["tell", "wrong form"]]) }, 5);
  expect(after.staffNotes).toMatchObject([
    { by: "shop", text: expect.stringContaining("wrong form") },
  ]);
  expect(tasksDue(after, 5).map(({ key }) => key)).toEqual(["sell"]);
  const again = tasksRetried(after);
  expect(again).toMatchObject({ asksStaff: false, dueAtMs: 0 });
  expect(tasksDue(again, 5)).toHaveLength(2);
  const quiet = aPurchase([], { state: "paid", dueAtMs: null });
  expect(tasksRetried(quiet)).toBe(quiet);
});
