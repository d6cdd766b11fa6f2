import type { AuditsReply, ListAudits } from "#contracts/audit.ts";
import { ok, type Result } from "#core/result.ts";
import { chinaDay, DAY_MS, dayStartMs } from "#core/time.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** A page is one month of nights. */
const DAYS = 31;

/** What the nightly audits of a month found, the newest first. 1 request. */
export async function listAudits(
  { store }: Deps,
  { nowMs }: StaffCall,
  { beforeDay }: ListAudits,
): Promise<Result<AuditsReply, never>> {
  const untilMs = beforeDay === null ? nowMs + DAY_MS : dayStartMs(beforeDay);
  const firstDay = chinaDay(untilMs - (DAYS + 1) * DAY_MS);
  const page = await store.page("audits", firstDay, DAYS);
  const runs = page.filter(({ _id }) => _id < chinaDay(untilMs)).reverse();
  return ok({
    audits: runs.map(({ _id: day, rev: _rev, position: _position, ...run }) => ({ day, ...run })),
    nextBeforeDay: runs.at(-1)?._id ?? null,
  });
}
