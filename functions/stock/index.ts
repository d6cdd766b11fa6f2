import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { actions } from "#functions/stock/actions.ts";
import { serve } from "#functions/shared/serve.ts";

/** Cloud function `stock`: the only file here that names an adapter. */
export const main = serve("stock", cloudbaseDeps(), actions);
