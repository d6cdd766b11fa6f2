import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { cloudbaseReportReads } from "#adapters/cloudbase/reportReads.ts";
import { sheetTables } from "#adapters/sheets/tables.ts";
import { actions } from "#functions/reports/actions.ts";
import { serve } from "#functions/shared/serve.ts";

/** Cloud function `reports`: the only file here that names an adapter. */
export const main = serve(
  "reports",
  { ...cloudbaseDeps(cloudbaseReportReads), tables: sheetTables() },
  actions,
);
