import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { cloudPayPayments } from "#adapters/cloudbase/cloudPay.ts";
import { wechatPayments } from "#adapters/wechat/pay.ts";
import { cloudNoticeSchema } from "#contracts/order.ts";
import { actions } from "#functions/order/actions.ts";
import { confirmCloudNotice } from "#functions/order/confirmCloudNotice.ts";
import { withPayNotices } from "#functions/shared/payNotice.ts";
import { serve } from "#functions/shared/serve.ts";

const isCloudPay = process.env["PAY_CHANNEL"] === "cloudpay";
const payments = (isCloudPay ? cloudPayPayments : wechatPayments)(process.env);
const deps = { ...cloudbaseDeps(), payments };
const serveClients = serve("order", deps, actions);

/** Cloud function `order`: the only file here that names an adapter. cloudPay's notices come in here too. */
export const main = withPayNotices(deps, serveClients, cloudNoticeSchema, confirmCloudNotice);
