import {
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  randomBytes,
  type KeyObject,
} from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { writeWhole } from "../../wholeFile.ts";

/**
 * The merchant that the stand-in plays with. Its names are fixed, so that they can stand in a developer's
 * settings before the first start; only the keys are made, and kept in the data directory.
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

/** Runs what changes the directory, or refuses to. */
export type Write = (run: () => Promise<void>) => Promise<void>;

type Owner = "merchant" | "platform";

/**
 * The key pairs of `<directory>`, made and written there when they are not there yet:
 * `merchant_private_key.pem`, `merchant_public_key.pem`, `platform_private_key.pem`, `platform_public_key.pem`,
 * `api_v3_key.txt`, and `merchant.json` with the names of `DEV_MERCHANT`.
 *
 * Each file appears whole or not at all, and the public halves follow from the private ones, so being
 * killed half-way leaves nothing that does not fit together.
 */
export async function openDevKeys(directory: string, write: Write): Promise<DevKeys> {
  await write(async () => void (await mkdir(directory, { recursive: true })));
  const [merchant, platform, apiV3Key] = await Promise.all([
    openPair(directory, "merchant", write),
    openPair(directory, "platform", write),
    openApiV3Key(join(directory, "api_v3_key.txt"), write),
  ]);
  const names = `${JSON.stringify(DEV_MERCHANT, null, 2)}\n`;
  await ensureText(join(directory, "merchant.json"), names, write);
  const { publicKey: merchantPublicKey } = merchant;
  return { merchantPublicKey, platformPrivateKey: platform.privateKey, apiV3Key };
}

async function openApiV3Key(path: string, write: Write): Promise<string> {
  const known = (await textOf(path))?.trim();
  if (known !== undefined && Buffer.byteLength(known) === 32) return known;
  const made = randomBytes(16).toString("hex");
  await write(() => writeWhole(path, `${made}\n`));
  return made;
}

async function openPair(directory: string, owner: Owner, write: Write) {
  const privatePath = join(directory, `${owner}_private_key.pem`);
  const known = await textOf(privatePath);
  const pem = known ?? (await generatedPem(owner));
  if (known === undefined) await write(() => writeWhole(privatePath, pem));
  const privateKey = createPrivateKey(pem);
  const publicKey = createPublicKey(privateKey);
  const publicPem = publicKey.export({ type: "spki", format: "pem" }).toString();
  await ensureText(join(directory, `${owner}_public_key.pem`), publicPem, write);
  return { privateKey, publicKey };
}

const generated = new Map<Owner, Promise<string>>();

/** Made once in a process: it takes a core some 100 ms, and tests open a data directory for each file or each test. */
function generatedPem(owner: Owner): Promise<string> {
  const known = generated.get(owner);
  if (known !== undefined) return known;
  const making = promisify(generateKeyPair)("rsa", { modulusLength: 2048 }).then(({ privateKey }) =>
    privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  );
  generated.set(owner, making);
  making.catch(() => generated.delete(owner));
  return making;
}

const textOf = (path: string) => readFile(path, "utf8").catch(() => undefined);

async function ensureText(path: string, text: string, write: Write): Promise<void> {
  if ((await textOf(path)) !== text) await write(() => writeWhole(path, text));
}
