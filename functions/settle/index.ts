import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { settleTimer } from "#functions/settle/settle.ts";
import { serveTimer } from "#functions/shared/serve.ts";

/** Cloud function `settle`, a timer: the only file here that names an adapter. */
export const main = serveTimer(cloudbaseDeps(), settleTimer());
