import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { serve } from "#functions/shared/serve.ts";
import { actions } from "#functions/staff/actions.ts";

/** Cloud function `staff`: the only file here that names an adapter. */
export const main = serve("staff", cloudbaseDeps(), actions);
