import type { Clock } from "../clock.ts";
import { startHeartbeat } from "./heartbeat.ts";

// Before the clock is loaded, which keeps the machine's for itself: here time passes only when it is told to.
jest.useFakeTimers();
let createClock: (frozenAtMs?: number) => Clock;
beforeAll(async () => ({ createClock } = await import("../clock.ts")));
afterAll(() => jest.useRealTimers());

/** Something due at the given instants, and when it was told to run. */
function scheduledAt(duesMs: number[]) {
  const ran: number[] = [];
  return {
    ran,
    nextDueMs: () => duesMs[0],
    async runDue(untilMs: number) {
      while ((duesMs[0] ?? Infinity) <= untilMs) ran.push(duesMs.shift() ?? 0);
      throw new Error("never mind");
    },
  };
}
const after = (ms: number) => jest.advanceTimersByTimeAsync(ms);

it("runs what falls due while the clock is real, and tells of errors", async () => {
  const nowMs = Date.now();
  const scheduled = scheduledAt([nowMs - 1, nowMs + 60, nowMs + 3_600_000]);
  const errors: unknown[] = [];
  const onError = (error: unknown) => errors.push(error);
  const stop = startHeartbeat({ clock: createClock(), scheduled: [scheduled], onError });
  await after(30);
  expect(scheduled.ran).toEqual([nowMs - 1]);
  await after(120);
  expect(scheduled.ran).toEqual([nowMs - 1, nowMs + 60]);
  expect(errors).toHaveLength(2);
  stop();
});

it("waits as the clock runs, not as real time does, and from the moment on that it runs", async () => {
  const clock = createClock(0);
  const scheduled = scheduledAt([50_000, 3_600_000]);
  const stop = startHeartbeat({ clock, scheduled: [scheduled], onError: () => undefined });
  clock.runAt(1_000);
  await after(20);
  expect(scheduled.ran).toEqual([]);
  await after(100);
  stop();
  expect(scheduled.ran).toEqual([50_000]);
});

it("runs nothing on a frozen clock, nor after it was stopped", async () => {
  const nowMs = Date.now();
  const [frozen, stopped] = [scheduledAt([nowMs + 30]), scheduledAt([nowMs + 30])];
  const onError = () => undefined;
  const clock = createClock();
  const stopFrozen = startHeartbeat({ clock, scheduled: [frozen], onError });
  clock.freeze(nowMs + 1_000);
  startHeartbeat({ clock: createClock(), scheduled: [stopped], onError })();
  await after(2_000);
  stopFrozen();
  expect([frozen.ran, stopped.ran]).toEqual([[], []]);
});
