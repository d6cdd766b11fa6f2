import { createDecipheriv, createVerify, type KeyObject } from "node:crypto";
import {
  apiV3Keys,
  type MerchantSettings,
  platformKeys,
  required,
} from "#adapters/wechat/payKeys.ts";
import {
  type Fields,
  fieldsOf,
  isMerchants,
  type Merchant,
  paymentIn,
  refundIn,
  text,
} from "#adapters/wechat/payReply.ts";
import type { NoticeRefusal, Notices, RawNotice, ReadNotice } from "#ports/notices.ts";

/** WeChat signs a notice when it sends it: what is older was kept by somebody, or a clock is wrong. */
const SKEW_MAX_MS = 300_000;
const TAG_BYTES = 16;

/**
 * WeChat Pay v3's notices.
 *
 * - Settings: `WECHAT_APPID`, `WECHAT_PAY_MCHID`, the keys of `platformKeys` and `apiV3Keys`. They are read at the first
 *   notice, which throws the name of what is missing: then WeChat is answered with an error and tells again.
 * - Source: WeChat Pay, "如何验证签名", "如何解密回调报文", "支付成功回调通知", "退款结果回调通知", "商家转账回调通知".
 */
export function wechatNotices(settings: MerchantSettings): Notices {
  let known: Known | undefined;
  return {
    read(raw, nowMs) {
      known ??= {
        merchant: {
          appid: required(settings, "WECHAT_APPID"),
          mchid: required(settings, "WECHAT_PAY_MCHID"),
        },
        platform: platformKeys(settings),
        apiV3: apiV3Keys(settings),
      };
      const wrong = wrongSignature(raw, known.platform, nowMs);
      if (wrong !== null) return refused(wrong);
      const envelope = fieldsOf(json(raw.body));
      const what = text(envelope.get("event_type"));
      const sealed = fieldsOf(envelope.get("resource"));
      if (what === null || sealed.size === 0) return refused("unreadable");
      const opened = open(sealed, known.apiV3);
      return opened === null ? refused("undecipherable") : noticeOf(known.merchant, what, opened);
    },
  };
}

interface Known {
  readonly merchant: Merchant;
  readonly platform: ReadonlyMap<string, KeyObject>;
  readonly apiV3: readonly string[];
}

const refused = (refusal: NoticeRefusal, about: string | null = null): ReadNotice => ({
  ...{ ok: false, refusal, about },
});

function wrongSignature(
  { headers, body }: RawNotice,
  platform: Known["platform"],
  nowMs: number,
): NoticeRefusal | null {
  const [timestamp, nonce, serial, signature] = [
    ...["wechatpay-timestamp", "wechatpay-nonce", "wechatpay-serial", "wechatpay-signature"],
  ].map((name) => headers[name] ?? "");
  if (!timestamp || !nonce || !serial || !signature) return "signature_missing";
  const key = platform.get(serial);
  if (key === undefined) return "signature_unknown_key";
  // WeChat sends signatures that begin with WECHATPAY/SIGNTEST/ to see whether anybody looks: they are no base64.
  const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(signature) && !signature.startsWith(SIGN_TEST);
  const verify = createVerify("RSA-SHA256").update(`${timestamp}\n${nonce}\n${body}\n`);
  if (!isBase64 || !verify.verify(key, signature, "base64")) return "signature_wrong";
  const isTime = /^\d{1,12}$/.test(timestamp);
  const isFresh = isTime && Math.abs(nowMs - Number(timestamp) * 1_000) <= SKEW_MAX_MS;
  return isFresh ? null : "signature_too_old";
}
const SIGN_TEST = "WECHATPAY/SIGNTEST";

/** AES-256-GCM, the tag behind the text. Null when no key opens it. */
function open(sealed: Fields, keys: readonly string[]): Fields | null {
  const [ciphertext, nonce, aad] = ["ciphertext", "nonce", "associated_data"].map((name) =>
    sealed.get(name),
  );
  if (sealed.get("algorithm") !== "AEAD_AES_256_GCM") return null;
  if (typeof ciphertext !== "string" || typeof nonce !== "string") return null;
  const bytes = Buffer.from(ciphertext, "base64");
  for (const key of keys) {
    try {
      const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(Buffer.from(typeof aad === "string" ? aad : ""));
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      const plain = Buffer.concat([
        decipher.update(bytes.subarray(0, -TAG_BYTES)),
        decipher.final(),
      ]);
      return fieldsOf(json(plain.toString("utf8")));
    } catch {
      continue; // Encrypted with the other key, or forged.
    }
  }
  return null;
}

function noticeOf(merchant: Merchant, what: string, fields: Fields): ReadNotice {
  switch (what) {
    case "TRANSACTION.SUCCESS": {
      const about = text(fields.get("out_trade_no"));
      if (!isMerchants(merchant, fields)) return refused("wrong_merchant", about);
      const payment = fields.get("trade_state") === "SUCCESS" ? paymentIn(fields) : null;
      return payment ? { ok: true, notice: { kind: "payment", payment } } : refused("unreadable");
    }
    case "REFUND.SUCCESS":
    case "REFUND.CLOSED":
    case "REFUND.ABNORMAL": {
      const about = text(fields.get("out_refund_no"));
      if (fields.get("mchid") !== merchant.mchid) return refused("wrong_merchant", about);
      const refund = refundIn(fields, "refund_status");
      return refund ? { ok: true, notice: { kind: "refund", refund } } : refused("unreadable");
    }
    case "MCHTRANSFER.BILL.FINISHED": {
      const transferNumber = text(fields.get("out_bill_no"));
      if (fields.get("mch_id") !== merchant.mchid) return refused("wrong_merchant", transferNumber);
      if (transferNumber === null) return refused("unreadable");
      return { ok: true, notice: { kind: "transfer", transferNumber } };
    }
    default:
      return { ok: true, notice: { kind: "other", what } };
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
