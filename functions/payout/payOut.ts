import { ok } from "#core/result.ts";
import { emptySweep } from "#core/wallet/sweep.ts";
import type { Wallet } from "#core/wallet/wallet.ts";
import { pursue } from "#functions/payout/pursue.ts";
import { sendingOf } from "#functions/payout/sending.ts";
import { takeBack } from "#functions/payout/takeBack.ts";
import { inParallel } from "#functions/settle/inParallel.ts";
import type { WithPayouts } from "#ports/deps.ts";
import { PAGE_MAX } from "#ports/store.ts";

/** A run ends well before its function's timeout (60 s, cloudbaserc.json). */
const RUN_MS = 40_000;
const PAGES_MAX = 10;
const SWEEP = "payout";

export type PaidOut = { readonly wallets: number; readonly failed: number };

/**
 * Timer `payout`: sends what is approved and asks WeChat about what was sent. It finishes what a call
 * that died, or WeChat's silence, left behind, and asks WeChat to cancel what a refund has taken back meanwhile.
 *
 * Safe to overlap, stop half-way and run again. A run without work costs 1 request. Where there is more
 * than one page of work, the first page is done every time and the others by turns.
 */
export async function payOut(deps: WithPayouts, nowMs: number): Promise<PaidOut> {
  const count = { wallets: 0, failed: 0 };
  const inForce = once(async () => sendingOf(deps, await deps.reads.brandView(), nowMs));
  const work = async (wallets: readonly Wallet[]) => {
    count.wallets += wallets.length;
    await inParallel(
      wallets,
      async (wallet) => takeBack(deps, await pursue(deps, wallet, inForce, nowMs)),
      (error) => {
        count.failed += 1;
        deps.logError(error);
      },
    );
  };
  const first = await deps.reads.walletsToPay("", PAGE_MAX);
  await work(first);
  const last = first.at(-1);
  if (last && first.length === PAGE_MAX) await byTurns(deps, last._id, work, nowMs);
  return count;
}

/** The pages after the first, from where the last run stopped. */
async function byTurns(
  deps: WithPayouts,
  firstPageEnd: string,
  work: (wallets: readonly Wallet[]) => Promise<void>,
  nowMs: number,
): Promise<void> {
  const { store, reads } = deps;
  let afterId: string | null = (await store.get("sweeps", SWEEP))?.pass?.afterId ?? firstPageEnd;
  for (let page = 1; page < PAGES_MAX && afterId !== null; page++) {
    const wallets: readonly Wallet[] = await reads.walletsToPay(afterId, PAGE_MAX);
    await work(wallets);
    afterId = wallets.length < PAGE_MAX ? null : (wallets.at(-1)?._id ?? null);
    if (deps.nowMs() - nowMs > RUN_MS) break;
  }
  const pass = afterId === null ? null : { untilMs: nowMs, afterId, isWhole: true };
  await store.change("sweeps", SWEEP, (known = emptySweep(SWEEP)) => ok({ ...known, pass }));
}

/** Asks the first time only. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => (answer ??= ask());
}
