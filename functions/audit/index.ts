import { cloudbaseBookReads } from "#adapters/cloudbase/bookReads.ts";
import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { actions } from "#functions/audit/actions.ts";
import { auditWholeNight } from "#functions/audit/wholeNight.ts";
import { serve, serveTimer } from "#functions/shared/serve.ts";

const deps = cloudbaseDeps(cloudbaseBookReads);
const night = serveTimer(deps, auditWholeNight);
const byStaff = serve("audit", deps, actions);

/** Cloud function `audit`, a timer that staff may ask as well: the only file here that names an adapter. */
export const main = (event: unknown): Promise<object> => (isCall(event) ? byStaff(event) : night());

/** What names an action is a call, whoever brings it. */
const isCall = (event: unknown): boolean =>
  typeof event === "object" && event !== null && "action" in event;
