import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

/**
 * The secrets that WeChat and the receiver of its messages share. Fixed, so that they can stand in a developer's
 * settings before the first start; they are worth nothing anywhere else.
 */
export const DEV_ACCOUNT = {
  /** The account's original id, `ToUserName` of its messages. */
  userName: "gh_cloudbaselocal",
  appid: "wxlocal0000000001",
  token: "cloudbase-local-token",
  encodingAesKey: "Y2xvdWRiYXNlLWxvY2FsLWVuY29kaW5nLWFlcy1rZXk",
} as const;

export type Account = { readonly [name in keyof typeof DEV_ACCOUNT]: string };

/** WeChat pads to 32 bytes, not to the cipher's own 16. */
const PAD_BYTES = 32;

/** sha1 of the texts in order of their code units, joined: how WeChat signs what it sends. */
export function signatureOf(...texts: readonly string[]): string {
  return createHash("sha1")
    .update([...texts].sort().join(""))
    .digest("hex");
}

/** A message as WeChat encrypts it: random bytes, its length, itself, and whose it is. AES-256-CBC, in base64. */
export function encryptMessage(text: string, { encodingAesKey, appid }: Account): string {
  const key = keyOf(encodingAesKey);
  const message = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(message.length);
  const content = Buffer.concat([randomBytes(16), length, message, Buffer.from(appid)]);
  const padding = PAD_BYTES - (content.length % PAD_BYTES);
  const padded = Buffer.concat([content, Buffer.alloc(padding, padding)]);
  const cipher = createCipheriv("aes-256-cbc", key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString("base64");
}

/** What `encryptMessage` took; undefined for what is not encrypted so, or is another account's. */
export function decryptMessage(
  text: string,
  { encodingAesKey, appid }: Account,
): string | undefined {
  const key = keyOf(encodingAesKey);
  try {
    const decipher = createDecipheriv("aes-256-cbc", key, key.subarray(0, 16));
    decipher.setAutoPadding(false);
    const padded = Buffer.concat([decipher.update(text, "base64"), decipher.final()]);
    const content = padded.subarray(0, padded.length - (padded.at(-1) ?? 0));
    const end = 20 + content.readUInt32BE(16);
    return content.toString("utf8", end) === appid ? content.toString("utf8", 20, end) : undefined;
  } catch {
    return undefined;
  }
}

function keyOf(encodingAesKey: string): Buffer {
  return Buffer.from(`${encodingAesKey}=`, "base64");
}

/** The fields as WeChat's XML: numbers plain, texts in CDATA. */
export function toXml(fields: Readonly<Record<string, string | number>>): string {
  const elements = Object.entries(fields).map(([name, value]) => {
    const content =
      typeof value === "number"
        ? value
        : `<![CDATA[${value.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
    return `<${name}>${content}</${name}>`;
  });
  return `<xml>${elements.join("")}</xml>`;
}

/** One element's text of a flat XML message. */
export function xmlField(xml: string, name: string): string | undefined {
  const found = new RegExp(`<${name}>(?:<!\\[CDATA\\[([^]*?)\\]\\]>|([^<]*))</${name}>`).exec(xml);
  return found?.[1] ?? found?.[2];
}
