import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { cloudbaseFigureReads } from "#adapters/cloudbase/figureReads.ts";
import { reckonPromoters } from "#functions/reckon/reckon.ts";
import { serveTimer } from "#functions/shared/serve.ts";

/** Cloud function `reckon`, a timer: the only file here that names an adapter. */
export const main = serveTimer(cloudbaseDeps(cloudbaseFigureReads), reckonPromoters);
