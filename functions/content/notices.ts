import type {
  ListNotices,
  NoticeReceipt,
  NoticesPage,
  ReadNotice,
  ShownNotice,
} from "#contracts/notices.ts";
import { audiencesAt, isShownTo, type Notice, noticeReadId } from "#core/content/notice.ts";
import { isPlanNotice } from "#core/content/planNotice.ts";
import { err, ok, type Result } from "#core/result.ts";
import { DAY_MS } from "#core/time.ts";
import { type Asker, askerOf } from "#functions/content/caller.ts";
import { planNotices, type PlanNotice } from "#functions/content/planNotices.ts";
import { placeText, readPlace } from "#functions/shared/place.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { WithSeal } from "#ports/deps.ts";
import type { Place } from "#ports/messageReads.ts";

type Unknown = { readonly code: "notice_unknown" };

/** What is older counts as known: a newcomer does not begin with years of notices. */
const UNREAD_MS = 90 * DAY_MS;
const UNREAD_MAX = 99;

/**
 * What the brand told the caller, and changes of the plan, if he is a promoter; the newest first, and how much of the
 * last 90 days he has not read. 3 requests, 4 from the second page on.
 */
export async function listNotices(
  deps: WithSeal,
  call: PersonCall,
  { cursor, limit }: ListNotices,
): Promise<Result<NoticesPage, never>> {
  const { nowMs, openid } = call;
  const asker = await askerOf(deps, call);
  const after = readPlace(cursor);
  const [told, newest, later] = await Promise.all([
    plansToldTo(deps, asker, nowMs),
    noticesFor(deps, asker, nowMs, null, Math.max(limit, UNREAD_MAX)),
    after === null ? null : noticesFor(deps, asker, nowMs, after, limit),
  ]);
  const isFull = (later ?? newest).length >= limit;
  const all = [...(later ?? newest.slice(0, limit)), ...told.filter((one) => isAfter(one, after))];
  const page = all.sort(byTime).slice(0, limit);
  const recent = [...newest, ...told].filter(({ atMs }) => atMs > nowMs - UNREAD_MS);
  const asked = [...new Set([...page, ...recent].map(({ noticeId }) => noticeId))];
  const read = new Set(await deps.reads.noticesReadBy(openid, asked));
  const unread = recent.filter(({ noticeId }) => !read.has(noticeId)).length;
  const last = page.at(-1);
  const isMore = last !== undefined && (isFull || all.length > limit);
  return ok({
    notices: page.map((one): ShownNotice => ({ ...one, isRead: read.has(one.noticeId) })),
    unread: Math.min(unread, UNREAD_MAX),
    next: isMore ? placeText({ atMs: last.atMs, id: last.noticeId }) : null,
  });
}

/** The caller read one. The second time answers when the first was. 3 requests, 1 document. */
export async function readNotice(
  deps: WithSeal,
  call: PersonCall,
  { noticeId }: ReadNotice,
): Promise<Result<NoticeReceipt, Unknown>> {
  const { openid: personId, nowMs } = call;
  const asker = await askerOf(deps, call);
  if (!(await isHis(deps, asker, noticeId, nowMs))) return err({ code: "notice_unknown" });
  const _id = noticeReadId(noticeId, personId);
  const read = await deps.store.change("noticeReads", _id, (current) =>
    ok(current ?? { _id, rev: 0, noticeId, personId, atMs: nowMs }),
  );
  return read.ok ? ok({ noticeId, readAtMs: read.value.atMs }) : read;
}

async function isHis(
  deps: WithSeal,
  asker: Asker,
  noticeId: string,
  nowMs: number,
): Promise<boolean> {
  if (isPlanNotice(noticeId)) {
    const told = await plansToldTo(deps, asker, nowMs);
    return told.some((one) => one.noticeId === noticeId);
  }
  const notice = await deps.store.get("notices", noticeId);
  const audiences = audiencesAt(asker.openid, asker.promoter, nowMs);
  return notice !== undefined && isShownTo(notice, audiences, nowMs);
}

const plansToldTo = async (deps: WithSeal, { isPromoter, calendar }: Asker, nowMs: number) =>
  isPromoter ? planNotices(deps, calendar, nowMs) : [];

async function noticesFor(
  { reads }: WithSeal,
  { openid, promoter }: Asker,
  nowMs: number,
  after: Place | null,
  limit: number,
): Promise<readonly PlanNotice[]> {
  const audiences = audiencesAt(openid, promoter, nowMs);
  return (await reads.noticesTo(audiences, nowMs, after, limit)).map(shown);
}

const shown = ({ _id: noticeId, title, text, fromMs: atMs }: Notice): PlanNotice => ({
  ...{ noticeId, kind: "notice", title, text, atMs, plan: null },
});

const byTime = (a: PlanNotice, b: PlanNotice): number =>
  b.atMs - a.atMs || (a.noticeId > b.noticeId ? -1 : 1);
const isAfter = ({ atMs, noticeId }: PlanNotice, after: Place | null): boolean =>
  after === null || atMs < after.atMs || (atMs === after.atMs && noticeId < after.id);
