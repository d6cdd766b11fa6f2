import { createHash } from "node:crypto";

/** WeChat's own number of a thing: 28 digits that follow from what the merchant calls it, so that a rerun is the same. */
export function wechatNumber(prefix: string, text: string): string {
  const digits = BigInt(`0x${createHash("sha256").update(text).digest("hex")}`).toString();
  return `${prefix}${digits.slice(0, 28 - prefix.length)}`;
}
