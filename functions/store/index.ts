import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { actions } from "#functions/store/actions.ts";
import { serve } from "#functions/shared/serve.ts";

/** Cloud function `store`: the only file here that names an adapter. */
export const main = serve("store", cloudbaseDeps(), actions);
