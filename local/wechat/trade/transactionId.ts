import { DEV_MERCHANT } from "../v3/devKeys.ts";
import { wechatNumber } from "../wechatNumber.ts";

/** WeChat's number of a paid order. For the stand-in's own merchant it follows from the order's number alone. */
export function transactionIdOf(order: { readonly mchid: string; readonly outTradeNo: string }) {
  const isOwn = order.mchid === DEV_MERCHANT.mchid;
  return wechatNumber("4200", isOwn ? order.outTradeNo : `${order.mchid}/${order.outTradeNo}`);
}
