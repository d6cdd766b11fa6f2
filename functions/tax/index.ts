import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { serve } from "#functions/shared/serve.ts";

/** Cloud function `tax`: the only file here that names an adapter. */
export const main = serve(cloudbaseDeps(), new Map());
