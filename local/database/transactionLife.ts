/** How long a transaction may live by the server's clock, as on the platform. */
const LIFETIME_MS = 30_000;
/** On a clock that runs fast it gets this long in real time, since its work takes that whatever the clock says. */
const LIFETIME_REAL_MS_MIN = 1_000;
/**
 * Nor may it live longer in real time, however the clock stands: an open snapshot keeps the log from being cut, and who
 * was killed with a lock in hand would hold up all others for ever.
 */
export const LIFETIME_REAL_MS = 30_000;
/** How often those that nobody uses are looked at. Those in use are looked at then. */
export const LOOK_EVERY_MS = 100;

/** The clock that a transaction's life is measured by. */
export interface TransactionClock {
  readonly nowMs: () => number;
  /** How many times as fast as real time it runs: 0 while it stands. */
  readonly factor: () => number;
}

/** Whether a transaction's time is over by the clock. One that was set back makes nobody older. */
export function hasOutlived({ nowMs, factor }: TransactionClock, beganAtMs: number): boolean {
  const limitMs = Math.max(LIFETIME_MS, factor() * LIFETIME_REAL_MS_MIN);
  return nowMs() - beganAtMs >= limitMs;
}
