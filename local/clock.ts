/** The shared cell: four numbers of 64 bits. */
const TURN = 0; // Odd while the others are being written; see `readSharedClock`.
const SPEED = 1; // Millionths; 0: the clock stands, -1: it follows the machine's.
const SINCE_MS = 2; // What the clock said when its speed was set …
const SINCE_NS = 3; // … and what the machine's monotonic clock said then, which all threads share.
const CELLS = 4;

const FOLLOWS_REAL_TIME = -1n;
const MILLION = 1_000_000;

export const FACTOR_MIN = 0.01;
export const FACTOR_MAX = 100_000;

/** Kept from user code, which shares its thread with the reader. */
const monotonicNs = process.hrtime.bigint;

/**
 * The one clock of the server: timers, tokens, transactions, `serverDate()`, WeChat's notices and `Date` inside every
 * function read it.
 *
 * It is *real* (the machine's time), *frozen* (it stands still and moves only when driven), or runs at a *factor* of
 * real time, from the instant on at which that was set.
 */
export interface Clock {
  /** Milliseconds since 1970 UTC. */
  nowMs(): number;
  readonly frozen: boolean;
  readonly mode: "real" | "frozen" | "factor";
  /** Milliseconds of this clock in one of real time: 1 while it is real, 0 while it is frozen. */
  readonly factor: number;
  /** Stops the clock at an instant, which may lie before or after the present one. */
  freeze(atMs: number): void;
  /** Moves a frozen clock forward. Going backwards, or driving a running clock, is a programmer's error and throws. */
  advanceTo(atMs: number): void;
  /**
   * Lets the clock run from where it stands, so many times as fast as real time. Throws for a factor outside of
   * 0.01 … 100,000. It is kept to the millionth.
   */
  runAt(factor: number): void;
  followRealTime(): void;
  /** Calls back whenever the clock is set, driven or made to run otherwise. Returns what ends that. */
  onSet(listener: () => void): () => void;
  /** What worker threads read the time from, without asking: see `readSharedClock`. */
  readonly shared: SharedArrayBuffer;
}

export function createClock(frozenAtMs?: number): Clock {
  const shared = new SharedArrayBuffer(CELLS * BigInt64Array.BYTES_PER_ELEMENT);
  const cells = new BigInt64Array(shared);

  const nowMs = (): number => readSharedClock(cells, Date.now);
  const listeners = new Set<() => void>();
  const speed = (): bigint => Atomics.load(cells, SPEED);

  function set(speed: bigint, sinceMs: number): void {
    Atomics.add(cells, TURN, 1n);
    Atomics.store(cells, SPEED, speed);
    Atomics.store(cells, SINCE_MS, BigInt(sinceMs));
    Atomics.store(cells, SINCE_NS, monotonicNs());
    Atomics.add(cells, TURN, 1n);
    for (const listener of listeners) listener();
  }

  if (frozenAtMs === undefined) set(FOLLOWS_REAL_TIME, 0);
  else set(0n, frozenAtMs);
  return {
    nowMs,
    get frozen() {
      return speed() === 0n;
    },
    get mode() {
      if (speed() === 0n) return "frozen";
      return speed() === FOLLOWS_REAL_TIME ? "real" : "factor";
    },
    get factor() {
      return speed() === FOLLOWS_REAL_TIME ? 1 : Number(speed()) / MILLION;
    },
    freeze: (atMs) => set(0n, atMs),
    advanceTo(atMs) {
      if (speed() !== 0n) throw new Error("a running clock cannot be driven");
      if (atMs < nowMs()) throw new Error(`the clock cannot go back from ${nowMs()} to ${atMs}`);
      set(0n, atMs);
    },
    runAt(factor) {
      if (!(factor >= FACTOR_MIN && factor <= FACTOR_MAX)) {
        throw new Error(`no clock runs at ${factor}`);
      }
      set(BigInt(Math.round(factor * MILLION)), nowMs());
    },
    followRealTime: () => set(FOLLOWS_REAL_TIME, 0),
    onSet(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    shared,
  };
}

/**
 * The time that a shared cell says. `realNowMs` is the machine's own, for a clock that follows it.
 *
 * Only the server's thread writes, so a reader needs no lock: where the turn is odd or has changed while it looked, it
 * saw a write half done and looks again.
 */
export function readSharedClock(cells: BigInt64Array, realNowMs: () => number): number {
  for (;;) {
    const turn = Atomics.load(cells, TURN);
    const speed = Atomics.load(cells, SPEED);
    const sinceMs = Atomics.load(cells, SINCE_MS);
    const sinceNs = Atomics.load(cells, SINCE_NS);
    if ((turn & 1n) === 1n || Atomics.load(cells, TURN) !== turn) continue;
    if (speed === FOLLOWS_REAL_TIME) return realNowMs();
    if (speed === 0n) return Number(sinceMs);
    // A millisecond has 10^6 ns, and the speed is in millionths. Read late, the difference may be a hair below zero.
    const passedMs = ((monotonicNs() - sinceNs) * speed) / 1_000_000_000_000n;
    return Number(sinceMs + passedMs);
  }
}
