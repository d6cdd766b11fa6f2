import type { FunnelReply, ShowFunnel } from "#contracts/reports.ts";
import { emptyChannels } from "#core/qrcode/channels.ts";
import { ok, type Result } from "#core/result.ts";
import { olderOf } from "#core/reports/age.ts";
import { addSteps, funnelOf, NO_STEPS, stepsOf, tableOf } from "#core/reports/funnel.ts";
import { spanMs } from "#core/reports/span.ts";
import { salesIn, visitsIn } from "#functions/reports/days.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { WithReports } from "#ports/deps.ts";

/** From opened codes to repeat orders, by channel. 7 requests, and what lacks is counted. */
export async function showFunnel(
  deps: WithReports,
  { nowMs }: StaffCall,
  request: ShowFunnel,
): Promise<Result<FunnelReply, never>> {
  const { byCampaign, promoterNumber } = request;
  const asked = {
    ...{ ...spanMs(request), byCampaign },
    ...(promoterNumber === undefined ? {} : { promoterNumber }),
  };
  const table = tableOf(asked);
  const [sales, visits, channels = emptyChannels] = await Promise.all([
    salesIn(deps, request, [table], nowMs, table === "places"),
    visitsIn(deps, request, nowMs),
    deps.store.get("channels", emptyChannels._id),
  ]);
  const rows = funnelOf(sales.parts, visits.parts, { ...asked, names: channels.names });
  const total = rows.map(stepsOf).reduce(addSteps, NO_STEPS);
  return ok({ ...olderOf(sales.age, visits.age), rows, total });
}
