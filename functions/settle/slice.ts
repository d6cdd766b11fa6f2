import { countedUntilMs } from "#core/brand/settings.ts";
import { GUARD_BAND_MS } from "#core/time.ts";
import { afterPage, type Pass, type Position } from "#core/wallet/sweep.ts";
import type { Wallet } from "#core/wallet/wallet.ts";
import { countIn } from "#functions/settle/countIn.ts";
import type { Deps } from "#ports/deps.ts";
import { PAGE_MAX, type Store } from "#ports/store.ts";

/** A slice begins no page later than this after its start, so that it ends within 20 s. */
export const SLICE_MS = 15_000;
/** Beyond so many rows it costs less to look at every promoter than to find those who have some. */
const ROWS_MAX = 10_000;

export type Settled = {
  readonly promoters: number;
  readonly rolled: number;
  readonly failed: number;
};
export type Slice = {
  readonly position: Position;
  readonly settled: Settled;
  readonly long: readonly Wallet[];
};

/**
 * One slice of a pass: goes on from where the pass stands, or begins one that ends now.
 *
 * A slice without anybody due costs 1 request. Else 1 more for the brand's settings; while shares are paused, what
 * fell due since then waits.
 */
export async function settleSlice(
  { reads, store, ...deps }: Deps,
  from: Position,
  nowMs: number,
): Promise<Slice> {
  const beganMs = deps.elapsedMs();
  const begun: Pass = from.pass ?? { untilMs: nowMs, afterId: "", isWhole: true };
  const span = { afterMs: from.untilMs - GUARD_BAND_MS, untilMs: begun.untilMs };
  const due = await reads.promotersDue(span, ROWS_MAX);
  const settled = { promoters: 0, rolled: 0, failed: 0 };
  const long: Wallet[] = [];
  if (due?.length === 0) return { position: afterPage(from, begun, true), settled, long };
  const { settings } = await reads.brandView();
  const untilMs = countedUntilMs(settings, nowMs);
  const isPaused = from.pass === null && untilMs <= from.untilMs;
  if (isPaused) return { position: from, settled, long };
  let pass: Pass = { ...begun, untilMs: Math.min(begun.untilMs, untilMs) };
  for await (const page of due ? pagesOf(due, pass.afterId) : everybody(store, pass.afterId)) {
    if (deps.elapsedMs() - beganMs > SLICE_MS) {
      return { position: afterPage(from, pass, false), settled, long };
    }
    const counted = await countIn({ ...deps, reads, store }, page, untilMs);
    settled.promoters += page.length;
    settled.rolled += counted.rolled;
    settled.failed += counted.failed;
    long.push(...counted.long);
    pass = {
      ...pass,
      afterId: page.at(-1) ?? pass.afterId,
      isWhole: pass.isWhole && counted.failed === 0,
    };
  }
  return { position: afterPage(from, pass, true), settled, long };
}

function* pagesOf(promoterIds: readonly string[], afterId: string): Generator<readonly string[]> {
  const left = promoterIds.filter((id) => id > afterId);
  for (let from = 0; from < left.length; from += PAGE_MAX) yield left.slice(from, from + PAGE_MAX);
}

/** All promoters: whoever has rows is one, and promoters are never removed. 1 request a page. */
async function* everybody(store: Store, afterId: string): AsyncGenerator<readonly string[]> {
  for (let after = afterId; ;) {
    const page = await store.page("promoters", after, PAGE_MAX);
    if (page.length > 0) yield page.map(({ _id }) => _id);
    after = page.at(-1)?._id ?? after;
    if (page.length < PAGE_MAX) return;
  }
}
