import { ok } from "#core/result.ts";
import { GUARD_BAND_MS, nextMidnightMs } from "#core/time.ts";
import { isLong } from "#core/wallet/filing.ts";
import { rollForward } from "#core/wallet/roll.ts";
import { advance, afterPage, emptySweep, type Position, type Sweep } from "#core/wallet/sweep.ts";
import { emptyWallet, type Wallet } from "#core/wallet/wallet.ts";
import { fileGrownWallets, fileWallets } from "#functions/settle/file.ts";
import { inParallel } from "#functions/settle/inParallel.ts";
import type { Deps } from "#ports/deps.ts";
import { PAGE_MAX } from "#ports/store.ts";

/** A run ends well before its function's timeout (60 s, cloudbaserc.json); the next one goes on. */
const RUN_MS = 40_000;
const PAGES_MAX = 50;
const SWEEP = "settle";

export type Settled = {
  readonly promoters: number;
  readonly rolled: number;
  readonly failed: number;
};

/**
 * Timer `settle`: counts in what became due, for every promoter with something due since the last run.
 *
 * Safe to overlap, stop half-way and run again: wallets know how far they are, and the sweep is a hint
 * that spares looking at everybody. A promoter costs 3 requests and 1 document, whatever number of rows;
 * a run without anybody due costs 1 request, since an instance remembers how far it came.
 */
export function settleTimer(): (deps: Deps, nowMs: number) => Promise<Settled> {
  let remembered: { sweep: Sweep | null; position: Position } | null = null;
  return async (deps, nowMs) => {
    const sweep = remembered ? remembered.sweep : ((await deps.store.get("sweeps", SWEEP)) ?? null);
    const from = remembered?.position ?? sweep ?? emptySweep(SWEEP);
    remembered = null; // If this run dies, the next one asks the database.
    const { position, settled, long } = await settleFrom(deps, from, nowMs);
    const isWorthWriting =
      settled.rolled + settled.failed > 0 || (sweep?.pass ?? null) !== position.pass;
    if (!isWorthWriting) {
      remembered = { sweep, position };
      return settled;
    }
    const put = await deps.store.change(
      "sweeps",
      SWEEP,
      (known = emptySweep(SWEEP)) => ok(advance(known, position)),
      { document: sweep },
    );
    if (put.ok) remembered = { sweep: put.value, position: put.value };
    await fileWallets(deps, long);
    // A wallet that grows without earning, by asking and cancelling, is found once a day.
    if (nextMidnightMs(sweep?.untilMs ?? 0) <= nowMs) await fileGrownWallets(deps);
    return settled;
  };
}

async function settleFrom(
  deps: Deps,
  from: Position,
  nowMs: number,
): Promise<{ position: Position; settled: Settled; long: readonly Wallet[] }> {
  let position = from;
  const long: Wallet[] = [];
  const count = { promoters: 0, rolled: 0, failed: 0 };
  for (let page = 0; page < PAGES_MAX; page++) {
    const pass = position.pass ?? { untilMs: nowMs, afterId: "", isWhole: true };
    const span = { afterMs: position.untilMs - GUARD_BAND_MS, untilMs: pass.untilMs };
    const due = await deps.reads.promotersDue(span, pass.afterId, PAGE_MAX);
    const failedBefore = count.failed;
    await inParallel(
      due,
      async (promoterId) => {
        const { wallet, isRolled } = await rollOne(deps, promoterId, nowMs);
        if (isRolled) count.rolled += 1;
        if (wallet && isLong(wallet)) long.push(wallet);
      },
      (error) => {
        count.failed += 1;
        deps.logError(error);
      },
    );
    count.promoters += due.length;
    const isWhole = pass.isWhole && count.failed === failedBefore;
    const done = { ...pass, afterId: due.at(-1) ?? pass.afterId, isWhole };
    position = afterPage(position, done, due.length < PAGE_MAX);
    // A pass that an earlier run began leaves what fell due since then to another pass.
    const isUpToDate = position.pass === null && pass.untilMs >= nowMs;
    if (isUpToDate || deps.nowMs() - nowMs > RUN_MS) break;
  }
  return { position, settled: count, long };
}

/** Counts in what became due for one promoter, if anything did. */
async function rollOne({ reads, store }: Deps, promoterId: string, nowMs: number) {
  const wallet = (await store.get("wallets", promoterId)) ?? null;
  const afterMs = wallet?.watermarkMs ?? 0;
  const maturedFen = await reads.maturedFen(promoterId, afterMs, nowMs);
  // Counted already, or it evens out: no need to write.
  if (maturedFen === 0) return { wallet, isRolled: false };
  const span = { afterMs, untilMs: nowMs, maturedFen };
  const rolled = await store.change(
    "wallets",
    promoterId,
    (known = emptyWallet(promoterId)) => ok(rollForward(known, span)),
    { document: wallet },
  );
  return rolled.ok ? { wallet: rolled.value, isRolled: true } : { wallet, isRolled: false };
}
