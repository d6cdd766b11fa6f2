import type { Clock } from "../clock.ts";

/** Looks again this often, since what is due next may change between two looks. */
const LOOK_EVERY_MS = 1000;

/** Something that wants to be told when its time has come. */
export type Scheduled = {
  nextDueMs(): number | undefined;
  runDue(untilMs: number): Promise<unknown>;
};

/**
 * Lets timers and notices run by themselves while the clock follows real time. On a frozen clock it does nothing:
 * there only `driveClock` runs them. Returns the way to stop it.
 */
export function startHeartbeat(o: {
  clock: Clock;
  scheduled: readonly Scheduled[];
  onError: (error: unknown) => void;
}): () => void {
  let timeout: NodeJS.Timeout;

  function beat(): void {
    if (!o.clock.frozen) {
      for (const each of o.scheduled) {
        const nowMs = o.clock.nowMs();
        const dueMs = each.nextDueMs();
        // Not awaited: as on CloudBase, a slow run does not hold up the next one.
        if (dueMs !== undefined && dueMs <= nowMs) each.runDue(nowMs).catch(o.onError);
      }
    }
    arm();
  }
  function arm(): void {
    const dues = o.scheduled.map((each) => each.nextDueMs() ?? Number.POSITIVE_INFINITY);
    const waitMs = o.clock.frozen ? LOOK_EVERY_MS : Math.min(...dues) - o.clock.nowMs();
    timeout = setTimeout(beat, Math.max(1, Math.min(waitMs, LOOK_EVERY_MS)));
  }

  arm();
  return () => clearTimeout(timeout);
}
