import type { ExportSection } from "#contracts/account.ts";
import { moneySection, purchaseSections } from "#core/account/exportOrders.ts";
import { forwardSection, messageSection, readSection } from "#core/account/exportPerson.ts";
import { entrySection, shareSection, withdrawalSection } from "#core/account/exportPromoter.ts";
import { countedUntilMs } from "#core/brand/settings.ts";
import { forwardId, type Forward } from "#core/content/material.ts";
import { noticeReadId, type NoticeRead } from "#core/content/notice.ts";
import { bonusShown, shareShown } from "#core/promoter/shareShown.ts";
import { NEVER_MS } from "#core/time.ts";
import { filedBelowSeq, monthStatement } from "#core/wallet/monthStatement.ts";
import { archiveId } from "#core/wallet/withdrawal.ts";
import { placeText, readPlace } from "#functions/shared/place.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** So much comes in one part: an order with its goods is the largest thing. */
const ORDERS_IN_PART = 20;
const ROWS_IN_PART = 100;

/** Some lists, and where the same kind goes on; null = it is over. */
export type Part = { readonly sections: readonly ExportSection[]; readonly next: string | null };
/** Reads one part of one kind, from a place on; "" = from its beginning. */
export type Kind = (deps: Deps, call: PersonCall, place: string) => Promise<Part>;

export async function exportOrders(
  { reads }: Deps,
  { openid }: PersonCall,
  place: string,
): Promise<Part> {
  const beforeMs = place === "" ? null : Number(place);
  const page = await reads.purchasesPage({ buyerId: openid }, beforeMs, ORDERS_IN_PART);
  const next = page.nextBeforeMs === null ? null : String(page.nextBeforeMs);
  return { sections: purchaseSections(page.purchases), next };
}

export async function exportMoney(
  { reads }: Deps,
  { openid }: PersonCall,
  place: string,
): Promise<Part> {
  const afterMs = place === "" ? -1 : Number(place);
  const found = await reads.ordersAfter(openid, afterMs, ROWS_IN_PART);
  const { rows, restMs, isInstant } = cut(found, ({ order }) => order.createdAtMs);
  const next = restMs === null ? null : String(isInstant ? restMs : restMs - 1);
  return { sections: [moneySection(rows)], next };
}

export async function exportMessages(
  { reads }: Deps,
  { openid, nowMs }: PersonCall,
  place: string,
): Promise<Part> {
  const untilMs = place === "" ? nowMs : Number(place);
  const found = await reads.messageLog({ openid, fromMs: 0, untilMs }, null, ROWS_IN_PART);
  const { rows, restMs, isInstant } = cut(found, ({ atMs }) => atMs);
  const next = restMs === null ? null : String(isInstant ? restMs - 1 : restMs);
  return { sections: [messageSection(rows)], next };
}

/**
 * What a page by time tells, and the instant at which it was cut off: a page that is full may end in the middle of an
 * instant, so its last instant waits for the next one, unless there is no other in it. Ids stay out of cursors that way.
 */
function cut<T>(
  found: readonly T[],
  atMsOf: (one: T) => number,
): { readonly rows: readonly T[]; readonly restMs: number | null; readonly isInstant: boolean } {
  const last = found.at(-1);
  if (last === undefined || found.length < ROWS_IN_PART) {
    return { rows: found, restMs: null, isInstant: false };
  }
  const restMs = atMsOf(last);
  const whole = found.filter((one) => atMsOf(one) !== restMs);
  const isInstant = whole.length === 0;
  return { rows: isInstant ? found : whole, restMs, isInstant };
}

export async function exportEntries(
  { store, reads }: Deps,
  { openid }: PersonCall,
  place: string,
): Promise<Part> {
  const wallet = await store.get("wallets", openid);
  if (wallet === undefined) return { sections: [], next: null };
  const afterSeq = Number(place);
  const span = { fromMs: 0, untilMs: NEVER_MS };
  const belowSeq = filedBelowSeq(wallet);
  const filed = await reads.journalPage(openid, { ...span, afterSeq, belowSeq }, ROWS_IN_PART + 1);
  const { entries, nextAfterSeq } = monthStatement(
    wallet,
    { month: "", ...span },
    { sums: { before: [], during: [] }, filed },
    { afterSeq, limit: ROWS_IN_PART },
  );
  return {
    sections: [entrySection(entries)],
    next: nextAfterSeq === null ? null : String(nextAfterSeq),
  };
}

/** Archived withdrawals lie side by side by `_id`, which begins with the promoter's. */
export async function exportWithdrawals(
  { store }: Deps,
  { openid }: PersonCall,
  place: string,
): Promise<Part> {
  const page = await store.page("withdrawals", archiveId(openid, place), ROWS_IN_PART);
  const own = page.filter(({ promoterId }) => promoterId === openid);
  const isMore = own.length === ROWS_IN_PART;
  return { sections: [withdrawalSection(own)], next: isMore ? (own.at(-1)?.id ?? null) : null };
}

/** His parts of orders, the buyers left out; the bonuses of periods come with the first part. */
export async function exportShares(
  { reads }: Deps,
  { openid, nowMs }: PersonCall,
  place: string,
): Promise<Part> {
  const [{ settings }, found, bonuses] = await Promise.all([
    reads.brandView(),
    reads.sharesOf(openid, {}, readPlace(place), ROWS_IN_PART),
    place === "" ? reads.bonusCases([openid], 0, "", ROWS_IN_PART) : [],
  ]);
  const moment = { nowMs, countedMs: countedUntilMs(settings, nowMs) };
  const shown = [
    ...bonuses.flatMap((known) => bonusShown(known, openid, moment) ?? []),
    ...found.map((one) => shareShown(one, openid, "", moment)),
  ];
  const last = found.at(-1)?.case;
  const isMore = found.length === ROWS_IN_PART && last !== undefined;
  const next = isMore ? placeText({ atMs: last.paidAtMs ?? 0, id: last._id }) : null;
  return { sections: [shareSection(shown)], next };
}

/** Their ids end with his own; a cursor has what stands before it. */
export async function exportForwards(
  { reads }: Deps,
  { openid }: PersonCall,
  place: string,
): Promise<Part> {
  const afterId = place === "" ? "" : forwardId(place, openid);
  const found: readonly Forward[] = await reads.forwardsBy(openid, afterId, ROWS_IN_PART);
  const isMore = found.length === ROWS_IN_PART;
  const next = isMore ? (found.at(-1)?.materialId ?? null) : null;
  return { sections: [forwardSection(found)], next };
}

export async function exportNoticeReads(
  { reads }: Deps,
  { openid }: PersonCall,
  place: string,
): Promise<Part> {
  const afterId = place === "" ? "" : noticeReadId(place, openid);
  const found: readonly NoticeRead[] = await reads.noticeReadsBy(openid, afterId, ROWS_IN_PART);
  const isMore = found.length === ROWS_IN_PART;
  const next = isMore ? (found.at(-1)?.noticeId ?? null) : null;
  return { sections: [readSection(found)], next };
}
