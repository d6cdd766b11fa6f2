import { cloudbaseCaller } from "#adapters/cloudbase/caller.ts";
import { type Client, cloudbaseClient } from "#adapters/cloudbase/client.ts";
import { storedPlans } from "#adapters/keyed/plans.ts";
import { cloudbaseReads } from "#adapters/cloudbase/reads.ts";
import { cloudbaseStocks } from "#adapters/cloudbase/stocks.ts";
import { cloudbaseStore } from "#adapters/cloudbase/store.ts";
import { hmacSeal } from "#adapters/keyed/seal.ts";
import type { WithSeal } from "#ports/deps.ts";

/**
 * What a function of this deployment works with: CloudBase's database, its callers, its clock.
 *
 * - `others`: the readers of what only few functions ask, so that no other function's bundle carries them.
 */
export function cloudbaseDeps(): WithSeal;
export function cloudbaseDeps<R extends object>(
  others: (client: Client) => R,
): WithSeal & { readonly reads: R };
export function cloudbaseDeps(others: (client: Client) => object = () => ({})): WithSeal {
  const client = cloudbaseClient();
  const seal = hmacSeal(process.env["FENRUN_KEY"] ?? "");
  const store = cloudbaseStore(client, seal);
  const named = (process.env["OWNER_UIDS"] ?? "").split(",").map((id) => id.trim());
  const ownerIds = new Set(named.filter((id) => id !== ""));
  return {
    store,
    seal,
    reads: { ...cloudbaseReads(client), ...others(client) },
    plans: storedPlans(store, seal),
    stocks: cloudbaseStocks(client, seal),
    pastLogs: process.env["PAST_LOGS"] === "allowed",
    nowMs: () => Date.now(),
    elapsedMs: () => performance.now(),
    caller: () => cloudbaseCaller(process.env, ownerIds),
    logError: (error) => console.error(error),
  };
}
