import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { cloudbaseFigureReads } from "#adapters/cloudbase/figureReads.ts";
import { actions } from "#functions/commission/actions.ts";
import { serve } from "#functions/shared/serve.ts";

/** Cloud function `commission`: the only file here that names an adapter. */
export const main = serve("commission", cloudbaseDeps(cloudbaseFigureReads), actions);
