import { cloudbaseClient } from "#adapters/cloudbase/client.ts";
import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { cloudbaseFiles } from "#adapters/cloudbase/files.ts";
import { cloudPayPayments } from "#adapters/cloudbase/cloudPay.ts";
import { wechatMessages } from "#adapters/wechat/messages.ts";
import { wechatPayments } from "#adapters/wechat/pay.ts";
import { actions } from "#functions/aftersales/actions.ts";
import { serve } from "#functions/shared/serve.ts";

const { env } = process;
const payments = (env["PAY_CHANNEL"] === "cloudpay" ? cloudPayPayments : wechatPayments)(env);
const others = {
  ...{ payments, messages: wechatMessages(env) },
  files: cloudbaseFiles(cloudbaseClient()),
};

/** Cloud function `aftersales`: the only file here that names an adapter. */
export const main = serve("aftersales", { ...cloudbaseDeps(), ...others }, actions);
