import { type Client, cloudbaseClient } from "#adapters/cloudbase/client.ts";
import { cloudbaseAllReads } from "#adapters/cloudbase/allReads.ts";
import { cloudbaseStore } from "#adapters/cloudbase/store.ts";
import { hmacSeal } from "#adapters/keyed/seal.ts";
import type { AllReads } from "#ports/allReads.ts";
import type { Store } from "#ports/store.ts";
import { DEMO_KEY } from "#scripts/stack/environment.ts";

/** Nobody waits for a script as for a function, and the machine may have much else to do. */
const TIMEOUT_MS = 120_000;

/**
 * The database of a running cloudbase-local, as an administrator's script sees it: through the same
 * SDK and the same adapters as the functions.
 */
export function adminDatabase(url: string): {
  readonly store: Store;
  readonly reads: AllReads;
  readonly client: Client;
} {
  Object.assign(process.env, {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
    TENCENTCLOUD_RUNENV: "SCF",
    TENCENTCLOUD_REGION: "ap-shanghai",
    SCF_NAMESPACE: "fenrun-local",
    TCB_ENV: "fenrun-local",
    TENCENTCLOUD_SECRETID: "local",
    TENCENTCLOUD_SECRETKEY: "local",
  });
  const client = cloudbaseClient(TIMEOUT_MS);
  return {
    store: cloudbaseStore(client, hmacSeal(DEMO_KEY)),
    reads: cloudbaseAllReads(client),
    client,
  };
}

export const adminStore = (url: string): Store => adminDatabase(url).store;
