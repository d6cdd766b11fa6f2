import { ok } from "#core/result.ts";
import { nextMidnightMs } from "#core/time.ts";
import { advance, emptySweep, type Position, type Sweep } from "#core/wallet/sweep.ts";
import { fileGrownWallets, fileWallets } from "#functions/settle/file.ts";
import { type Settled, settleSlice } from "#functions/settle/slice.ts";
import type { Deps } from "#ports/deps.ts";

const SWEEP = "settle";
/** No wallet is filed later than this after a run's start: one takes some 50 requests, so that the run ends within 20 s. */
const FILING_MS = 18_000;

/**
 * Timer `settle`: counts in what became due, for every promoter with something due since the last pass. A run is one
 * slice, of 20 s at most; the timer's next minutes do the next ones.
 *
 * Safe to overlap, stop half-way and run again: wallets know how far they are, and the sweep is a hint
 * that spares looking at everybody. A promoter costs at most 3 requests and 1 document, whatever number of rows; of
 * many, 1 request and 1 document. A run without anybody due costs 1 request, since an instance remembers how far it
 * came.
 */
export function settleTimer(): (deps: Deps, nowMs: number) => Promise<Settled> {
  let remembered: { sweep: Sweep | null; position: Position } | null = null;
  return async (deps, nowMs) => {
    const beganMs = deps.elapsedMs();
    const isLate = () => deps.elapsedMs() - beganMs > FILING_MS;
    const sweep = remembered ? remembered.sweep : ((await deps.store.get("sweeps", SWEEP)) ?? null);
    const from = remembered?.position ?? sweep ?? emptySweep(SWEEP);
    remembered = null; // If this run dies, the next one asks the database.
    const { position, settled, long } = await settleSlice(deps, from, nowMs);
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
    await fileWallets(deps, long, isLate);
    // A wallet that grows without earning, by asking and cancelling, is found once a day.
    if (nextMidnightMs(sweep?.untilMs ?? 0) <= nowMs) await fileGrownWallets(deps, isLate);
    return settled;
  };
}
