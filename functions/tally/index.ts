import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { cloudbaseReportReads } from "#adapters/cloudbase/reportReads.ts";
import { countDays } from "#functions/reports/night.ts";
import { serveTimer } from "#functions/shared/serve.ts";

/** Cloud function `tally`, a timer: the only file here that names an adapter. */
export const main = serveTimer(cloudbaseDeps(cloudbaseReportReads), countDays);
