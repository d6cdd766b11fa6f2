import { remindDebtors, type Reminded, type RemindedTo } from "#functions/sweep/remind.ts";
import { sweepWaiting, type SweptCases } from "#functions/sweep/sweepWaiting.ts";
import type { WithPayments } from "#ports/deps.ts";

/** What one run came to, by part. */
export type Swept = { readonly cases: SweptCases; readonly debts: Reminded };

/**
 * Timer `sweep`: what nobody else comes back to. Each part is safe to overlap, to stop half-way and to run again, ends
 * by itself well before the function's timeout (60 s, cloudbaserc.json), and costs 1 request when it has no work, or none
 * of an instance that remembers that there is none.
 */
export async function sweep(
  deps: WithPayments,
  nowMs: number,
  remindedTo: RemindedTo = { known: null },
): Promise<Swept> {
  return {
    cases: await sweepWaiting(deps, nowMs),
    debts: await remindDebtors(deps, nowMs, remindedTo),
    // The next part goes here, as a line and a file of its own.
  };
}

/** Timer `sweep`, which remembers whom it has reminded today. */
export function sweepTimer(): (deps: WithPayments, nowMs: number) => Promise<Swept> {
  const remindedTo: RemindedTo = { known: null };
  return (deps, nowMs) => sweep(deps, nowMs, remindedTo);
}
