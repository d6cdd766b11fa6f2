import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { settleBonuses } from "#functions/bonus/bonus.ts";
import { serveTimer } from "#functions/shared/serve.ts";

/** Cloud function `bonus`, a timer: the only file here that names an adapter. */
export const main = serveTimer(cloudbaseDeps(), settleBonuses);
