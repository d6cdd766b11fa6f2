import { createHash } from "node:crypto";
import { APPID_DEFAULT } from "../functions/context.ts";
import { chinaDigits } from "./chinaTime.ts";

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

/** The event of cloudPay's callback. All notices of one payment are the same to the letter. */
export function payEvent(payment: Payment, paidAtMs: number): object {
  const { openid, outTradeNo, totalFee } = payment;
  const digest = createHash("sha256").update(outTradeNo).digest("hex");
  return {
    returnCode: "SUCCESS",
    resultCode: "SUCCESS",
    appid: APPID_DEFAULT,
    mchId: "1800000001",
    subAppid: APPID_DEFAULT,
    subMchId: "1900000001",
    subOpenid: openid,
    nonceStr: digest.slice(0, 32),
    outTradeNo,
    transactionId: `4200${BigInt(`0x${digest}`).toString().slice(0, 24)}`,
    totalFee,
    cashFee: totalFee,
    feeType: "CNY",
    bankType: "OTHERS",
    tradeType: "JSAPI",
    isSubscribe: "N",
    timeEnd: chinaDigits(paidAtMs),
    userInfo: { appId: APPID_DEFAULT, openId: openid },
  };
}
