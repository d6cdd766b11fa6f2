import { cloudbaseBackground } from "#adapters/cloudbase/background.ts";
import { cloudbaseClient } from "#adapters/cloudbase/client.ts";
import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { cloudbaseFiles } from "#adapters/cloudbase/files.ts";
import { cloudbaseListWithdrawalReads } from "#adapters/cloudbase/listWithdrawalReads.ts";
import { sheetTables } from "#adapters/sheets/tables.ts";
import { actions } from "#functions/sheets/actions.ts";
import { serve } from "#functions/shared/serve.ts";

const client = cloudbaseClient();

/** Cloud function `sheets`: the only file here that names an adapter. */
export const main = serve(
  "sheets",
  {
    ...{ ...cloudbaseDeps(cloudbaseListWithdrawalReads), files: cloudbaseFiles(client) },
    ...{ background: cloudbaseBackground(client), tables: sheetTables() },
  },
  actions,
);
