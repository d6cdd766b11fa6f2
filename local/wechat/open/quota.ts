import type { Clock } from "../../clock.ts";

const CHINA_MS = 8 * 3_600_000;
export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 3_600_000;

/** So many in each period of the clock; days begin in China. Returns false when they are used up. */
export function createQuota(clock: Clock, { max, everyMs }: { max: number; everyMs: number }) {
  let period = -1;
  let taken = 0;
  return (): boolean => {
    const current = Math.floor((clock.nowMs() + CHINA_MS) / everyMs);
    if (current !== period) [period, taken] = [current, 0];
    if (taken >= max) return false;
    taken += 1;
    return true;
  };
}
