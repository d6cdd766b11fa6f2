import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { SealedText, WrappedKey } from "#core/identity/identity.ts";
import type { Seal } from "#ports/seal.ts";
import type { Vault } from "#ports/vault.ts";

const CIPHER = "aes-256-gcm";
const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;
const KEY_LENGTH = 32;
const ENTRY = /^([0-9A-Za-z._-]{1,32}):([0-9A-Za-z+/]{43}=)$/;
type Field = "key" | "name" | "idNumber";

/**
 * A vault over the deployment's keys: AES-256-GCM, a random key for each person, itself encrypted under the
 * deployment's. Whose and which field it is goes in as associated data, so nothing can be moved elsewhere.
 *
 * - `keys`: FENRUN_VAULT_KEYS, `id:base64 of 32 bytes`, several by comma. The first seals, all open.
 * - The keys are read at the first use, so that a deployment that keeps no identities needs none.
 * - Errors name the promoter and what is wrong, never what was or is in the clear.
 */
export function keyedVault(keys: string | undefined, seal: Seal): Vault {
  let known: ReadonlyMap<string, Buffer> | null = null;
  const deploymentKeys = () => (known ??= parsedKeys(keys ?? ""));
  const wrapped = (promoterId: string, personKey: Buffer): WrappedKey => {
    const [first] = deploymentKeys();
    if (!first) throw new Error("FENRUN_VAULT_KEYS is not set");
    const [keyId, key] = first;
    return { keyId, sealed: sealed(key, promoterId, "key", personKey) };
  };
  const unwrapped = (promoterId: string, { keyId, sealed: text }: WrappedKey): Buffer => {
    const key = deploymentKeys().get(keyId);
    if (!key) throw problem(promoterId, `FENRUN_VAULT_KEYS has no key "${keyId}"`);
    return opened(key, promoterId, "key", text);
  };
  const mark = (idNumber: string): string =>
    seal.mark("identity", JSON.stringify(["resident", idNumber]));
  return {
    seal(promoterId, { name, idNumber }) {
      const personKey = randomBytes(KEY_LENGTH);
      return {
        wrappedKey: wrapped(promoterId, personKey),
        name: sealed(personKey, promoterId, "name", Buffer.from(name)),
        idNumber: sealed(personKey, promoterId, "idNumber", Buffer.from(idNumber)),
        idMark: mark(idNumber),
      };
    },
    open({ _id, wrappedKey, name, idNumber }) {
      if (wrappedKey === null) throw problem(_id, "its key was destroyed");
      const personKey = unwrapped(_id, wrappedKey);
      return {
        name: opened(personKey, _id, "name", name).toString(),
        idNumber: opened(personKey, _id, "idNumber", idNumber).toString(),
      };
    },
    mark,
    rewrap(promoterId, old) {
      const [newestId] = deploymentKeys().keys();
      return old.keyId === newestId ? old : wrapped(promoterId, unwrapped(promoterId, old));
    },
  };
}

function parsedKeys(keys: string): ReadonlyMap<string, Buffer> {
  if (keys.trim() === "") throw new Error("FENRUN_VAULT_KEYS is not set");
  const known = new Map<string, Buffer>();
  keys.split(",").forEach((entry, index) => {
    const [, id, key] = ENTRY.exec(entry.trim()) ?? [];
    if (id === undefined || key === undefined) {
      throw new Error(`FENRUN_VAULT_KEYS: entry ${index + 1} is not "id:base64 of 32 bytes"`);
    }
    if (known.has(id)) throw new Error(`FENRUN_VAULT_KEYS: two keys have the id "${id}"`);
    known.set(id, Buffer.from(key, "base64"));
  });
  return known;
}

function sealed(key: Buffer, promoterId: string, field: Field, clear: Buffer): SealedText {
  const nonce = randomBytes(NONCE_LENGTH);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_LENGTH });
  cipher.setAAD(about(promoterId, field));
  const text = Buffer.concat([cipher.update(clear), cipher.final()]);
  return Buffer.concat([nonce, text, cipher.getAuthTag()]).toString("base64");
}

function opened(key: Buffer, promoterId: string, field: Field, text: SealedText): Buffer {
  const all = Buffer.from(text, "base64");
  if (all.length < NONCE_LENGTH + TAG_LENGTH) throw problem(promoterId, `${field} is too short`);
  const nonce = all.subarray(0, NONCE_LENGTH);
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_LENGTH });
  decipher.setAAD(about(promoterId, field));
  decipher.setAuthTag(all.subarray(all.length - TAG_LENGTH));
  const clear = decipher.update(all.subarray(NONCE_LENGTH, all.length - TAG_LENGTH));
  try {
    return Buffer.concat([clear, decipher.final()]);
  } catch {
    throw problem(promoterId, `${field} does not open: changed, another person's, or another key`);
  }
}

/** What the ciphertext is bound to. The list is unambiguous whatever an id contains. */
const about = (promoterId: string, field: Field): Buffer =>
  Buffer.from(JSON.stringify(["fenrun identity 1", promoterId, field]));

const problem = (promoterId: string, what: string): Error =>
  new Error(`identity of ${promoterId}: ${what}`);
