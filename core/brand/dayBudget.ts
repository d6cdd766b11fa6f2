import { type Fen, fen } from "#core/money.ts";
import type { Counter } from "#core/people/counter.ts";
import { err, ok, type Result } from "#core/result.ts";
import { chinaDay } from "#core/time.ts";

/** The counter of what was set aside on a day in China to be sent; its `last` is in fen. One document a day. */
export const dayCounterId = (atMs: number): string => `sent/${chinaDay(atMs)}`;

/** What can still be set aside; below zero when the limit was lowered during the day. */
export const leftFen = ({ last }: Counter, maxFen: Fen): Fen => fen(maxFen - last);

/**
 * Sets an amount aside before it is sent.
 *
 * - Promises: all that is set aside on a day is never more than `maxFen`.
 * - Errors: `day_full`, and nothing is set aside.
 */
export function setAside(
  counter: Counter,
  amountFen: Fen,
  maxFen: Fen,
): Result<Counter, { readonly code: "day_full" }> {
  if (amountFen > leftFen(counter, maxFen)) return err({ code: "day_full" });
  return ok({ ...counter, last: counter.last + amountFen });
}

/** What was set aside and then not sent can be sent again. */
export const givenBack = (counter: Counter, amountFen: Fen): Counter => ({
  ...counter,
  last: Math.max(0, counter.last - amountFen),
});
