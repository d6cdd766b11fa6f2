import { type Finished, finishClosing } from "#functions/account/finish.ts";
import type { Deps } from "#ports/deps.ts";

/** Accounts that one run closes. Who is left comes first in the next. */
const CLOSINGS_MAX = 50;
/** After so long no further account is begun with: the timer has other work. */
const LATE_MS = 10_000;

/** Closes the accounts whose waiting time is over, one after the other. 1 request when there are none. */
export async function tendClosings(deps: Deps, nowMs: number): Promise<{ closed: number }> {
  const startedMs = deps.elapsedMs();
  const due = await deps.reads.closingsDue(nowMs, CLOSINGS_MAX);
  let closed = 0;
  for (const account of due) {
    if (deps.elapsedMs() - startedMs > LATE_MS) break;
    const finished = await finishClosing(deps, account, nowMs).catch(logged(deps));
    if (finished === "closed") closed += 1;
  }
  return { closed };
}

/** One account that cannot be closed now stops no other: it is tried again in the next run. */
const logged =
  ({ logError }: Deps) =>
  (error: unknown): Finished => {
    logError(error);
    return "goes_on";
  };
