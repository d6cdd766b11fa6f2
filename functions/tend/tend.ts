import { HOUR_MS, MINUTE_MS } from "#core/time.ts";
import type { TaskDeps } from "#functions/purchase/tasks.ts";
import { tendHolds, type Tended } from "#functions/tend/holds.ts";
import { tendMessages } from "#functions/tend/messages.ts";
import { tendPurchases } from "#functions/tend/purchases.ts";
import type { WithGoods } from "#ports/deps.ts";

/** How often the timer runs: cloudbaserc.json. */
const TEND_EVERY_MS = 10 * MINUTE_MS;

export type TendReply = {
  readonly purchases: number;
  readonly holds: Tended | null;
  readonly told: number;
};

/**
 * Timer `tend`, every ten minutes: what time brings to orders, what died half-way in the shop, and what promoters wait
 * to hear. One part that fails stops no other. Each keeps to its share of the 40 seconds. 1 request when all is quiet, 3 once an hour.
 */
export async function tend(
  deps: Omit<WithGoods, "tracking"> & TaskDeps,
  nowMs: number,
): Promise<TendReply> {
  const purchases = await orNull(deps, () => tendPurchases(deps, nowMs));
  // Orphans and messages can wait: they are looked at by the first run of each hour.
  const isHourly = nowMs % HOUR_MS < TEND_EVERY_MS;
  const holds = isHourly ? await orNull(deps, () => tendHolds(deps, nowMs)) : null;
  const messages = isHourly ? await orNull(deps, () => tendMessages(deps, nowMs)) : null;
  return { purchases: purchases?.purchases ?? 0, holds, told: messages?.told ?? 0 };
}

async function orNull<T>({ logError }: TaskDeps, run: () => Promise<T>): Promise<T | null> {
  try {
    return await run();
  } catch (error) {
    logError(error);
    return null;
  }
}
