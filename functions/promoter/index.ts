import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { actions } from "#functions/promoter/actions.ts";
import { serve } from "#functions/shared/serve.ts";

/** Cloud function `promoter`: the only file here that names an adapter. */
export const main = serve("promoter", cloudbaseDeps(), actions);
