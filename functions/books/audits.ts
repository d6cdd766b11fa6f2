import type { AuditsReply, ListAudits } from "#contracts/audit.ts";
import { ok, type Result } from "#core/result.ts";
import { dayPage } from "#functions/books/dayPage.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** What the nightly audits of a month found, the newest first. 1 request. */
export async function listAudits(
  { store }: Deps,
  { nowMs }: StaffCall,
  { beforeDay }: ListAudits,
): Promise<Result<AuditsReply, never>> {
  const { days, nextBeforeDay } = await dayPage(store, "audits", beforeDay, nowMs);
  const runs = days.map(({ _id: day, rev: _rev, trial: _trial, position: _position, ...run }) => ({
    day,
    ...run,
  }));
  return ok({ audits: runs, nextBeforeDay });
}
