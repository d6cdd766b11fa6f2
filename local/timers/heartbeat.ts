import type { Clock } from "../clock.ts";

/** Looks again this often, in real time, since what is due next may change between two looks. */
const LOOK_EVERY_MS = 1000;

/** Something that wants to be told when its time has come. */
export type Scheduled = {
  nextDueMs(): number | undefined;
  runDue(untilMs: number): Promise<unknown>;
};

/**
 * Lets timers and notices run by themselves while the clock runs, in real time or at a factor. On a frozen clock it does
 * nothing: there only `driveClock` runs them. A timer that fell due more than once between two looks runs once, as after
 * a jump. Returns the way to stop it.
 */
export function startHeartbeat(o: {
  clock: Clock;
  scheduled: readonly Scheduled[];
  onError: (error: unknown) => void;
}): () => void {
  let timeout: NodeJS.Timeout | undefined;
  // A clock that begins to run fast must not wait for a look that was planned while it stood.
  const forget = o.clock.onSet(arm);

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
    clearTimeout(timeout);
    timeout = setTimeout(beat, realWaitMs());
  }
  function realWaitMs(): number {
    const { factor } = o.clock;
    if (factor === 0) return LOOK_EVERY_MS;
    const dues = o.scheduled.map((each) => each.nextDueMs() ?? Number.POSITIVE_INFINITY);
    const waitMs = (Math.min(...dues) - o.clock.nowMs()) / factor;
    return Math.max(1, Math.min(Math.ceil(waitMs), LOOK_EVERY_MS));
  }

  arm();
  return () => {
    forget();
    clearTimeout(timeout);
  };
}
