import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { cloudbaseMonitorReads } from "#adapters/cloudbase/monitorReads.ts";
import { monitorDay } from "#functions/monitor/monitor.ts";
import { rankPromoters } from "#functions/monitor/rank.ts";
import { serveTimer } from "#functions/shared/serve.ts";

/** Cloud function `monitor`, a timer: the only file here that names an adapter. */
export const main = serveTimer(cloudbaseDeps(cloudbaseMonitorReads), async (deps, nowMs) => ({
  ...(await monitorDay(deps, nowMs)),
  ...(await rankPromoters(deps, nowMs)),
}));
