import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { cloudbaseForecastReads } from "#adapters/cloudbase/forecastReads.ts";
import { actions } from "#functions/plans/actions.ts";
import { serve } from "#functions/shared/serve.ts";

/** Cloud function `plans`: the only file here that names an adapter. */
export const main = serve("plans", cloudbaseDeps(cloudbaseForecastReads), actions);
