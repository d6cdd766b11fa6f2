import { createHash } from "node:crypto";
import { APPID_DEFAULT } from "../../functions/context.ts";
import { chinaDigits } from "../chinaTime.ts";
import { DEV_MERCHANT } from "../v3/devKeys.ts";
import { wechatNumber } from "../wechatNumber.ts";

/** The service provider in whose name cloudPay asks. */
export const CLOUDPAY_MCHID = "1800000001";

/** A buyer paid: which function is told, of what, and how often the notice comes although it was taken. */
export interface Payment {
  readonly functionName: string;
  readonly outTradeNo: string;
  readonly openid: string;
  /** Fen. */
  readonly totalFee: number;
  readonly notices: number;
  readonly delayMs: number;
}

/** What only an order that was placed before its payment says besides. */
export interface PlacedPayment {
  readonly subMchId: string;
  readonly appid: string;
  readonly transactionId: string;
  readonly attach: string | null;
}

/** The event of cloudPay's callback. All notices of one payment are the same to the letter. */
export function payEvent(
  payment: Pick<Payment, "openid" | "outTradeNo" | "totalFee">,
  paidAtMs: number,
  placed?: PlacedPayment,
): object {
  const { openid, outTradeNo, totalFee } = payment;
  const appid = placed?.appid ?? APPID_DEFAULT;
  const digest = createHash("sha256").update(outTradeNo).digest("hex");
  return {
    returnCode: "SUCCESS",
    resultCode: "SUCCESS",
    appid: APPID_DEFAULT,
    mchId: CLOUDPAY_MCHID,
    subAppid: appid,
    subMchId: placed?.subMchId ?? DEV_MERCHANT.mchid,
    subOpenid: openid,
    nonceStr: digest.slice(0, 32),
    outTradeNo,
    transactionId: placed?.transactionId ?? wechatNumber("4200", outTradeNo),
    totalFee,
    cashFee: totalFee,
    feeType: "CNY",
    bankType: "OTHERS",
    tradeType: "JSAPI",
    isSubscribe: "N",
    timeEnd: chinaDigits(paidAtMs),
    ...(placed?.attach == null ? {} : { attach: placed.attach }),
    userInfo: { appId: appid, openId: openid },
  };
}
