import { Worker } from "node:worker_threads";
import { createClock, readSharedClock } from "./clock.ts";

const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it("follows real time until it is frozen, and again afterwards", () => {
  const clock = createClock();
  expect([clock.frozen, clock.factor]).toEqual([false, 1]);
  const beforeMs = Date.now();
  const nowMs = clock.nowMs();
  expect([beforeMs <= nowMs, nowMs <= Date.now()]).toEqual([true, true]);
  clock.freeze(1_000);
  expect([clock.frozen, clock.factor, clock.nowMs()]).toEqual([true, 0, 1_000]);
  expect(clock.mode).toBe("frozen");
  clock.followRealTime();
  expect(clock.nowMs()).toBeGreaterThan(1_000_000);
  expect(clock.mode).toBe("real");
});

it("moves only forward, and only when frozen", () => {
  const clock = createClock(5_000);
  clock.advanceTo(5_000);
  clock.advanceTo(7_000);
  expect(clock.nowMs()).toBe(7_000);
  expect(() => clock.advanceTo(6_999)).toThrow("cannot go back");
  expect(() => createClock().advanceTo(9e12)).toThrow("cannot be driven");
  clock.runAt(2);
  expect(() => clock.advanceTo(9e12)).toThrow("cannot be driven");
});

it.each([1_000, 60, 0.5])("runs at %d times real time, from where it stood", async (factor) => {
  const clock = createClock(1_000_000);
  const beganMs = performance.now();
  clock.runAt(factor);
  expect([clock.frozen, clock.factor, clock.mode]).toEqual([false, factor, "factor"]);
  await after(100);
  const seenMs = clock.nowMs() - 1_000_000;
  const realMs = performance.now() - beganMs;
  expect(seenMs).toBeGreaterThanOrEqual(Math.floor(99 * factor));
  expect(seenMs).toBeLessThanOrEqual(realMs * factor + 1);
  const stoodMs = clock.nowMs();
  clock.freeze(stoodMs);
  expect(clock.nowMs()).toBe(stoodMs);
});

it("knows no factor that is too small, too large or none", () => {
  for (const factor of [0, -1, 0.009, 100_001, NaN, Infinity]) {
    expect(() => createClock(0).runAt(factor)).toThrow("no clock runs at");
  }
});

it("is read by others through its shared cell", () => {
  const clock = createClock(0);
  const cells = new BigInt64Array(clock.shared);
  expect(readSharedClock(cells, () => 42)).toBe(0);
  clock.advanceTo(253_402_300_799_999);
  expect(readSharedClock(cells, () => 42)).toBe(253_402_300_799_999);
  clock.followRealTime();
  expect(readSharedClock(cells, () => 42)).toBe(42);
});

it("never shows another thread a mixture of two settings", async () => {
  // The reader is TypeScript, so the other thread writes and this one reads: what may tear is the same.
  const clock = createClock(0);
  const writer = `
    const { workerData: shared } = require("node:worker_threads");
    const cells = new BigInt64Array(shared);
    const untilMs = Date.now() + 300;
    for (let at = 0; Date.now() < untilMs; at += 1) {
      // Either it stands at 5 or it runs fast from 10^9 on: a mixture would show neither.
      const [speed, sinceMs] = at % 2 === 0 ? [0n, 5n] : [100000000000n, 1000000000n];
      Atomics.add(cells, 0, 1n);
      Atomics.store(cells, 1, speed);
      Atomics.store(cells, 2, sinceMs);
      Atomics.store(cells, 3, process.hrtime.bigint());
      Atomics.add(cells, 0, 1n);
    }`;
  const worker = new Worker(writer, { eval: true, workerData: clock.shared });
  let isRunning = true;
  worker.on("exit", () => (isRunning = false));
  let reads = 0;
  while (isRunning) {
    for (let at = 0; at < 20_000; at += 1, reads += 1) {
      const nowMs = clock.nowMs();
      if (nowMs === 5 || nowMs === 0 || nowMs >= 999_000_000) continue;
      throw new Error(`read ${nowMs}`);
    }
    await after(0);
  }
  expect(reads).toBeGreaterThan(1_000);
});
