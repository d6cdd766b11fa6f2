import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { cloudPayPayments } from "#adapters/cloudbase/cloudPay.ts";
import { wechatPayments } from "#adapters/wechat/pay.ts";
import { actions } from "#functions/purchase/actions.ts";
import { serve } from "#functions/shared/serve.ts";

const isCloudPay = process.env["PAY_CHANNEL"] === "cloudpay";
const payments = (isCloudPay ? cloudPayPayments : wechatPayments)(process.env);

/** Cloud function `purchase`: the only file here that names an adapter. */
export const main = serve({ ...cloudbaseDeps(), payments }, actions);
