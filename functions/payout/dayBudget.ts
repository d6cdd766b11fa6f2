import { dayCounterId, givenBack, leftFen, setAside } from "#core/brand/dayBudget.ts";
import type { Fen } from "#core/money.ts";
import { type Counter, newCounter } from "#core/people/counter.ts";
import { ok } from "#core/result.ts";
import type { Deps } from "#ports/deps.ts";

/** What the whole brand may send in a day in China. */
export interface DayBudget {
  /** Sets an amount aside before its order is written; false when the day is full. 1 or 2 requests, 1 document. */
  take(amountFen: Fen): Promise<boolean>;
  /** The order was not written after all. Whoever dies before this leaves the day a little smaller, never larger. */
  giveBack(amountFen: Fen): Promise<void>;
  /** What is left, as far as this run has seen; null = nobody counts, or it has not looked. */
  leftFen(): Fen | null;
}

/**
 * The budget of the day that `nowMs` is in; without a limit nothing is counted and nothing is asked.
 *
 * The takes of one run go one after the other, since they all change one document.
 *
 * - Source: docs/domain/wallets.md, "Limits".
 */
export function dayBudget({ store }: Deps, maxFen: Fen | null, nowMs: number): DayBudget {
  if (maxFen === null) {
    return { take: async () => true, giveBack: async () => undefined, leftFen: () => null };
  }
  const id = dayCounterId(nowMs);
  let seen: Counter | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  };
  return {
    take: (amountFen) =>
      inTurn(async () => {
        const taken = await store.change(
          "counters",
          id,
          (counter = newCounter(id)) => {
            seen = counter;
            return setAside(counter, amountFen, maxFen);
          },
          // A counter that was full a moment ago is asked no more: what others gave back waits for the next run.
          seen === null ? undefined : { document: seen },
        );
        if (taken.ok) seen = taken.value;
        return taken.ok;
      }),
    giveBack: (amountFen) =>
      inTurn(async () => {
        const given = await store.change("counters", id, (counter = newCounter(id)) =>
          ok(givenBack(counter, amountFen)),
        );
        if (given.ok) seen = given.value;
      }),
    leftFen: () => (seen === null ? null : leftFen(seen, maxFen)),
  };
}

/** What the brand can still send today; null where nobody counts. 1 request, or none. */
export async function dayLeftFen(
  { store }: Deps,
  maxFen: Fen | null,
  nowMs: number,
): Promise<Fen | null> {
  if (maxFen === null) return null;
  const id = dayCounterId(nowMs);
  return leftFen((await store.get("counters", id)) ?? newCounter(id), maxFen);
}
