import { createPublicKey, generateKeyPairSync, randomBytes, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { ProjectError } from "../project/errors.ts";
import { isObject } from "../project/fields.ts";
import { writeWholeSync } from "../wholeFile.ts";

/** The key with which a project's own server writes custom-login tickets, as CloudBase's console hands it out. */
export type CustomLoginKey = {
  readonly private_key_id: string;
  readonly private_key: string;
  readonly env_id: string;
};

/** A text made once in `path` and the same ever after. */
export function keptSecret(path: string): string {
  if (!existsSync(path)) writeWholeSync(path, randomBytes(32).toString("base64url"));
  return readFileSync(path, "utf8");
}

/**
 * The project's custom-login key: the first `tcb_custom_login*.json` of its folder, else one made in `made` when it
 * is first asked for, since making one takes a tenth of a second.
 *
 * Errors: ProjectError when the project's file holds no key.
 */
export function customLoginKey(o: {
  projectDirectory: string;
  made: string;
  env: string;
}): () => CustomLoginKey {
  const name = readdirSync(o.projectDirectory)
    .sort()
    .find((each) => /^tcb_custom_login.*\.json$/.test(each));
  if (name !== undefined) {
    const key = readKey(join(o.projectDirectory, name), o.env);
    return () => key;
  }
  let made: CustomLoginKey | undefined;
  return () => (made ??= madeKey(o));
}

function madeKey({ made, env }: { made: string; env: string }): CustomLoginKey {
  if (!existsSync(made)) {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const pem = privateKey.export({ type: "pkcs1", format: "pem" }).toString();
    const key = { private_key_id: randomUUID(), private_key: pem, env_id: env };
    writeWholeSync(made, `${JSON.stringify(key, null, 2)}\n`);
  }
  // The environment may have been given another name since.
  return { ...readKey(made, env), env_id: env };
}

function readKey(path: string, env: string): CustomLoginKey {
  try {
    const key: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (!isObject(key)) throw new Error("it is no object");
    const { private_key_id, private_key, env_id = env } = key;
    if (typeof private_key_id !== "string" || typeof private_key !== "string") {
      throw new Error("private_key_id and private_key must be text");
    }
    if (typeof env_id !== "string") throw new Error("env_id must be text");
    createPublicKey(private_key);
    return { private_key_id, private_key, env_id };
  } catch (error) {
    throw new ProjectError(
      basename(path),
      "",
      `is no custom-login key: ${(error as Error).message}`,
    );
  }
}
