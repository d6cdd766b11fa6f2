import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { actions } from "#functions/account/actions.ts";
import { serve } from "#functions/shared/serve.ts";

/** Cloud function `account`: the only file here that names an adapter. */
export const main = serve("account", cloudbaseDeps(), actions);
