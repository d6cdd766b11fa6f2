import {
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  randomBytes,
  type KeyObject,
} from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

/**
 * The merchant that the stand-in plays with. Its names are fixed, so that they can stand in a developer's
 * settings before the first start; only the keys are made, once for each data directory.
 */
export const DEV_MERCHANT = {
  mchid: "1900000001",
  merchantSerial: "5157F09EFDC096DE15EBE81A47057A7232F1B8E1",
  platformSerial: "PUB_KEY_ID_0119000000012026010100000000000001",
} as const;

export interface DevKeys {
  /** Signs what the merchant asks; whoever plays the merchant gets its private half from the file. */
  readonly merchantPublicKey: KeyObject;
  /** Signs what the platform answers. */
  readonly platformPrivateKey: KeyObject;
  /** Encrypts what notices say: 32 characters. */
  readonly apiV3Key: string;
}

/**
 * The key pairs of `<directory>`, made and written there when they are not there yet:
 * `merchant_private_key.pem`, `merchant_public_key.pem`, `platform_private_key.pem`, `platform_public_key.pem`,
 * `api_v3_key.txt`, and `merchant.json` with the names of `DEV_MERCHANT`.
 *
 * Each file appears whole or not at all, and the public halves follow from the private ones, so being
 * killed half-way leaves nothing that does not fit together.
 */
export async function openDevKeys(directory: string): Promise<DevKeys> {
  await mkdir(directory, { recursive: true });
  const [merchant, platform, apiV3Key] = await Promise.all([
    openPair(directory, "merchant"),
    openPair(directory, "platform"),
    openApiV3Key(join(directory, "api_v3_key.txt")),
  ]);
  await ensureText(join(directory, "merchant.json"), `${JSON.stringify(DEV_MERCHANT, null, 2)}\n`);
  const { publicKey: merchantPublicKey } = merchant;
  return { merchantPublicKey, platformPrivateKey: platform.privateKey, apiV3Key };
}

async function openApiV3Key(path: string): Promise<string> {
  const known = (await textOf(path))?.trim();
  if (known !== undefined && Buffer.byteLength(known) === 32) return known;
  const made = randomBytes(16).toString("hex");
  await writeWhole(path, `${made}\n`);
  return made;
}

async function openPair(directory: string, owner: "merchant" | "platform") {
  const privatePath = join(directory, `${owner}_private_key.pem`);
  let pem = await textOf(privatePath);
  if (pem === undefined) {
    const made = await promisify(generateKeyPair)("rsa", { modulusLength: 2048 });
    pem = made.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    await writeWhole(privatePath, pem);
  }
  const privateKey = createPrivateKey(pem);
  const publicKey = createPublicKey(privateKey);
  const publicPem = publicKey.export({ type: "spki", format: "pem" }).toString();
  await ensureText(join(directory, `${owner}_public_key.pem`), publicPem);
  return { privateKey, publicKey };
}

const textOf = (path: string) => readFile(path, "utf8").catch(() => undefined);

async function ensureText(path: string, text: string): Promise<void> {
  if ((await textOf(path)) !== text) await writeWhole(path, text);
}

async function writeWhole(path: string, text: string): Promise<void> {
  const draft = `${path}.${process.pid}.draft`;
  await writeFile(draft, text, { mode: 0o600 });
  await rename(draft, path);
}
