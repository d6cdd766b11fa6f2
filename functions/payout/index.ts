import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { wechatTransfers } from "#adapters/wechat/transfers.ts";
import { COMMISSION_REPORT } from "#functions/payout/commissionReport.ts";
import { payOut } from "#functions/payout/payOut.ts";
import { serveTimer } from "#functions/shared/serve.ts";

const transfers = wechatTransfers(process.env, COMMISSION_REPORT);

/** Cloud function `payout`, a timer: the only file here that names an adapter. */
export const main = serveTimer({ ...cloudbaseDeps(), transfers }, payOut);
