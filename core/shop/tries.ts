import { type Counter, counted, newCounter } from "#core/people/counter.ts";
import { HOUR_MS } from "#core/time.ts";

/** Wrong pickup codes that one person may try within an hour: of ten digits, nobody guesses one so. */
export const TRIES_MAX = 10;

/** The counter of a person's wrong pickup codes. It lies with the other counters; one document for each person. */
export const triesId = (who: string): string => `pickup/${who}`;

/** When he tried wrong codes within the last hour, the earliest first: at most ten that count. */
const triesWithin = (counter: Counter | undefined, nowMs: number): readonly number[] =>
  (counter?.recentMs ?? []).filter((atMs) => atMs > nowMs - HOUR_MS);

/** How many wrong codes somebody may still try. */
export const triesLeft = (counter: Counter | undefined, nowMs: number): number =>
  TRIES_MAX - triesWithin(counter, nowMs).length;

/** Until when somebody may try no more; null = he may. */
export function triesUntilMs(counter: Counter | undefined, nowMs: number): number | null {
  const [first] = triesWithin(counter, nowMs);
  return first === undefined || triesLeft(counter, nowMs) > 0 ? null : first + HOUR_MS;
}

/** The counter after one more wrong code. It keeps the newest ten only. */
export const triedWrong = (who: string, counter: Counter | undefined, nowMs: number): Counter => ({
  ...counted(counter ?? newCounter(triesId(who))),
  recentMs: [...(counter?.recentMs ?? []), nowMs].slice(-TRIES_MAX),
});
