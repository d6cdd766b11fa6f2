import {
  type EndNotice,
  type ListNoticesForStaff,
  READS_MAX,
  type SaveNotice,
  type StaffNotice,
  type StaffNoticesPage,
} from "#contracts/notices.ts";
import { audienceKey, audienceOf, type Notice } from "#core/content/notice.ts";
import { checkCopy, type PhraseForbidden } from "#core/content/phrases.ts";
import { err, ok, type Result } from "#core/result.ts";
import { isLevel } from "#functions/content/levels.ts";
import { placeText, readPlace } from "#functions/shared/place.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** In order of precedence. */
type SendError =
  | PhraseForbidden
  | { readonly code: "level_unknown" }
  | { readonly code: "promoter_unknown" }
  | { readonly code: "notice_id_taken" };

/** A notice is sent, at once or from an instant on. The same again is the same notice. 2 or 3 requests, 1 document. */
export async function saveNotice(
  deps: Deps,
  { staffId, nowMs }: StaffCall,
  { noticeId, title, text, audience, fromMs }: SaveNotice,
): Promise<Result<StaffNotice, SendError>> {
  for (const [field, said] of [["title", title] as const, ["text", text] as const]) {
    const checked = checkCopy(field, said);
    if (!checked.ok) return checked;
  }
  if (audience.kind === "level" && !(await isLevel(deps, audience.level, nowMs))) {
    return err({ code: "level_unknown" });
  }
  if (audience.kind === "promoter") {
    const promoter = await deps.store.get("promoters", audience.promoterId);
    if (!promoter) return err({ code: "promoter_unknown" });
  }
  const sent: Notice = {
    ...{ _id: noticeId, rev: 0, title, text, to: audienceKey(audience), by: staffId },
    // One dated back would stand where nobody looks.
    fromMs: Math.max(fromMs ?? nowMs, nowMs),
    ...{ createdAtMs: nowMs, endedAtMs: null },
  };
  const saved = await deps.store.change("notices", noticeId, (known) => {
    if (!known) return ok(sent);
    const isSame = known.title === title && known.text === text && known.to === sent.to;
    const isThen = fromMs === undefined || fromMs === known.fromMs || fromMs <= known.createdAtMs;
    return isSame && isThen ? ok(known) : err({ code: "notice_id_taken" as const });
  });
  return saved.ok ? ok(forStaff(saved.value)) : saved;
}

/** Taken back: nobody is shown it any more; who read it stays written down. 2 requests, 1 document. */
export async function endNotice(
  { store }: Deps,
  { nowMs }: StaffCall,
  { noticeId }: EndNotice,
): Promise<Result<StaffNotice, { readonly code: "notice_unknown" }>> {
  const changed = await store.change("notices", noticeId, (current) => {
    if (!current) return err({ code: "notice_unknown" as const });
    return ok(current.endedAtMs === null ? { ...current, endedAtMs: nowMs } : current);
  });
  return changed.ok ? ok(forStaff(changed.value)) : changed;
}

/** All notices, the latest first, with how many persons read each, as far as 1,000. 2 requests; 1 more for each of many. */
export async function listSent(
  { reads }: Deps,
  _: StaffCall,
  { cursor, limit }: ListNoticesForStaff,
): Promise<Result<StaffNoticesPage, never>> {
  const found = await reads.allNotices(readPlace(cursor), limit);
  const counts = await reads.noticeReadCounts(
    found.map(({ _id }) => _id),
    READS_MAX,
  );
  const read = new Map(counts.map(({ id, count }) => [id, count]));
  const last = found.length === limit ? found.at(-1) : undefined;
  return ok({
    notices: found.map((notice) => ({ ...forStaff(notice), reads: read.get(notice._id) ?? 0 })),
    next: last ? placeText({ atMs: last.fromMs, id: last._id }) : null,
  });
}

/** A notice as staff see it. */
export const forStaff = ({ _id: noticeId, to, rev: _rev, ...notice }: Notice): StaffNotice => ({
  ...{ noticeId, ...notice, audience: audienceOf(to) },
});
