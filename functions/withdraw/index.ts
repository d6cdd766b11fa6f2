import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { wechatTransfers } from "#adapters/wechat/transfers.ts";
import { COMMISSION_REPORT } from "#functions/payout/commissionReport.ts";
import { serve } from "#functions/shared/serve.ts";
import { actions } from "#functions/withdraw/actions.ts";

const transfers = wechatTransfers(process.env, COMMISSION_REPORT);

/** Cloud function `withdraw`: the only file here that names an adapter. */
export const main = serve({ ...cloudbaseDeps(), transfers }, actions);
