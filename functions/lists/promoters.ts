import type { ListPromoters, PromoterSort, PromotersReply } from "#contracts/lists.ts";
import { PROMOTER_NUMBERS } from "#core/people/counter.ts";
import { fitsFilter, marksOf, type PromoterFilter } from "#core/people/facets.ts";
import { listRowOf } from "#core/people/listRow.ts";
import type { Performance } from "#core/people/performance.ts";
import type { Promoter } from "#core/people/promoter.ts";
import { ok, type Result } from "#core/result.ts";
import { PERFORMANCES, RECKONED_AT_ONCE, reckonChunk } from "#functions/reckon/reckon.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { WithLists } from "#ports/deps.ts";
import type { PerformanceOrder, PerformancePlace } from "#ports/listReads.ts";

const ORDERS: Readonly<Record<PromoterSort, PerformanceOrder>> = {
  number: { by: "number", isDescending: false },
  newest: { by: "number", isDescending: true },
  sales: { by: "recentSoldFen", isDescending: true },
  fans: { by: "recentFans", isDescending: true },
  shares: { by: "recentSharesFen", isDescending: true },
};

/**
 * Promoters as staff look for them. Who he is stands as of now, what he brought as of the last reckoning.
 *
 * - 3 requests, the first page 5; and 16 more, with a write for each, where promoters came whom nothing was reckoned of yet.
 * - By `search` 3.
 */
export async function listPromoters(
  deps: WithLists,
  { nowMs }: StaffCall,
  { action, search, sort, cursor, limit, ...filter }: ListPromoters,
): Promise<Result<PromotersReply, never>> {
  if (search !== undefined) return ok(await searched(deps, search, nowMs));
  const missing = cursor === "" ? await reckonMissing(deps, nowMs) : 0;
  const order = ORDERS[sort];
  const [found, sweep] = await Promise.all([
    deps.reads.performancesPage(marksOf(filter), order, placeIn(cursor), limit),
    deps.store.get("sweeps", PERFORMANCES),
  ]);
  const last = found.at(-1);
  return ok({
    promoters: await rowsOf(deps, found, filter, nowMs),
    nextCursor: found.length < limit || !last ? null : `${last[order.by]}:${last.number}`,
    asOfMs: sweep?.untilMs ?? null,
    missing,
  });
}

/** Their rows; who was changed since the marks were made, and does not fit any more, is left out. 1 request. */
export async function rowsOf(
  { reads }: Pick<WithLists, "reads">,
  found: readonly Performance[],
  filter: PromoterFilter,
  nowMs: number,
): Promise<PromotersReply["promoters"]> {
  const promoters = await reads.documentsOf(
    "promoters",
    found.map(({ _id }) => _id),
  );
  const byId = new Map(promoters.map((one) => [one._id, one]));
  return found.flatMap((performance) => {
    const promoter = byId.get(performance._id);
    if (!promoter || !fitsFilter(promoter, filter, nowMs)) return [];
    return [listRowOf(promoter, performance, nowMs)];
  });
}

async function searched(
  { reads, store }: WithLists,
  search: string,
  nowMs: number,
): Promise<PromotersReply> {
  const [, digits] = /^#?(\d{1,9})$/.exec(search) ?? [];
  const [numbered, named, sweep] = await Promise.all([
    digits === undefined ? [] : reads.promotersNumbered([Number(digits)]),
    store.get("promoters", search),
    store.get("sweeps", PERFORMANCES),
  ]);
  const found: readonly Promoter[] = named ? [...numbered, named] : numbered;
  const rows = found.map(async (promoter) => {
    const performance = await store.get("performances", promoter._id);
    return listRowOf(promoter, performance ?? null, nowMs);
  });
  const promoters = await Promise.all(rows);
  return { promoters, nextCursor: null, asOfMs: sweep?.untilMs ?? null, missing: 0 };
}

/** Those who came since the last reckoning are added, 100 at most. Returns how many are missing still. */
async function reckonMissing(deps: WithLists, nowMs: number): Promise<number> {
  const [counter, [newest]] = await Promise.all([
    deps.store.get("counters", PROMOTER_NUMBERS),
    deps.reads.performancesPage(marksOf({}), ORDERS.newest, null, 1),
  ]);
  const last = counter?.last ?? 0;
  const known = newest?.number ?? 0;
  if (last <= known) return 0;
  await reckonChunk(deps, known + 1, nowMs);
  return Math.max(0, last - known - RECKONED_AT_ONCE);
}

function placeIn(cursor: string): PerformancePlace | null {
  const [value = 0, number = 0] = cursor.split(":").map(Number);
  return cursor === "" ? null : { value, number };
}
