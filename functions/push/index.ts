import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { wechatMessages } from "#adapters/wechat/messages.ts";
import { wechatShipping } from "#adapters/wechat/shipping.ts";
import { hearReceipt } from "#functions/push/hearReceipt.ts";
import { takePush } from "#functions/push/takePush.ts";
import { receivedByWechat } from "#functions/purchase/receiveWord.ts";

const { env } = process;
const deps = { ...cloudbaseDeps(), shipping: wechatShipping(env), messages: wechatMessages(env) };
const hearers = new Map([["trade_manage_order_settlement", hearReceipt(deps, receivedByWechat)]]);

/** Cloud function `push`: events that WeChat pushes. The only file here that names an adapter. */
export const main = (event: unknown): Promise<string> => takePush(deps, hearers, event);
