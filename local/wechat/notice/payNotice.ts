import { createCipheriv, createHash } from "node:crypto";
import { chinaTime } from "../chinaTime.ts";
import type { DevKeys } from "../v3/devKeys.ts";
import { DEV_MERCHANT } from "../v3/devKeys.ts";
import { signReply } from "../v3/paySignature.ts";

/** What a notice of WeChat Pay v3 says. */
export interface NoticeText {
  /** WeChat's number of the notice: the same however often it is sent. */
  readonly id: string;
  readonly eventType: string;
  readonly summary: string;
  /** "transaction", "refund" or "mch_payment". */
  readonly originalType: string;
  readonly createdAtMs: number;
  /** What is encrypted. */
  readonly resource: object;
}

/** A number in the form of WeChat's that follows from what the notice is about. */
export function noticeId(eventType: string, about: string): string {
  const hex = createHash("sha256").update(`${eventType} ${about}`).digest("hex");
  return [8, 12, 16, 20, 32].map((end, n) => hex.slice([0, 8, 12, 16, 20][n], end)).join("-");
}

/**
 * The body of a notice. All notices of one fact are the same to the letter.
 *
 * `apiV3Key`: 32 bytes, the merchant's. Source: WeChat Pay v3, "支付成功回调通知", "如何解密回调报文": AES-256-GCM, the
 * tag behind the text, in base64.
 */
export function noticeBody(notice: NoticeText, apiV3Key: string): Buffer {
  const nonce = createHash("sha256").update(notice.id).digest("hex").slice(0, 12);
  const cipher = createCipheriv("aes-256-gcm", apiV3Key, nonce);
  cipher.setAAD(Buffer.from(notice.originalType));
  const sealed = [cipher.update(JSON.stringify(notice.resource), "utf8"), cipher.final()];
  const ciphertext = Buffer.concat([...sealed, cipher.getAuthTag()]).toString("base64");
  return Buffer.from(
    JSON.stringify({
      id: notice.id,
      create_time: chinaTime(notice.createdAtMs),
      resource_type: "encrypt-resource",
      event_type: notice.eventType,
      summary: notice.summary,
      resource: {
        ...{ original_type: notice.originalType, algorithm: "AEAD_AES_256_GCM" },
        ...{ ciphertext, associated_data: notice.originalType, nonce },
      },
    }),
  );
}

/** The headers that prove a notice to be WeChat's. */
export function noticeHeaders(body: Buffer, nowMs: number, keys: DevKeys): Record<string, string> {
  const platform = { serial: DEV_MERCHANT.platformSerial, key: keys.platformPrivateKey };
  return {
    "Content-Type": "application/json",
    "Wechatpay-Signature-Type": "WECHATPAY2-SHA256-RSA2048",
    ...signReply(body, nowMs, platform),
  };
}
