import { remindDebtors, type Reminded } from "#functions/sweep/remind.ts";
import { sweepWaiting, type SweptCases } from "#functions/sweep/sweepWaiting.ts";
import type { WithPayments } from "#ports/deps.ts";

/** What one run came to, by part. */
export type Swept = { readonly cases: SweptCases; readonly debts: Reminded };

/**
 * Timer `sweep`: what nobody else comes back to. Each part is safe to overlap, to stop half-way and to run again, ends
 * by itself well before the function's timeout (60 s, cloudbaserc.json), and costs 1 request when it has no work.
 */
export async function sweep(deps: WithPayments, nowMs: number): Promise<Swept> {
  return {
    cases: await sweepWaiting(deps, nowMs),
    debts: await remindDebtors(deps, nowMs),
    // The next part goes here, as a line and a file of its own.
  };
}
