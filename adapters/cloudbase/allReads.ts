import { cloudbaseBillReads } from "#adapters/cloudbase/billReads.ts";
import { cloudbaseBookReads } from "#adapters/cloudbase/bookReads.ts";
import { cloudbaseForecastReads } from "#adapters/cloudbase/forecastReads.ts";
import { cloudbaseListReads } from "#adapters/cloudbase/listReads.ts";
import { cloudbaseMonitorReads } from "#adapters/cloudbase/monitorReads.ts";
import { cloudbaseReportReads } from "#adapters/cloudbase/reportReads.ts";
import { cloudbaseTaxReads } from "#adapters/cloudbase/taxReads.ts";
import type { Client } from "#adapters/cloudbase/client.ts";
import { cloudbaseReads } from "#adapters/cloudbase/reads.ts";
import type { AllReads } from "#ports/allReads.ts";

/** Every question there is, for scripts and tests: what they load need not be small. */
export const cloudbaseAllReads = (client: Client): AllReads => ({
  ...cloudbaseReads(client),
  ...cloudbaseBillReads(client),
  ...cloudbaseBookReads(client),
  ...cloudbaseForecastReads(client),
  ...cloudbaseListReads(client),
  ...cloudbaseMonitorReads(client),
  ...cloudbaseReportReads(client),
  ...cloudbaseTaxReads(client),
});
