import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { actions } from "#functions/catalogue/actions.ts";
import { serve } from "#functions/shared/serve.ts";

/** Cloud function `catalogue`: the only file here that names an adapter. */
export const main = serve("catalogue", cloudbaseDeps(), actions);
