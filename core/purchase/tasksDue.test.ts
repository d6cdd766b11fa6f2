import { newTask, TRIES_MAX } from "#core/purchase/task.ts";
import { tasksDue } from "#core/purchase/taskOutcomes.ts";

it.each([
  ["a new one", {}, true],
  ["one that waits until now", { notBeforeMs: 100 }, true],
  ["one that waits longer", { notBeforeMs: 101 }, false],
  ["the last try", { tries: TRIES_MAX - 1 }, true],
  ["one that was given up", { tries: TRIES_MAX }, false],
])("of the tasks of a purchase it does %s (%o)", (_, changes, isDone) => {
  const task = { ...newTask("sell", { kind: "sell" }), ...changes };
  expect(tasksDue({ tasks: [task] }, 100)).toEqual(isDone ? [task] : []);
});
