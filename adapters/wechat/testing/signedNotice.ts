import { createCipheriv, createSign, generateKeyPairSync } from "node:crypto";
import type { MerchantSettings } from "#adapters/wechat/payKeys.ts";
import type { RawNotice } from "#ports/notices.ts";

const pairs = { now: pairOf(), next: pairOf() };
export const API_V3_KEY = "0123456789abcdef0123456789abcdef";

/** A merchant whose notices a test can sign. */
export const NOTICE_SETTINGS: MerchantSettings = {
  ...{ WECHAT_APPID: "wxdemo", WECHAT_PAY_MCHID: "1900000001", WECHAT_PAY_API_V3_KEY: API_V3_KEY },
  ...{ WECHAT_PAY_PLATFORM_SERIAL: "PUB_KEY_ID_1", WECHAT_PAY_PLATFORM_KEY: pairs.now.publicKey },
};
export const NEXT_KEY = pairs.next.publicKey;

export interface NoticeChanges {
  readonly event?: string;
  /** What is encrypted. */
  readonly resource?: object;
  readonly serial?: string;
  readonly signWith?: "now" | "next";
  /** Signs instead of both, PEM. */
  readonly privateKey?: string;
  readonly signature?: string;
  readonly apiV3Key?: string;
  readonly associatedData?: string;
  /** Changes the body after it was signed. */
  readonly tamper?: (body: string) => string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const aTransaction = (changes: object = {}): object => ({
  ...{ appid: "wxdemo", mchid: "1900000001", out_trade_no: "order001", trade_state: "SUCCESS" },
  ...{ transaction_id: "4200001", success_time: "2026-03-01T08:00:00+08:00", trade_type: "JSAPI" },
  amount: { total: 10_000, currency: "CNY", payer_total: 10_000 },
  ...changes,
});

export const aRefundResource = (changes: object = {}): object => ({
  ...{
    mchid: "1900000001",
    out_trade_no: "order001",
    out_refund_no: "r1",
    refund_status: "SUCCESS",
  },
  ...{ success_time: "2026-03-02T08:00:00+08:00" },
  amount: { total: 10_000, refund: 4_000, payer_total: 10_000, payer_refund: 4_000 },
  ...changes,
});

/** A notice as WeChat sends it, or as somebody would who wants to be taken for WeChat. */
export function signedNotice(nowMs: number, changes: NoticeChanges = {}): RawNotice {
  const {
    event = "TRANSACTION.SUCCESS",
    resource = aTransaction(),
    apiV3Key = API_V3_KEY,
  } = changes;
  const nonce = "0123456789ab";
  const cipher = createCipheriv("aes-256-gcm", apiV3Key, nonce);
  cipher.setAAD(Buffer.from("transaction"));
  const sealed = [cipher.update(JSON.stringify(resource), "utf8"), cipher.final()];
  const ciphertext = Buffer.concat([...sealed, cipher.getAuthTag()]).toString("base64");
  const body = JSON.stringify({
    ...{ id: "n1", event_type: event, resource_type: "encrypt-resource" },
    resource: {
      ...{ algorithm: "AEAD_AES_256_GCM", ciphertext, nonce, original_type: "transaction" },
      associated_data: changes.associatedData ?? "transaction",
    },
  });
  const timestamp = String(Math.trunc(nowMs / 1_000));
  const signature = createSign("RSA-SHA256")
    .update(`${timestamp}\nabc\n${body}\n`)
    .sign(changes.privateKey ?? pairs[changes.signWith ?? "now"].privateKey, "base64");
  return {
    headers: {
      "wechatpay-timestamp": timestamp,
      "wechatpay-nonce": "abc",
      "wechatpay-serial": changes.serial ?? "PUB_KEY_ID_1",
      "wechatpay-signature": changes.signature ?? signature,
      ...changes.headers,
    },
    body: changes.tamper?.(body) ?? body,
  };
}

function pairOf() {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return {
    publicKey: String(publicKey.export({ type: "spki", format: "pem" })),
    privateKey: String(privateKey.export({ type: "pkcs8", format: "pem" })),
  };
}
