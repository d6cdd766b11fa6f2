import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { cloudPayPayments } from "#adapters/cloudbase/cloudPay.ts";
import { wechatPayments } from "#adapters/wechat/pay.ts";
import { serveTimer } from "#functions/shared/serve.ts";
import { tend } from "#functions/tend/tend.ts";

const isCloudPay = process.env["PAY_CHANNEL"] === "cloudpay";
const payments = (isCloudPay ? cloudPayPayments : wechatPayments)(process.env);

/** Timer function `tend`: the only file here that names an adapter. */
export const main = serveTimer({ ...cloudbaseDeps(), payments }, tend);
