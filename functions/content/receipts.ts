import type { AskNoticeReaders, NoticeReaders, PlanNoticesReply } from "#contracts/notices.ts";
import { audienceOf, type Notice } from "#core/content/notice.ts";
import { marksOf } from "#core/people/facets.ts";
import { emptyCalendar } from "#core/plan/calendar.ts";
import { err, ok, type Result } from "#core/result.ts";
import { planNotices } from "#functions/content/planNotices.ts";
import { forStaff } from "#functions/content/sendNotice.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { WithFigures, WithSeal } from "#ports/deps.ts";

/** So many promoters are looked at in one request, and so many times in one call. */
const LOOKED_AT = 100;
const ROUNDS_MAX = 5;
const READERS_MAX = 100_000;

type Unknown = { readonly code: "notice_unknown" };
type Person = { readonly _id: string; readonly number: number };

/**
 * Of the promoters whom a notice is to now, who read it. Whoever joined within the last minutes may be missing: promoters
 * are found by what was reckoned of them. 5 requests; 2 more for each further 100 promoters that are looked at.
 */
export async function noticeReaders(
  deps: WithFigures,
  _: StaffCall,
  { noticeId, who, afterNumber, limit }: AskNoticeReaders,
): Promise<Result<NoticeReaders, Unknown>> {
  const { store, reads } = deps;
  const notice = await store.get("notices", noticeId);
  if (!notice) return err({ code: "notice_unknown" });
  const [[count], promoters] = await Promise.all([
    reads.noticeReadCounts([noticeId], READERS_MAX),
    countOf(deps, notice),
  ]);
  const rows: NoticeReaders["rows"][number][] = [];
  let after: number | null = afterNumber;
  for (let round = 0; round < ROUNDS_MAX && after !== null && rows.length < limit; round++) {
    const people: readonly Person[] = await peopleOf(deps, notice, after);
    const read = await reads.noticeReadsOf(
      noticeId,
      people.map(({ _id }) => _id),
    );
    const readAt = new Map(read.map(({ personId, atMs }) => [personId, atMs]));
    after = people.length < LOOKED_AT ? null : (people.at(-1)?.number ?? null);
    for (const { _id: promoterId, number } of people) {
      const readAtMs = readAt.get(promoterId) ?? null;
      if (who !== undefined && (who === "read") !== (readAtMs !== null)) continue;
      if (rows.length === limit) {
        after = rows.at(-1)?.number ?? null;
        break;
      }
      rows.push({ promoterId, number, readAtMs });
    }
  }
  return ok({
    ...{ notice: forStaff(notice), reads: count?.count ?? 0, promoters, rows },
    nextAfterNumber: after,
  });
}

async function countOf({ reads }: WithFigures, { to }: Notice): Promise<number> {
  const audience = audienceOf(to);
  if (audience.kind === "promoter") return 1;
  const level = audience.kind === "level" ? { level: audience.level } : {};
  const [mark] = marksOf({ ...level, state: "active" });
  return reads.promotersMarked(mark);
}

/** Those whom it is to, by number, after a number. */
async function peopleOf(
  { reads, store }: WithFigures,
  { to }: Notice,
  after: number,
): Promise<readonly Person[]> {
  const audience = audienceOf(to);
  if (audience.kind === "promoter") {
    const one = await store.get("promoters", audience.promoterId);
    return one && one.number > after ? [one] : [];
  }
  const level = audience.kind === "level" ? { level: audience.level } : {};
  const order = { by: "number", isDescending: false } as const;
  const place = after === 0 ? null : { value: after, number: after };
  return reads.performancesPage(marksOf({ ...level, state: "active" }), order, place, LOOKED_AT);
}

/** Changes of the plan that promoters are told now: nobody writes these, they follow from the calendar. 1 request. */
export async function planNoticesTold(
  deps: WithSeal,
  { nowMs }: StaffCall,
): Promise<Result<PlanNoticesReply, never>> {
  const calendar = (await deps.store.get("calendars", "plans")) ?? emptyCalendar;
  const plans = await planNotices(deps, calendar, nowMs);
  return ok({ plans: [...plans].sort((a, b) => b.atMs - a.atMs) });
}
