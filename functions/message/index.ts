import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { wechatMessages } from "#adapters/wechat/messages.ts";
import { actions } from "#functions/message/actions.ts";
import { serve } from "#functions/shared/serve.ts";

const messages = wechatMessages(process.env);

/** Cloud function `message`: the only file here that names an adapter. */
export const main = serve("message", { ...cloudbaseDeps(), messages }, actions);
