import type { Clock } from "../clock.ts";
import type { Schedule } from "../timers/schedule.ts";
import type { Triggers } from "../triggers/index.ts";
import type { Wechat } from "../wechat/index.ts";
import { ControlError } from "./errors.ts";

/** Bounds one request: a timer of every second, driven over a year, would run for hours. */
const RUNS_MAX = 200_000;
const FAILED_SHOWN_MAX = 20;

export type DriveParts = {
  readonly clock: Clock;
  readonly schedule: Schedule;
  readonly wechat: Wechat;
  readonly triggers: Pick<Triggers, "settled">;
};

export type Driven = {
  readonly ran: number;
  readonly failed: readonly { name: string; atMs: number; code: string }[];
};

/**
 * Moves a frozen clock forward to an instant, running on the way everything that falls due, in order of time:
 * timers, their retries, WeChat's notices. What is due at the same instant runs concurrently.
 *
 * Errors: clock_not_frozen, clock_backwards, too_many_runs (the clock then stands where it came to).
 */
export async function driveClock(
  { clock, schedule, wechat, triggers }: DriveParts,
  toMs: number,
): Promise<Driven> {
  if (!clock.frozen)
    throw new ControlError(
      "clock_not_frozen",
      "only a frozen clock is driven: freeze it first, with freezeAtMs",
    );
  if (toMs < clock.nowMs()) {
    throw new ControlError("clock_backwards", `${toMs} is before ${clock.nowMs()}`);
  }
  let ran = 0;
  const failed: { name: string; atMs: number; code: string }[] = [];

  for (;;) {
    const dueMs = Math.min(schedule.nextDueMs() ?? Infinity, wechat.nextDueMs() ?? Infinity);
    if (dueMs > toMs) break;
    if (ran >= RUNS_MAX) throw new ControlError("too_many_runs", `stopped after ${ran} runs`);
    const atMs = Math.max(dueMs, clock.nowMs());
    clock.advanceTo(atMs);
    const [timers, notices] = await Promise.all([schedule.runDue(atMs), wechat.runDue(atMs)]);
    await triggers.settled();
    if (timers.length + notices === 0) throw new Error(`nothing ran that was due at ${dueMs}`);
    ran += timers.length + notices;
    for (const { name, error } of timers) {
      if (error === undefined || failed.length >= FAILED_SHOWN_MAX) continue;
      failed.push({ name, atMs, code: error.code });
    }
  }
  clock.advanceTo(toMs);
  return { ran, failed };
}
