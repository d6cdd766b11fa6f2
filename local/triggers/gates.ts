import type { Frequency } from "./triggerFile.ts";

/** Lets through what a frequency allows, by the server's clock. */
export function createFrequencyGate(frequency: Frequency): (atMs: number) => boolean {
  let lastMs: number | undefined;
  return (atMs) => {
    if (lastMs !== undefined && frequency === "once") return false;
    // Also when the clock was set back: the window is then long over, or has never been.
    const sinceMs = lastMs === undefined ? Infinity : Math.abs(atMs - lastMs);
    if (typeof frequency === "object" && sinceMs < frequency.everySeconds * 1000) return false;
    lastMs = atMs;
    return true;
  };
}

/** Lets through so many in each second of the server's clock. While that stands still, no second passes. */
export function createRateGate(perSecond: number): (atMs: number) => boolean {
  let second = NaN;
  let passed = 0;
  return (atMs) => {
    const now = Math.floor(atMs / 1000);
    if (now !== second) [second, passed] = [now, 0];
    passed += 1;
    return passed <= perSecond;
  };
}
