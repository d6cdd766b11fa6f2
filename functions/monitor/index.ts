import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { monitorDay } from "#functions/monitor/monitor.ts";
import { serveTimer } from "#functions/shared/serve.ts";

/** Cloud function `monitor`, a timer: the only file here that names an adapter. */
export const main = serveTimer(cloudbaseDeps(), monitorDay);
