/** Goal: what is due is called once, what fails is called again twice, a minute apart. */
import type { FunctionSpec } from "../project/functions.ts";
import { createSchedule } from "./schedule.ts";

const HOUR_MS = 3_600_000;
const START_MS = Date.UTC(2026, 0, 1);

const spec = (name: string, config: string): FunctionSpec => ({
  name,
  directory: "",
  file: "",
  exportName: "main",
  timeoutSeconds: 3,
  memoryMb: 256,
  environment: {},
  timers: [{ name: `${name}-timer`, config }],
  openapi: [],
});

/** A schedule whose functions succeed or fail as told, and who was called when. */
function scheduleOf(o: { fails: (name: string, eventJson: string) => boolean }) {
  const called: string[] = [];
  const specs = [spec("hourly", "0 0 * * * * *"), spec("daily", "0 0 8 * * * *")];
  const schedule = createSchedule(specs, {
    nowMs: START_MS,
    call: async (name, eventJson) => {
      called.push(`${name} ${(JSON.parse(eventJson) as { Time: string }).Time}`);
      const requestId = "r";
      if (!o.fails(name, eventJson)) return { ok: true, requestId, resultJson: "null" };
      return { ok: false, requestId, error: { code: "FUNCTIONS_EXECUTE_FAIL", message: "" } };
    },
  });
  return { schedule, called };
}

it("calls what is due, together, and then waits for the next run", async () => {
  const { schedule, called } = scheduleOf({ fails: () => false });
  expect(schedule.nextDueMs()).toBe(START_MS + HOUR_MS);
  expect(await schedule.runDue(START_MS + HOUR_MS - 1)).toEqual([]);
  await schedule.runDue(START_MS + HOUR_MS);
  expect(called).toEqual(["hourly 2026-01-01T01:00:00Z"]);
  schedule.restart(START_MS + 23 * HOUR_MS);
  // Eight in the morning at Beijing is midnight at Greenwich.
  expect(await schedule.runDue(START_MS + 24 * HOUR_MS)).toHaveLength(2);
});

it("makes one run of several that were missed", async () => {
  const { schedule, called } = scheduleOf({ fails: () => false });
  await schedule.runDue(START_MS + 5.5 * HOUR_MS);
  expect(called).toEqual(["hourly 2026-01-01T01:00:00Z"]);
  expect(schedule.nextDueMs()).toBe(START_MS + 6 * HOUR_MS);
});

it("tries again twice, a minute apart, with the same event, and then gives up", async () => {
  const { schedule, called } = scheduleOf({ fails: () => true });
  const dues: number[] = [];
  for (let i = 0; i < 3; i += 1) {
    const dueMs = schedule.nextDueMs() ?? 0;
    dues.push((dueMs - START_MS - HOUR_MS) / 60_000);
    const [run] = await schedule.runDue(dueMs);
    expect(run).toMatchObject({ name: "hourly", error: { code: "FUNCTIONS_EXECUTE_FAIL" } });
  }
  expect(dues).toEqual([0, 1, 2]);
  expect(called).toEqual(Array(3).fill("hourly 2026-01-01T01:00:00Z"));
  expect(schedule.nextDueMs()).toBe(START_MS + 2 * HOUR_MS);
});

it("stops trying again once it went well", async () => {
  let tries = 0;
  const { schedule } = scheduleOf({ fails: () => (tries += 1) === 1 });
  await schedule.runDue(START_MS + HOUR_MS);
  await schedule.runDue(START_MS + HOUR_MS + 60_000);
  expect(tries).toBe(2);
  expect(schedule.nextDueMs()).toBe(START_MS + 2 * HOUR_MS);
});

it("forgets retries when the clock jumps", async () => {
  const { schedule } = scheduleOf({ fails: () => true });
  await schedule.runDue(START_MS + HOUR_MS);
  schedule.restart(START_MS + 10.5 * HOUR_MS);
  expect(schedule.nextDueMs()).toBe(START_MS + 11 * HOUR_MS);
});
