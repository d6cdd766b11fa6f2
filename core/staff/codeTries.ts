import { type Counter, counted, newCounter } from "#core/people/counter.ts";
import { HOUR_MS } from "#core/time.ts";

/** Wrong one-time codes that one signed-in person may try within an hour. */
export const CODE_TRIES_MAX = 5;

/** The counter of a person's wrong one-time codes; it lies with the other counters. */
export const codeTriesId = (userId: string): string => `staffCode/${userId}`;

const within = (counter: Counter | undefined, nowMs: number): readonly number[] =>
  (counter?.recentMs ?? []).filter((atMs) => atMs > nowMs - HOUR_MS);

export const codeTriesLeft = (counter: Counter | undefined, nowMs: number): number =>
  CODE_TRIES_MAX - within(counter, nowMs).length;

/** Until when he may try no more; null = he may. */
export function codeTriesUntilMs(counter: Counter | undefined, nowMs: number): number | null {
  const [first] = within(counter, nowMs);
  return first === undefined || codeTriesLeft(counter, nowMs) > 0 ? null : first + HOUR_MS;
}

/** The counter after one more wrong code. */
export const triedWrongCode = (
  userId: string,
  counter: Counter | undefined,
  nowMs: number,
): Counter => ({
  ...counted(counter ?? newCounter(codeTriesId(userId))),
  recentMs: [...(counter?.recentMs ?? []), nowMs].slice(-CODE_TRIES_MAX),
});
