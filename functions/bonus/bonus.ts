import { ok } from "#core/result.ts";
import { advance, afterPage, emptySweep, type Pass } from "#core/wallet/sweep.ts";
import { settlePage } from "#functions/bonus/page.ts";
import { type Due, dueBonuses } from "#functions/bonus/terms.ts";
import type { Deps } from "#ports/deps.ts";

export const SWEEP = "bonus";
/** No page is begun later than this after a run's start, so that it ends before 40 s, and well before 60 s. */
export const SLICE_MS = 30_000;
/** So many promoters are asked about at once: what they sold and their period cases fit one reply. */
const TOGETHER = 50;

export type SettledBonuses = {
  readonly promoters: number;
  readonly measured: number;
  readonly failed: number;
};
const NOBODY: SettledBonuses = { promoters: 0, measured: 0, failed: 0 };

/**
 * Timer `bonus`, once a day: settles what own sales of a period pay, once the period's freeze is over, and measures the
 * periods of the 13 months before anew, so that late refunds are netted.
 *
 * - Safe to overlap, stop half-way and run again: a measurement that says nothing new changes nothing, and the sweep is
 *   a hint that spares looking at everybody. A run is one slice of a pass; the next one goes on where it stopped.
 * - A run without anything due costs 1 request where no plan has such a bonus, 2 where one has, and writes nothing. A
 *   fresh instance reads each version of the last months once more.
 * - A pass costs 3 requests for fifty promoters and 1 request and 1 document for each amount that is new.
 */
export async function settleBonuses(deps: Deps, nowMs: number): Promise<SettledBonuses> {
  const { calendar } = await deps.reads.brandView();
  const newest = await dueBonuses(deps.plans, calendar, nowMs);
  if (newest === null) return NOBODY;
  const sweep = (await deps.store.get("sweeps", SWEEP)) ?? null;
  const from = sweep ?? emptySweep(SWEEP);
  if (from.pass === null && from.untilMs >= newest.dueMs) return NOBODY;
  const pass = from.pass ?? { untilMs: nowMs, afterId: "", isWhole: true };
  // All slices of a pass look at the same periods, however long it takes.
  const due = from.pass === null ? newest : await dueBonuses(deps.plans, calendar, pass.untilMs);
  const { reached, isLast, settled } = await settleSlice(deps, due ?? newest, pass, nowMs);
  const position = afterPage(from, reached, isLast);
  await deps.store.change(
    "sweeps",
    SWEEP,
    (known = emptySweep(SWEEP)) => ok(advance(known, position)),
    { document: sweep },
  );
  return settled;
}

/** Goes on with a pass, page by page, until everybody was looked at or the slice's time is up. */
async function settleSlice(
  deps: Deps,
  { specs }: Due,
  from: Pass,
  nowMs: number,
): Promise<{ reached: Pass; isLast: boolean; settled: SettledBonuses }> {
  const beganMs = deps.elapsedMs();
  const settled = { ...NOBODY };
  let reached = from;
  while (deps.elapsedMs() - beganMs <= SLICE_MS) {
    const promoters = await deps.store.page("promoters", reached.afterId, TOGETHER);
    const last = promoters.at(-1);
    if (last) {
      const { measured, failed } = await settlePage(deps, specs, promoters, nowMs);
      settled.promoters += promoters.length;
      settled.measured += measured;
      settled.failed += failed;
      reached = { ...reached, afterId: last._id, isWhole: reached.isWhole && failed === 0 };
    }
    if (promoters.length < TOGETHER) return { reached, isLast: true, settled };
  }
  return { reached, isLast: false, settled };
}
