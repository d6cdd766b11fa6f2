import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { wechatNotices } from "#adapters/wechat/notices.ts";
import { wechatTransfers } from "#adapters/wechat/transfers.ts";
import { serveNotices } from "#functions/notify/serveNotices.ts";
import { COMMISSION_REPORT } from "#functions/payout/commissionReport.ts";

const notices = wechatNotices(process.env);
const transfers = wechatTransfers(process.env, COMMISSION_REPORT);

/** Cloud function `notify`, over HTTP: the only file here that names an adapter. */
export const main = serveNotices({ ...cloudbaseDeps(), notices, transfers });
