import tcb from "@cloudbase/node-sdk";
import { cloudbaseStore } from "#adapters/cloudbase/store.ts";
import type { AuditedStore } from "#scripts/audit/run.ts";

/** What the environment must hold to read a real CloudBase environment. */
export const CREDENTIALS = ["TENCENTCLOUD_SECRETID", "TENCENTCLOUD_SECRETKEY"] as const;

const REQUEST_TIMEOUT_MS = 30_000;

/** The database of a real environment, for reading only. Null while a credential is missing. */
export function cloudStore(
  envId: string,
  environment: Readonly<Record<string, string | undefined>>,
): AuditedStore | null {
  const [secretId, secretKey] = CREDENTIALS.map((name) => environment[name]);
  if (!secretId || !secretKey) return null;
  const sessionToken = environment["TENCENTCLOUD_SESSIONTOKEN"]; // Only temporary keys have one.
  const app = tcb.init({
    ...{ env: envId, secretId, secretKey, timeout: REQUEST_TIMEOUT_MS },
    ...(sessionToken ? { sessionToken } : {}),
  });
  const { get, page } = cloudbaseStore({ app, db: app.database() });
  return { get, page };
}
