/** Hands out numbers from 1, each once. A number that was taken and not used does no harm. */
export type Counter = {
  readonly _id: string;
  readonly rev: number;
  /** The newest number that was given; 0 = none. */
  readonly last: number;
  /** When it counted last, the earliest first; of such counters only that limit something by time. */
  readonly recentMs?: readonly number[];
};

/** The counter of approval numbers. */
export const PROMOTER_NUMBERS = "promoters";

/** The counter after one more number was given: `last` is that number. */
export const counted = (counter: Counter): Counter => ({ ...counter, last: counter.last + 1 });

export const newCounter = (id: string): Counter => ({ _id: id, rev: 0, last: 0 });
