import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { cloudbaseFigureReads } from "#adapters/cloudbase/figureReads.ts";
import { actions } from "#functions/content/actions.ts";
import { serve } from "#functions/shared/serve.ts";

/** Cloud function `content`: the only file here that names an adapter. */
export const main = serve("content", cloudbaseDeps(cloudbaseFigureReads), actions);
