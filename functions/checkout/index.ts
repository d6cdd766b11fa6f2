import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { actions } from "#functions/checkout/actions.ts";
import { serve } from "#functions/shared/serve.ts";

/** Cloud function `checkout`: the only file here that names an adapter. */
export const main = serve("checkout", cloudbaseDeps(), actions);
