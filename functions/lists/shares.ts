import type { ListShares, SharesReply } from "#contracts/lists.ts";
import { countedUntilMs, defaultSettings, SETTINGS_ID } from "#core/brand/settings.ts";
import type { Case } from "#core/commission/case.ts";
import { isInListState, type ShareListRow, shareRowsOf } from "#core/lists/shareRow.ts";
import { ok, type Result } from "#core/result.ts";
import type { ShareMoment } from "#core/promoter/shareShown.ts";
import { DAY_MS, NEVER_MS } from "#core/time.ts";
import { throughWindows } from "#functions/lists/windows.ts";
import { placeText, readPlace } from "#functions/shared/place.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps, WithLists } from "#ports/deps.ts";
import type { Place } from "#ports/messageReads.ts";

/** So many pages are looked through where a filter leaves little of them. */
const PAGES_MAX = 2;
/** So many cases are looked at together where a filter is no index's. */
const LOOKED_AT = 100;
/** What waits longer than a year for a receipt is found by its promoter or its order. */
const WAITING_MAX_MS = 366 * DAY_MS;
/** What a page of cases is, and where the next one begins; null = there is none. */
type Page = { readonly cases: readonly Case[]; readonly next: Place | null };
type Asked = Omit<ListShares, "action" | "cursor">;

/**
 * Promoters' parts of orders; each leads to `order.explain`.
 *
 * - The newest payment first. Those that are pending: what becomes available next; those that are available: what became
 *   so last. Bonuses of periods were not paid by a buyer, so they come with these two states only.
 * - 3 requests; with a state up to 5 more for each page that is looked through, 2 pages at most.
 */
export async function listShares(
  deps: WithLists,
  { nowMs }: StaffCall,
  { action, cursor, ...asked }: ListShares,
): Promise<Result<SharesReply, never>> {
  const settings = (await deps.store.get("settings", SETTINGS_ID)) ?? defaultSettings;
  const moment = { nowMs, countedMs: countedUntilMs(settings, nowMs) };
  const rows: ShareListRow[] = [];
  let place = readPlace(cursor);
  for (let page = 0; page < PAGES_MAX && rows.length < asked.limit; page += 1) {
    const found = await casesPage(deps, asked, place, moment);
    rows.push(...found.cases.flatMap((known) => rowsOf(known, asked, moment)));
    place = found.next;
    if (place === null) break;
  }
  const numbers = await numbersOf(deps, rows);
  return ok({
    shares: rows.map((row) => ({ ...row, promoterNumber: numbers.get(row.promoterId) ?? null })),
    nextCursor: place && placeText(place),
  });
}

async function casesPage(
  { reads, store }: WithLists,
  { promoterId, orderId, state, fromMs = 0, untilMs = NEVER_MS, limit }: Asked,
  place: Place | null,
  { countedMs }: ShareMoment,
): Promise<Page> {
  const whose = promoterId === undefined ? {} : { promoterId };
  if (orderId !== undefined) {
    const known = await store.get("cases", orderId);
    return { cases: known ? [known] : [], next: null };
  }
  if (state === "held") {
    const cases = await reads.casesHeld(promoterId ?? null, place, limit);
    return { cases, next: afterPaid(cases, limit) };
  }
  if (state === undefined || state === "taken_back" || state === "waiting") {
    const isBounded = state === "waiting" && promoterId === undefined;
    const startMs = isBounded ? Math.max(fromMs, countedMs - WAITING_MAX_MS) : fromMs;
    const most = state === undefined ? limit : LOOKED_AT;
    const cases = await reads.casesPaid({ ...whose, fromMs: startMs, untilMs }, place, most);
    return { cases, next: afterPaid(cases, most) };
  }
  const isComing = state !== "available";
  const way = isComing ? ("coming" as const) : ("come" as const);
  const span = isComing
    ? { fromMs: place?.atMs ?? countedMs + 1, untilMs: NEVER_MS }
    : { fromMs: 0, untilMs: (place?.atMs ?? countedMs) + 1 };
  const found = await throughWindows(span, !isComing, limit, (window, room) =>
    reads.casesDue({ ...whose, ...window, way, nowMs: countedMs }, place, room),
  );
  const last = found.at(-1);
  return {
    cases: found.map((one) => one.case),
    next: found.length < limit || !last ? null : { atMs: last.dueMs, id: last.case._id },
  };
}

function afterPaid(cases: readonly Case[], limit: number): Place | null {
  const last = cases.at(-1);
  return cases.length < limit || !last ? null : { atMs: last.paidAtMs ?? 0, id: last._id };
}

function rowsOf(
  known: Case,
  { promoterId, state, fromMs = 0, untilMs = NEVER_MS }: Asked,
  moment: ShareMoment,
): readonly ShareListRow[] {
  const paidMs = known.paidAtMs ?? known.changedAtMs;
  if (paidMs < fromMs || paidMs >= untilMs) return [];
  return shareRowsOf(known, moment).filter(
    (row) =>
      (promoterId === undefined || row.promoterId === promoterId) &&
      (state === undefined || isInListState(row, state)),
  );
}

/** The numbers of promoters, of any rows that name some. 1 request for each 500. */
export async function numbersOf(
  { reads }: Pick<Deps, "reads">,
  rows: readonly { readonly promoterId: string }[],
): Promise<ReadonlyMap<string, number>> {
  const ids = [...new Set(rows.map(({ promoterId }) => promoterId))];
  const found = await reads.documentsOf("promoters", ids);
  return new Map(found.map(({ _id, number }) => [_id, number]));
}
