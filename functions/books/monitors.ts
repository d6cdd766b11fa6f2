import type { ListMonitors, MonitorsReply } from "#contracts/monitor.ts";
import { ok, type Result } from "#core/result.ts";
import { dayPage } from "#functions/books/dayPage.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** What the daily looks at the population of a month found, the newest first. 1 request. */
export async function listMonitors(
  { store }: Deps,
  { nowMs }: StaffCall,
  { beforeDay }: ListMonitors,
): Promise<Result<MonitorsReply, never>> {
  const { days, nextBeforeDay } = await dayPage(store, "monitors", beforeDay, nowMs);
  const monitors = days.map(({ _id: day, rev: _rev, ...run }) => ({ day, ...run }));
  return ok({ monitors, nextBeforeDay });
}
