import { createSign, createVerify, randomBytes, type KeyObject } from "node:crypto";

const SCHEME = "WECHATPAY2-SHA256-RSA2048";
/** WeChat Pay refuses what was signed more than five minutes away from its own clock. */
const SKEW_MAX_S = 300;

export interface SignedRequest {
  readonly method: string;
  /** Path and query, as sent. */
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

/** Who signed a request; `refusal` says why it is not believed, `verified` whether the key was known at all. */
export type Signer =
  | { readonly mchid: string; readonly serial: string; readonly verified: boolean }
  | { readonly refusal: string };

/**
 * Checks the `Authorization` of a WeChat Pay v3 request.
 *
 * - `keyOf`: the public key of a merchant's certificate serial, or undefined when it is not known. What
 *   an unknown key signed is taken unverified: a developer may use a merchant of his own.
 * - Errors: a `refusal` for a person to read, which WeChat answers as 401 SIGN_ERROR.
 * - Source: WeChat Pay v3, "签名生成": method, path, timestamp, nonce and body, each followed by a line feed.
 */
export function checkSigner(
  request: SignedRequest,
  nowMs: number,
  keyOf: (serial: string) => KeyObject | undefined,
): Signer {
  const header = request.headers.authorization ?? "";
  if (!header.startsWith(`${SCHEME} `)) return { refusal: `Authorization is not ${SCHEME}` };

  const parts = new Map<string, string>();
  for (const [, name, value] of header.matchAll(/([a-z_]+)="([^"]*)"/g)) {
    if (name !== undefined && value !== undefined) parts.set(name, value);
  }
  const [mchid, serial, nonce, timestamp, signature] = [
    "mchid",
    "serial_no",
    "nonce_str",
    "timestamp",
    "signature",
  ].map((name) => parts.get(name) ?? "");
  if (!mchid || !serial || !nonce || !timestamp || !signature) {
    return { refusal: "Authorization lacks mchid, serial_no, nonce_str, timestamp or signature" };
  }
  if (!(Math.abs(nowMs / 1_000 - Number(timestamp)) <= SKEW_MAX_S)) {
    return { refusal: `Authorization was signed at ${timestamp}, more than ${SKEW_MAX_S} s away` };
  }
  const key = keyOf(serial);
  if (key === undefined) return { mchid, serial, verified: false };

  const verify = createVerify("RSA-SHA256")
    .update(`${request.method}\n${request.path}\n${timestamp}\n${nonce}\n`)
    .update(request.body)
    .update("\n");
  return verify.verify(key, signature, "base64")
    ? { mchid, serial, verified: true }
    : { refusal: "the signature does not fit the request" };
}

/** The headers that prove a reply to be the platform's. */
export function signReply(
  body: Buffer,
  nowMs: number,
  platform: { readonly serial: string; readonly key: KeyObject },
): Record<string, string> {
  const timestamp = String((nowMs - (nowMs % 1_000)) / 1_000);
  const nonce = randomBytes(16).toString("hex");
  const signature = createSign("RSA-SHA256")
    .update(`${timestamp}\n${nonce}\n`)
    .update(body)
    .update("\n")
    .sign(platform.key, "base64");
  return {
    "Wechatpay-Serial": platform.serial,
    "Wechatpay-Timestamp": timestamp,
    "Wechatpay-Nonce": nonce,
    "Wechatpay-Signature": signature,
  };
}
