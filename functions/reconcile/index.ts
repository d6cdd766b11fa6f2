import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { cloudbaseBillReads } from "#adapters/cloudbase/billReads.ts";
import { wechatBills } from "#adapters/wechat/bills.ts";
import { wechatTransfers } from "#adapters/wechat/transfers.ts";
import { COMMISSION_REPORT } from "#functions/payout/commissionReport.ts";
import { reconcileTimer } from "#functions/reconcile/reconcile.ts";
import { serveTimer } from "#functions/shared/serve.ts";

const bills = wechatBills(process.env);
const transfers = wechatTransfers(process.env, COMMISSION_REPORT);

/** Cloud function `reconcile`, a timer: the only file here that names an adapter. */
export const main = serveTimer(
  { ...cloudbaseDeps(cloudbaseBillReads), bills, transfers },
  reconcileTimer(),
);
