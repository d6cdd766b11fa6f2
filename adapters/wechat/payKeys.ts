import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";

/** The settings of the merchant, by the names of their environment variables. */
export type MerchantSettings = Readonly<Record<string, string | undefined>>;

/** Throws the name of a setting that is missing. */
export function required(settings: MerchantSettings, name: string): string {
  const value = settings[name];
  if (value === undefined || value === "") throw new Error(`not set: ${name}`);
  return value;
}

/**
 * The keys by which WeChat signs, by their serials: a platform certificate's number, or a public-key id
 * (`PUB_KEY_ID_…`).
 *
 * While WeChat changes from one to the other, both are accepted: the second stands in
 * `WECHAT_PAY_PLATFORM_SERIAL_NEXT` and `…_KEY_NEXT`.
 */
export function platformKeys(settings: MerchantSettings): ReadonlyMap<string, KeyObject> {
  const keys = new Map([
    [
      required(settings, "WECHAT_PAY_PLATFORM_SERIAL"),
      publicKeyOf(required(settings, "WECHAT_PAY_PLATFORM_KEY")),
    ],
  ]);
  if (settings["WECHAT_PAY_PLATFORM_SERIAL_NEXT"]) {
    const serial = required(settings, "WECHAT_PAY_PLATFORM_SERIAL_NEXT");
    keys.set(serial, publicKeyOf(required(settings, "WECHAT_PAY_PLATFORM_KEY_NEXT")));
  }
  return keys;
}

/** The merchant's key, by which it signs. */
export const merchantKey = (settings: MerchantSettings): KeyObject =>
  privateKeyOf(required(settings, "WECHAT_PAY_PRIVATE_KEY"));

/** The APIv3 keys by which WeChat encrypts: the one in use, and while it is being changed the other one too. */
export function apiV3Keys(settings: MerchantSettings): readonly string[] {
  const next = settings["WECHAT_PAY_API_V3_KEY_NEXT"];
  return [required(settings, "WECHAT_PAY_API_V3_KEY"), ...(next ? [next] : [])];
}

const PKCS8 = "private.pkcs8://";
const SPKI = "public.spki://";

/** A key is PEM text, also with `\n` for line feeds; or `file:///path`; or `public.spki://` and base64. */
function publicKeyOf(text: string): KeyObject {
  if (!text.startsWith(SPKI)) return createPublicKey(pemOf(text)); // A certificate too.
  const key = Buffer.from(text.slice(SPKI.length), "base64");
  return createPublicKey({ key, format: "der", type: "spki" });
}

function privateKeyOf(text: string): KeyObject {
  if (!text.startsWith(PKCS8)) return createPrivateKey(pemOf(text));
  const key = Buffer.from(text.slice(PKCS8.length), "base64");
  return createPrivateKey({ key, format: "der", type: "pkcs8" });
}

const pemOf = (text: string): string =>
  text.startsWith("file://")
    ? readFileSync(new URL(text), "utf8")
    : text.replaceAll(String.raw`\n`, "\n");
