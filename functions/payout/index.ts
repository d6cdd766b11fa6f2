import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { keyedVault } from "#adapters/keyed/vault.ts";
import { wechatTransfers } from "#adapters/wechat/transfers.ts";
import { COMMISSION_REPORT } from "#functions/payout/commissionReport.ts";
import { payOut } from "#functions/payout/payOut.ts";
import { serveTimer } from "#functions/shared/serve.ts";

const deps = cloudbaseDeps();
const vault = keyedVault(process.env["FENRUN_VAULT_KEYS"], deps.seal);
const transfers = wechatTransfers(process.env, COMMISSION_REPORT);

/** Cloud function `payout`, a timer: the only file here that names an adapter. */
export const main = serveTimer({ ...deps, transfers, vault }, payOut);
