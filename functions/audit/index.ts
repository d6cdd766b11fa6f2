import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { auditWholeNight } from "#functions/audit/wholeNight.ts";
import { serveTimer } from "#functions/shared/serve.ts";

/** Cloud function `audit`, a timer: the only file here that names an adapter. */
export const main = serveTimer(cloudbaseDeps(), auditWholeNight);
