import { generateKeyPairSync, randomBytes } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Made once and kept, since making an RSA key takes longer than starting a server. */
const KEPT = ".data/keys";
export const API_V3_KEY_FILE = "api_v3_key.txt";
const NAMES = ["merchant_private_key.pem", "platform_private_key.pem", API_V3_KEY_FILE] as const;

/**
 * Puts the developer's WeChat keys into a data folder, where cloudbase-local looks for them: so the
 * functions can be given the same ones before it starts. They are worth nothing anywhere else.
 */
export function putWechatKeys(dataFolder: string): void {
  const folder = join(dataFolder, "wechat");
  mkdirSync(KEPT, { recursive: true });
  mkdirSync(folder, { recursive: true });
  for (const name of NAMES) {
    const kept = join(KEPT, name);
    const make = name === API_V3_KEY_FILE ? newApiV3Key : newPrivateKey;
    if (!existsSync(kept)) writeFileSync(kept, make(), { mode: 0o600 });
    if (!existsSync(join(folder, name))) copyFileSync(kept, join(folder, name));
  }
}

/** 32 characters, as WeChat asks for. */
const newApiV3Key = (): string => randomBytes(16).toString("hex");

function newPrivateKey(): string {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return privateKey.export({ type: "pkcs8", format: "pem" }).toString();
}
