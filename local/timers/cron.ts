import { Cron } from "croner";

/** Timers of CloudBase are read at Beijing's clock, whatever the machine's. */
const BEIJING_OFFSET_MINUTES = 8 * 60;
const FIELDS = 7;
/** How many runs are computed at a time: croner needs microseconds for each, which add up over a driven year. */
const RUNS_AHEAD = 64;

/** A timer's pattern that CloudBase would not take. */
export class CronPatternError extends Error {}

export interface CronRuns {
  /** The first run after an instant, in ms since 1970 UTC; undefined when there is none any more. */
  after(atMs: number): number | undefined;
}

/**
 * The runs of a CloudBase timer: seven fields (second minute hour day month weekday year) in UTC+8. When both day
 * and weekday are given, either will do.
 *
 * Source: developers.weixin.qq.com, "定时触发器".
 * Errors: CronPatternError.
 */
export function parseCron(pattern: string): CronRuns {
  if (pattern.trim().split(/\s+/).length !== FIELDS) {
    throw new CronPatternError(`must have ${FIELDS} fields (second … year), but is "${pattern}"`);
  }
  const cron = compile(pattern);
  let ahead: number[] = [];
  /** `ahead` holds every run after this instant, up to its own last one. */
  let aheadOfMs = Number.POSITIVE_INFINITY;
  let next = 0;

  return {
    after(atMs) {
      // A short list is the whole future: a pattern whose years are over is not searched again.
      const isUsedUp = ahead.length === RUNS_AHEAD && atMs >= (ahead.at(-1) ?? 0);
      if (atMs < aheadOfMs || isUsedUp) {
        ahead = cron.nextRuns(RUNS_AHEAD, new Date(atMs)).map((run) => run.getTime());
        aheadOfMs = atMs;
        next = 0;
      }
      // Time usually goes forward by one run; only a clock that was set back has to search from the start.
      if (next > 0 && (ahead[next - 1] ?? 0) > atMs) next = 0;
      while (next < ahead.length && (ahead[next] ?? 0) <= atMs) next += 1;
      return ahead[next];
    },
  };
}

function compile(pattern: string): Cron {
  try {
    return new Cron(pattern, { paused: true, utcOffset: BEIJING_OFFSET_MINUTES });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CronPatternError(`is no timer pattern: ${reason}`);
  }
}
