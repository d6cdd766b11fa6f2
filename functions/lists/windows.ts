import { DAY_MS } from "#core/time.ts";
import type { TimeSpan } from "#ports/listReads.ts";

const GROWTH = 8;
/** A day, then eight times as much, and so on; after so many the rest of time is one. */
const WINDOWS = 4;

/**
 * Some of what lies in a span of time, by way of windows that grow from the side where the list begins: so a page reads
 * about a day where there is much, and a few requests find what is rare. Whoever reads a window sorts it.
 *
 * - `read` gives what lies in a window, in the list's order, `room` at most; its windows follow each other in that order.
 * - At most 5 times what `read` costs.
 */
export async function throughWindows<T>(
  { fromMs, untilMs }: TimeSpan,
  isNewestFirst: boolean,
  limit: number,
  read: (window: TimeSpan, room: number) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const found: T[] = [];
  let [restFromMs, restUntilMs] = [fromMs, untilMs];
  let lengthMs = DAY_MS;
  for (let n = 0; n <= WINDOWS && restFromMs < restUntilMs && found.length < limit; n += 1) {
    const length = n === WINDOWS ? restUntilMs - restFromMs : lengthMs;
    const window = isNewestFirst
      ? { fromMs: Math.max(restFromMs, restUntilMs - length), untilMs: restUntilMs }
      : { fromMs: restFromMs, untilMs: Math.min(restUntilMs, restFromMs + length) };
    found.push(...(await read(window, limit - found.length)));
    if (isNewestFirst) restUntilMs = window.fromMs;
    else restFromMs = window.untilMs;
    lengthMs *= GROWTH;
  }
  return found;
}
