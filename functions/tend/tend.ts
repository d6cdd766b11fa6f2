import { DAY_MS, HOUR_MS, MINUTE_MS } from "#core/time.ts";
import type { TaskDeps } from "#functions/purchase/tasks.ts";
import { tendClosings } from "#functions/tend/closings.ts";
import { tendHolds, type Tended } from "#functions/tend/holds.ts";
import { tendMessages } from "#functions/tend/messages.ts";
import { tendPurchases } from "#functions/tend/purchases.ts";
import type { WithGoods } from "#ports/deps.ts";

/** Accounts are closed at 04:00 in China, when nobody waits for anything else. */
const CLOSINGS_AT_MS = 20 * HOUR_MS;
/** How often the timer runs: cloudbaserc.json. */
const TEND_EVERY_MS = 10 * MINUTE_MS;

export type TendReply = {
  readonly purchases: number;
  readonly holds: Tended | null;
  readonly told: number;
  /** Accounts that were closed for good; left out = this run did not look. */
  readonly closed?: number;
};

/**
 * Timer `tend`, every ten minutes: what time brings to orders, what died half-way in the shop, and what promoters wait
 * to hear. One part that fails stops no other. Each keeps to its share of the 40 seconds. 1 request when all is quiet, 3
 * once an hour, 4 once a day.
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
  const reply = { purchases: purchases?.purchases ?? 0, holds, told: messages?.told ?? 0 };
  const sinceMs = (nowMs % DAY_MS) - CLOSINGS_AT_MS;
  if (sinceMs < 0 || sinceMs >= TEND_EVERY_MS) return reply;
  const closings = await orNull(deps, () => tendClosings(deps, nowMs));
  return { ...reply, closed: closings?.closed ?? 0 };
}

async function orNull<T>({ logError }: TaskDeps, run: () => Promise<T>): Promise<T | null> {
  try {
    return await run();
  } catch (error) {
    logError(error);
    return null;
  }
}
