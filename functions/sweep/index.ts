import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { cloudPayPayments } from "#adapters/cloudbase/cloudPay.ts";
import { wechatPayments } from "#adapters/wechat/pay.ts";
import { serveTimer } from "#functions/shared/serve.ts";
import { sweepTimer } from "#functions/sweep/sweep.ts";

const isCloudPay = process.env["PAY_CHANNEL"] === "cloudpay";
const payments = (isCloudPay ? cloudPayPayments : wechatPayments)(process.env);

/** Cloud function `sweep`, a timer: the only file here that names an adapter. */
export const main = serveTimer({ ...cloudbaseDeps(), payments }, sweepTimer());
