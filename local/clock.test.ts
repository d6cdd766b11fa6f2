import { createClock, readSharedClock } from "./clock.ts";

it("follows real time until it is frozen, and again afterwards", () => {
  const clock = createClock();
  expect(clock.frozen).toBe(false);
  expect(Math.abs(clock.nowMs() - Date.now())).toBeLessThan(1000);
  clock.freeze(1_000);
  expect([clock.frozen, clock.nowMs()]).toEqual([true, 1_000]);
  clock.followRealTime();
  expect(clock.nowMs()).toBeGreaterThan(1_000_000);
});

it("moves only forward, and only when frozen", () => {
  const clock = createClock(5_000);
  clock.advanceTo(5_000);
  clock.advanceTo(7_000);
  expect(clock.nowMs()).toBe(7_000);
  expect(() => clock.advanceTo(6_999)).toThrow("cannot go back");
  expect(() => createClock().advanceTo(9e12)).toThrow("cannot be driven");
});

it("is read by others through its shared cell", () => {
  const clock = createClock(0);
  const cell = new BigInt64Array(clock.shared);
  expect(readSharedClock(cell, () => 42)).toBe(0);
  clock.advanceTo(253_402_300_799_999);
  expect(readSharedClock(cell, () => 42)).toBe(253_402_300_799_999);
  clock.followRealTime();
  expect(readSharedClock(cell, () => 42)).toBe(42);
});
