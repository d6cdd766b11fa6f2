import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { cloudbaseBillReads } from "#adapters/cloudbase/billReads.ts";
import { cloudbaseTaxReads } from "#adapters/cloudbase/taxReads.ts";
import { actions } from "#functions/books/actions.ts";
import { serve } from "#functions/shared/serve.ts";

/** Cloud function `books`: the only file here that names an adapter. */
export const main = serve(
  "books",
  cloudbaseDeps((client) => ({ ...cloudbaseBillReads(client), ...cloudbaseTaxReads(client) })),
  actions,
);
