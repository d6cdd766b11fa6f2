/** A value of the shared cell that no real instant has: the clock follows the machine's. */
const FOLLOWS_REAL_TIME = -1n;

/**
 * The one clock of the server: timers, `serverDate()`, WeChat's notices and `Date` inside every function read it.
 *
 * It is *real* (the machine's time) or *frozen* (it stands still and moves only when driven).
 */
export interface Clock {
  /** Milliseconds since 1970 UTC. */
  nowMs(): number;
  readonly frozen: boolean;
  /** Stops the clock at an instant, which may lie before or after the present one. */
  freeze(atMs: number): void;
  /** Moves a frozen clock forward. Going backwards, or driving a real clock, is a programmer's error and throws. */
  advanceTo(atMs: number): void;
  followRealTime(): void;
  /** What worker threads read the time from, without asking: see `readSharedClock`. */
  readonly shared: SharedArrayBuffer;
}

export function createClock(frozenAtMs?: number): Clock {
  const shared = new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT);
  const cell = new BigInt64Array(shared);

  function set(value: bigint): void {
    Atomics.store(cell, 0, value);
  }
  function nowMs(): number {
    return readSharedClock(cell, Date.now);
  }

  set(frozenAtMs === undefined ? FOLLOWS_REAL_TIME : BigInt(frozenAtMs));
  return {
    nowMs,
    get frozen() {
      return Atomics.load(cell, 0) !== FOLLOWS_REAL_TIME;
    },
    freeze: (atMs) => set(BigInt(atMs)),
    advanceTo(atMs) {
      if (Atomics.load(cell, 0) === FOLLOWS_REAL_TIME)
        throw new Error("a real clock cannot be driven");
      if (atMs < nowMs()) throw new Error(`the clock cannot go back from ${nowMs()} to ${atMs}`);
      set(BigInt(atMs));
    },
    followRealTime: () => set(FOLLOWS_REAL_TIME),
    shared,
  };
}

/** The time that a shared cell says. `realNowMs` is the machine's own, for a clock that is not frozen. */
export function readSharedClock(cell: BigInt64Array, realNowMs: () => number): number {
  const atMs = Atomics.load(cell, 0);
  return atMs === FOLLOWS_REAL_TIME ? realNowMs() : Number(atMs);
}
