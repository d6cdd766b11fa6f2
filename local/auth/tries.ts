import type { Clock } from "../clock.ts";
import { dropOldest } from "./dropOldest.ts";

/** Names remembered at a time; the oldest goes first. */
const NAMES_MAX = 10_000;

/** Counts what somebody tried in vain, and says when it was too often. */
export interface Tries {
  /** Milliseconds until another try is allowed; 0 when it is now. */
  waitMs(name: string): number;
  failed(name: string): void;
  forget(name: string): void;
}

/** `max` failures within `withinMs`; after that nothing is tried until as long has passed since the last one. */
export function createTries(o: { clock: Clock; max: number; withinMs: number }): Tries {
  const failures = new Map<string, { count: number; lastAtMs: number }>();
  const live = (name: string) => {
    const found = failures.get(name);
    return found !== undefined && found.lastAtMs + o.withinMs > o.clock.nowMs() ? found : undefined;
  };
  return {
    waitMs(name) {
      const found = live(name);
      if (found === undefined || found.count < o.max) return 0;
      return found.lastAtMs + o.withinMs - o.clock.nowMs();
    },
    failed(name) {
      const count = (live(name)?.count ?? 0) + 1;
      failures.delete(name);
      failures.set(name, { count, lastAtMs: o.clock.nowMs() });
      dropOldest(failures, NAMES_MAX);
    },
    forget: (name) => void failures.delete(name),
  };
}
