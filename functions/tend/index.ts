import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { cloudPayPayments } from "#adapters/cloudbase/cloudPay.ts";
import { wechatMessages } from "#adapters/wechat/messages.ts";
import { wechatPayments } from "#adapters/wechat/pay.ts";
import { wechatShipping } from "#adapters/wechat/shipping.ts";
import { serveTimer } from "#functions/shared/serve.ts";
import { tend } from "#functions/tend/tend.ts";

const { env } = process;
const payments = (env["PAY_CHANNEL"] === "cloudpay" ? cloudPayPayments : wechatPayments)(env);
const wechat = { payments, shipping: wechatShipping(env), messages: wechatMessages(env) };

/** Timer function `tend`: the only file here that names an adapter. */
export const main = serveTimer({ ...cloudbaseDeps(), ...wechat }, tend);
