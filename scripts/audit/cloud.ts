import tcb from "@cloudbase/node-sdk";
import type { Client } from "#adapters/cloudbase/client.ts";
import { marksAside } from "#adapters/cloudbase/marksAside.ts";
import { cloudbaseStore } from "#adapters/cloudbase/store.ts";
import type { Seal } from "#ports/seal.ts";
import type { AuditedStore } from "#scripts/audit/run.ts";

/** What the environment must hold to read a real CloudBase environment. */
export const CREDENTIALS = ["TENCENTCLOUD_SECRETID", "TENCENTCLOUD_SECRETKEY"] as const;

const REQUEST_TIMEOUT_MS = 30_000;

/** A real environment as a script sees it that holds its keys. Null while a credential is missing. */
export function cloudClient(
  envId: string,
  environment: Readonly<Record<string, string | undefined>>,
): Client | null {
  const [secretId, secretKey] = CREDENTIALS.map((name) => environment[name]);
  if (!secretId || !secretKey) return null;
  const sessionToken = environment["TENCENTCLOUD_SESSIONTOKEN"]; // Only temporary keys have one.
  const app = tcb.init({
    ...{ env: envId, secretId, secretKey, timeout: REQUEST_TIMEOUT_MS },
    ...(sessionToken ? { sessionToken } : {}),
  });
  return { app, db: marksAside(app.database()) };
}

/** Whoever only reads marks nothing. */
const NEVER_WRITES: Seal = {
  mark: () => {
    throw new Error("an audit writes nothing");
  },
  matches: () => false,
};

/** The database of a real environment, for reading only. Null while a credential is missing. */
export function cloudStore(
  envId: string,
  environment: Readonly<Record<string, string | undefined>>,
): AuditedStore | null {
  const client = cloudClient(envId, environment);
  if (client === null) return null;
  const { get, page } = cloudbaseStore(client, NEVER_WRITES);
  return { get, page };
}
