import { countedUntilMs } from "#core/brand/settings.ts";
import { ok } from "#core/result.ts";
import { nextMidnightMs } from "#core/time.ts";
import { remind } from "#core/wallet/debt.ts";
import { rollForward } from "#core/wallet/roll.ts";
import { advance, afterPage, emptySweep, type Position, type Sweep } from "#core/wallet/sweep.ts";
import { emptyWallet, type Wallet } from "#core/wallet/wallet.ts";
import { inParallel } from "#functions/settle/inParallel.ts";
import type { Deps } from "#ports/deps.ts";
import { PAGE_MAX } from "#ports/store.ts";

/** Bounds one run; the next one goes on from there. */
const PAGES_MAX = 5;
const SWEEP = "remind";

export type Reminded = { readonly debtors: number; readonly reminded: number };
/** Where an instance left off: what the database says, and how far it came itself. Null = the database must be asked. */
export type RemindedTo = {
  known: { readonly sweep: Sweep | null; readonly position: Position } | null;
};

/**
 * Gives everybody who owes something the reminder of his 30th, 60th or 90th day: once a day in China, by pages.
 *
 * Safe to overlap, stop half-way and run again: the wallet says which reminder he got. Promoters see it in
 * `withdraw.show`, staff in `books.debts`. A day that is done costs 1 request, or none of an instance that remembers it;
 * a day without debtors costs 1 request; a reminder costs 2 and a document.
 */
export async function remindDebtors(
  deps: Deps,
  nowMs: number,
  to: RemindedTo = { known: null },
): Promise<Reminded> {
  const sweep = to.known ? to.known.sweep : ((await deps.store.get("sweeps", SWEEP)) ?? null);
  let position: Position = to.known?.position ?? sweep ?? emptySweep(SWEEP);
  to.known = null; // If this run dies, the next one asks the database.
  const count = { debtors: 0, reminded: 0 };
  if (position.pass === null && nextMidnightMs(position.untilMs) > nowMs) {
    to.known = { sweep, position };
    return count;
  }
  let countedMs: number | null = null;
  for (let page = 0; page < PAGES_MAX; page++) {
    const pass = position.pass ?? { untilMs: nowMs, afterId: "", isWhole: true };
    const wallets = await deps.reads.walletsInDebt(pass.afterId, PAGE_MAX);
    count.debtors += wallets.length;
    const due = wallets.filter((wallet) => remind(wallet, nowMs) !== wallet);
    if (due.length > 0) {
      countedMs ??= countedUntilMs((await deps.reads.brandView()).settings, nowMs);
    }
    const untilMs = countedMs ?? nowMs;
    let isWhole = pass.isWhole;
    await inParallel(
      due,
      async (wallet) => {
        if (await remindOne(deps, wallet, untilMs, nowMs)) count.reminded += 1;
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
  const isWorthWriting = count.debtors > 0 || (sweep?.pass ?? null) !== position.pass;
  to.known = { sweep: isWorthWriting ? await put(deps, sweep, position) : sweep, position };
  return count;
}

/** Puts down how far a run came. Returns what the database says now. */
async function put(
  { store }: Deps,
  sweep: Sweep | null,
  position: Position,
): Promise<Sweep | null> {
  const written = await store.change(
    "sweeps",
    SWEEP,
    (known = emptySweep(SWEEP)) => ok(advance(known, position)),
    { document: sweep },
  );
  return written.ok ? written.value : null;
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
