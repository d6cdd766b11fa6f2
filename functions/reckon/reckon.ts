import { countedUntilMs, defaultSettings, SETTINGS_ID } from "#core/brand/settings.ts";
import { fen, NOTHING } from "#core/money.ts";
import { PROMOTER_NUMBERS } from "#core/people/counter.ts";
import { facetsOf } from "#core/people/facets.ts";
import { isSamePerformance, type Performance, RECENT_DAYS } from "#core/people/performance.ts";
import type { Promoter } from "#core/people/promoter.ts";
import type { Visitors } from "#core/people/visitors.ts";
import { err, ok } from "#core/result.ts";
import { chinaDay, DAY_MS, dayStartMs } from "#core/time.ts";
import { advance, emptySweep } from "#core/wallet/sweep.ts";
import { inParallel } from "#functions/settle/inParallel.ts";
import type { WithFigures } from "#ports/deps.ts";

export const PERFORMANCES = "performances";
/** So many promoters are reckoned together, by their numbers. */
export const RECKONED_AT_ONCE = 100;
const VISITED_AT_ONCE = 25;
/** A run begins no further chunk after so long; the next one goes on. */
const RUN_MS = 35_000;

/**
 * Timer `reckon`, every few minutes of the early morning: reckons what each promoter brought, once a day. Derived: whoever
 * deletes `performances` loses nothing for longer than a day, and nothing is paid by it.
 *
 * - 2 requests where the day's work is done; else for each 100 promoters 16, and 1 for each of whom something is new.
 * - Safe to run twice and to overlap: each chunk is reckoned as a whole.
 */
export async function reckonPromoters(
  deps: WithFigures,
  nowMs: number,
): Promise<{ readonly reckoned: number; readonly changed: number }> {
  const startedMs = deps.elapsedMs();
  const [sweep = emptySweep(PERFORMANCES), counter] = await Promise.all([
    deps.store.get("sweeps", PERFORMANCES),
    deps.store.get("counters", PROMOTER_NUMBERS),
  ]);
  const last = counter?.last ?? 0;
  if (sweep.untilMs >= dayStartMs(chinaDay(nowMs)) || last === 0)
    return { reckoned: 0, changed: 0 };
  const passMs = sweep.pass?.untilMs ?? nowMs;
  const firstOfRun = Number(sweep.pass?.afterId ?? 0) + 1;
  let first = firstOfRun;
  let changed = 0;
  while (first <= last && deps.elapsedMs() - startedMs < RUN_MS) {
    changed += await reckonChunk(deps, first, nowMs);
    first += RECKONED_AT_ONCE;
    const pass = { untilMs: passMs, afterId: String(first - 1), isWhole: true };
    const isDone = first > last;
    const position = isDone ? { untilMs: passMs, pass: null } : { untilMs: sweep.untilMs, pass };
    await deps.store.change("sweeps", PERFORMANCES, (known = emptySweep(PERFORMANCES)) =>
      ok(advance(known, position)),
    );
  }
  return { reckoned: Math.min(first - 1, last) - firstOfRun + 1, changed };
}

/**
 * Reckons the promoters of 100 numbers and writes what is other than before. Returns how many were written.
 *
 * 16 requests, and 1 for each who was known and changed.
 */
export async function reckonChunk(
  deps: WithFigures,
  first: number,
  nowMs: number,
): Promise<number> {
  const { reads, store } = deps;
  const numbers = Array.from({ length: RECKONED_AT_ONCE }, (_, index) => first + index);
  const [promoters, known] = await Promise.all([
    reads.promotersNumbered(numbers),
    reads.performancesFrom(first, first + RECKONED_AT_ONCE - 1),
  ]);
  if (promoters.length === 0) return 0;
  const reckoned = await performancesOf(deps, promoters, nowMs);
  const before = new Map(known.map((one) => [one._id, one]));
  const created = reckoned.filter(({ _id }) => !before.has(_id));
  const other = reckoned.filter((one) => {
    const old = before.get(one._id);
    return old !== undefined && !isSamePerformance(old, one);
  });
  if (created.length > 0) await store.createMany("performances", created);
  await inParallel(
    other,
    async (one) => {
      const put = (current: Performance | undefined) => ok(newer(current, one));
      await store.change("performances", one._id, put, { document: before.get(one._id) ?? null });
    },
    (error) => {
      throw error;
    },
  );
  return created.length + other.length;
}

/** What was reckoned later stays, where two runs overlap. */
const newer = (known: Performance | undefined, made: Performance): Performance =>
  known && known.asOfMs > made.asOfMs ? known : { ...made, rev: known?.rev ?? 0 };

/** What some promoters brought until now, at most 100. 14 requests. */
export async function performancesOf(
  { reads, store }: WithFigures,
  promoters: readonly Promoter[],
  nowMs: number,
): Promise<readonly Performance[]> {
  const ids = promoters.map(({ _id }) => _id);
  const sinceMs = nowMs - RECENT_DAYS * DAY_MS;
  const [settings = defaultSettings, settled, balances, visitors, sold] = await Promise.all([
    store.get("settings", SETTINGS_ID),
    store.get("sweeps", "settle"),
    reads.balancesOf(ids),
    visitorsOfAll(reads, promoters, sinceMs),
    reads.soldSums(ids, sinceMs),
  ]);
  const untilMs = countedUntilMs(settings, nowMs);
  const walletOf = new Map(balances.map((one) => [one.promoterId, one]));
  // Nothing due lies between a watermark and what settlement has done for all: so most promoters share one span.
  const startOf = (id: string) =>
    Math.max(walletOf.get(id)?.watermarkMs ?? 0, settled?.untilMs ?? 0);
  const watermarks = new Map(ids.map((id) => [id, startOf(id)]));
  const [matured, earned] = await Promise.all([
    reads.maturedOf(watermarks, untilMs),
    reads.earnedSums(ids, sinceMs, untilMs),
  ]);
  const visitorsOf = new Map(visitors.map((one) => [one.number, one]));
  const soldOf = new Map(sold.map((one) => [one.promoterId, one]));
  const earnedOf = new Map(earned.map((one) => [one.promoterId, one]));
  return promoters.map((promoter): Performance => {
    const { _id, number } = promoter;
    const [came, sales, parts] = [visitorsOf.get(number), soldOf.get(_id), earnedOf.get(_id)];
    const wallet = walletOf.get(_id);
    const available = (wallet?.availableFen ?? 0) + (matured.get(_id) ?? 0);
    const lastMs = Math.max(came?.lastMs ?? -1, sales?.lastMs ?? -1);
    return {
      ...{ _id, rev: 0, number, facets: facetsOf(promoter, nowMs), asOfMs: nowMs },
      ...{ fans: came?.fans ?? 0, recentFans: came?.recentFans ?? 0 },
      ...{ orders: sales?.orders ?? 0, soldFen: sales?.soldFen ?? NOTHING },
      ...{ recentOrders: sales?.recentOrders ?? 0 },
      recentSoldFen: sales?.recentSoldFen ?? NOTHING,
      recentSharesFen: parts?.recentFen ?? NOTHING,
      pendingFen: parts?.pendingFen ?? NOTHING,
      availableFen: fen(available),
      paidFen: wallet?.paidFen ?? NOTHING,
      lastActiveMs: lastMs < 0 ? null : lastMs,
    };
  });
}

/** Some have so many visitors that few promoters are asked about together. 2 requests for each 25. */
async function visitorsOfAll(
  reads: WithFigures["reads"],
  promoters: readonly Promoter[],
  sinceMs: number,
): Promise<readonly Visitors[]> {
  const found: Visitors[] = [];
  for (let at = 0; at < promoters.length; at += VISITED_AT_ONCE) {
    const some = promoters.slice(at, at + VISITED_AT_ONCE);
    found.push(...(await reads.visitorSums(some, sinceMs)));
  }
  return found;
}

/** Puts right what lists find some promoters by, after they were changed. 1 request, and 2 for each; a failure is logged. */
export async function refreshFacets(
  { store, logError }: Pick<WithFigures, "store" | "logError">,
  promoters: readonly Promoter[],
  nowMs: number,
): Promise<void> {
  const refresh = async (promoter: Promoter): Promise<void> => {
    await store.change<"performances", null>("performances", promoter._id, (known) =>
      known ? ok({ ...known, facets: facetsOf(promoter, nowMs) }) : err(null),
    );
  };
  await inParallel(promoters, refresh, logError); // The night does what failed here.
}
