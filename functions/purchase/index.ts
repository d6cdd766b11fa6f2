import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { cloudPayPayments } from "#adapters/cloudbase/cloudPay.ts";
import { wechatMessages } from "#adapters/wechat/messages.ts";
import { wechatPayments } from "#adapters/wechat/pay.ts";
import { wechatShipping } from "#adapters/wechat/shipping.ts";
import { wechatTracking } from "#adapters/wechat/tracking.ts";
import { actions } from "#functions/purchase/actions.ts";
import { serve } from "#functions/shared/serve.ts";

const { env } = process;
const payments = (env["PAY_CHANNEL"] === "cloudpay" ? cloudPayPayments : wechatPayments)(env);
const wechat = { payments, shipping: wechatShipping(env), messages: wechatMessages(env) };

/** Cloud function `purchase`: the only file here that names an adapter. */
export const main = serve(
  "purchase",
  { ...cloudbaseDeps(), ...wechat, tracking: wechatTracking() },
  actions,
);
