import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { payNoticeSchema } from "#contracts/order.ts";
import { actions } from "#functions/order/actions.ts";
import { confirmPayment } from "#functions/order/confirmPayment.ts";
import { withPayNotices } from "#functions/shared/payNotice.ts";
import { serve } from "#functions/shared/serve.ts";

const deps = cloudbaseDeps();

/** Cloud function `order`: the only file here that names an adapter. WeChat Pay's notices come in here too. */
export const main = withPayNotices(deps, serve(deps, actions), payNoticeSchema, confirmPayment);
