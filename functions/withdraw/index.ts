import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { keyedVault } from "#adapters/keyed/vault.ts";
import { wechatTransfers } from "#adapters/wechat/transfers.ts";
import { COMMISSION_REPORT } from "#functions/payout/commissionReport.ts";
import { serve } from "#functions/shared/serve.ts";
import { actions } from "#functions/withdraw/actions.ts";

const deps = cloudbaseDeps();
const vault = keyedVault(process.env["FENRUN_VAULT_KEYS"], deps.seal);
const transfers = wechatTransfers(process.env, COMMISSION_REPORT);

/** Cloud function `withdraw`: the only file here that names an adapter. */
export const main = serve("withdraw", { ...deps, transfers, vault }, actions);
