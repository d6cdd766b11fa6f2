import { countedUntilMs } from "#core/brand/settings.ts";
import { ok } from "#core/result.ts";
import { nextMidnightMs } from "#core/time.ts";
import { remind } from "#core/wallet/debt.ts";
import { rollForward } from "#core/wallet/roll.ts";
import { advance, afterPage, emptySweep, type Position } from "#core/wallet/sweep.ts";
import { emptyWallet, type Wallet } from "#core/wallet/wallet.ts";
import { inParallel } from "#functions/settle/inParallel.ts";
import type { Deps } from "#ports/deps.ts";
import { PAGE_MAX } from "#ports/store.ts";

/** Bounds one run; the next one goes on from there. */
const PAGES_MAX = 5;
const SWEEP = "remind";

export type Reminded = { readonly debtors: number; readonly reminded: number };

/**
 * Gives everybody who owes something the reminder of his 30th, 60th or 90th day: once a day in China, by pages.
 *
 * Safe to overlap, stop half-way and run again: the wallet says which reminder he got. Promoters see it in
 * `withdraw.show`, staff in `books.debts`. A day that is done costs 1 request; a reminder costs 2 and a document.
 */
export async function remindDebtors(deps: Deps, nowMs: number): Promise<Reminded> {
  const sweep = (await deps.store.get("sweeps", SWEEP)) ?? null;
  let position: Position = sweep ?? emptySweep(SWEEP);
  const count = { debtors: 0, reminded: 0 };
  if (position.pass === null && nextMidnightMs(position.untilMs) > nowMs) return count;
  const countedMs = countedUntilMs((await deps.reads.brandView()).settings, nowMs);
  for (let page = 0; page < PAGES_MAX; page++) {
    const pass = position.pass ?? { untilMs: nowMs, afterId: "", isWhole: true };
    const wallets = await deps.reads.walletsInDebt(pass.afterId, PAGE_MAX);
    count.debtors += wallets.length;
    const due = wallets.filter((wallet) => remind(wallet, nowMs) !== wallet);
    let isWhole = pass.isWhole;
    await inParallel(
      due,
      async (wallet) => {
        if (await remindOne(deps, wallet, countedMs, nowMs)) count.reminded += 1;
      },
      (error) => {
        isWhole = false;
        deps.logError(error);
      },
    );
    const done = { ...pass, afterId: wallets.at(-1)?._id ?? pass.afterId, isWhole };
    position = afterPage(position, done, wallets.length < PAGE_MAX);
    if (position.pass === null) break;
  }
  await deps.store.change(
    "sweeps",
    SWEEP,
    (known = emptySweep(SWEEP)) => ok(advance(known, position)),
    { document: sweep },
  );
  return count;
}

/** What became due since is counted in first: nobody is reminded of what his earnings have covered. */
async function remindOne(
  { reads, store }: Deps,
  wallet: Wallet,
  untilMs: number,
  nowMs: number,
): Promise<boolean> {
  const { _id: promoterId, watermarkMs: afterMs } = wallet;
  const maturedFen = await reads.maturedFen(promoterId, afterMs, untilMs);
  let isReminded = false;
  await store.change(
    "wallets",
    promoterId,
    (known = emptyWallet(promoterId)) => {
      const rolled = rollForward(known, { afterMs, untilMs, maturedFen });
      const reminded = remind(rolled, nowMs);
      isReminded = reminded !== rolled;
      return ok(reminded);
    },
    { document: wallet },
  );
  return isReminded;
}
