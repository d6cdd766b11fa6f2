import { createCipheriv, createPrivateKey, createSign, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { demoEnvironment } from "#scripts/stack/environment.ts";

/** A notice on its way: what WeChat would post. */
export type Letter = { readonly headers: Record<string, string>; readonly body: Buffer };

/** WeChat, as far as it tells of payments: it has its own private key, and the merchant's for what it hides. */
export type Teller = (orderId: string, amountFen: number, atMs: number) => Letter;

/** The teller of a stack's merchant. Source: WeChat Pay v3, "支付成功回调通知". */
export function openTeller(dataFolder: string, url: string): Teller {
  const settings = demoEnvironment(dataFolder, url);
  const pem = readFileSync(join(dataFolder, "wechat", "platform_private_key.pem"), "utf8");
  const key = createPrivateKey(pem);
  return (orderId, amountFen, atMs) => {
    const said = {
      ...{ appid: settings["WECHAT_APPID"], mchid: settings["WECHAT_PAY_MCHID"] },
      ...{ out_trade_no: orderId, transaction_id: `4200${orderId}`, trade_type: "JSAPI" },
      ...{ trade_state: "SUCCESS", bank_type: "OTHERS", success_time: chinaTime(atMs) },
      payer: { openid: `oBuyer${orderId}` },
      amount: {
        ...{ total: amountFen, payer_total: amountFen, currency: "CNY", payer_currency: "CNY" },
      },
    };
    const body = sealed(said, settings["WECHAT_PAY_API_V3_KEY"] ?? "", orderId, atMs);
    return { body, headers: signed(body, key, settings["WECHAT_PAY_PLATFORM_SERIAL"] ?? "", atMs) };
  };
}

function sealed(said: object, apiV3Key: string, orderId: string, atMs: number): Buffer {
  const nonce = orderId.slice(-12).padStart(12, "0");
  const cipher = createCipheriv("aes-256-gcm", apiV3Key, nonce);
  cipher.setAAD(Buffer.from("transaction"));
  const bytes = [cipher.update(JSON.stringify(said), "utf8"), cipher.final(), cipher.getAuthTag()];
  const resource = {
    ...{ algorithm: "AEAD_AES_256_GCM", original_type: "transaction", nonce },
    ...{ associated_data: "transaction", ciphertext: Buffer.concat(bytes).toString("base64") },
  };
  const envelope = {
    ...{ id: orderId, create_time: chinaTime(atMs), resource_type: "encrypt-resource" },
    ...{ event_type: "TRANSACTION.SUCCESS", summary: "支付成功", resource },
  };
  return Buffer.from(JSON.stringify(envelope));
}

function signed(
  body: Buffer,
  key: KeyObject,
  serial: string,
  atMs: number,
): Record<string, string> {
  const timestamp = String(Math.floor(atMs / 1_000));
  const text = `${timestamp}\nbench\n${body.toString("utf8")}\n`;
  return {
    "content-type": "application/json",
    "content-length": String(body.length),
    "wechatpay-timestamp": timestamp,
    "wechatpay-nonce": "bench",
    "wechatpay-serial": serial,
    "wechatpay-signature": createSign("RSA-SHA256").update(text).sign(key, "base64"),
    "wechatpay-signature-type": "WECHATPAY2-SHA256-RSA2048",
  };
}

const chinaTime = (atMs: number): string =>
  `${new Date(atMs + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
