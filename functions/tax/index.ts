import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { cloudbaseTaxReads } from "#adapters/cloudbase/taxReads.ts";
import { keyedVault } from "#adapters/keyed/vault.ts";
import { serve } from "#functions/shared/serve.ts";
import { actions } from "#functions/tax/actions.ts";

const deps = cloudbaseDeps(cloudbaseTaxReads);
const vault = keyedVault(process.env["FENRUN_VAULT_KEYS"], deps.seal);

/** Cloud function `tax`: the only file here that names an adapter. */
export const main = serve("tax", { ...deps, vault }, actions);
