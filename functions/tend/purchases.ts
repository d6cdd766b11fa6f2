import type { Purchase } from "#core/purchase/purchase.ts";
import { isOver, postponed, RECEIPT_GRACE_MS, tended } from "#core/purchase/tended.ts";
import { stateEndsAtMs } from "#core/purchase/due.ts";
import { err, ok } from "#core/result.ts";
import { MINUTE_MS } from "#core/time.ts";
import { endUnpaid } from "#functions/purchase/cancel.ts";
import { changePurchase } from "#functions/purchase/change.ts";
import type { TaskDeps } from "#functions/purchase/tasks.ts";
import { inParallel } from "#functions/settle/inParallel.ts";
import type { WithPayments } from "#ports/deps.ts";

/** So many purchases at a time. */
const PAGE_MAX = 50;
/** Begins no further page after so long; what is left waits for the next run. */
const RUN_MS = 15_000;
/** What could not be done now is looked at again by the next run, after all that waits longer. */
const POSTPONE_MS = 10 * MINUTE_MS;
const EXPIRED = { by: "expiry", reason: "超过时间没有支付" } as const;

/**
 * Does what time brings to purchases, and what calls that died left undone, the longest waiting first. Whatever it cannot
 * do it puts off, so that it stands in nobody's way. Safe to overlap, stop half-way and run again. 1 request when there
 * is nothing to do.
 */
export async function tendPurchases(
  deps: WithPayments & TaskDeps,
  nowMs: number,
): Promise<{ readonly purchases: number }> {
  const beganMs = deps.elapsedMs();
  const seen = new Set<string>();
  while (deps.elapsedMs() - beganMs <= RUN_MS) {
    const due = await deps.reads.purchasesDue(nowMs, PAGE_MAX);
    const fresh = due.filter(({ _id }) => !seen.has(_id));
    for (const { _id } of fresh) seen.add(_id);
    await inParallel(
      fresh,
      (one) => tendOne(deps, one, nowMs),
      (error) => deps.logError(error),
    );
    if (due.length < PAGE_MAX || fresh.length === 0) break;
  }
  return { purchases: seen.size };
}

async function tendOne(
  deps: WithPayments & TaskDeps,
  purchase: Purchase,
  nowMs: number,
): Promise<void> {
  const { _id: orderId } = purchase;
  const whose = { orderId, openid: null };
  try {
    const isUnpaid = purchase.state === "created" && isOver(purchase, nowMs);
    if (isUnpaid) await endUnpaid(deps, whose, EXPIRED, nowMs);
    const mayReceive = await mayCountAsReceived(deps, purchase, nowMs);
    await changePurchase(deps, whose, nowMs, (now) => ok(tended(now, nowMs, mayReceive)));
  } finally {
    await deps.store.change("purchases", orderId, (now) =>
      now ? ok(postponed(now, nowMs, nowMs + POSTPONE_MS)) : err(null),
    );
  }
}

/** WeChat's word counts before ours, for some days; then the buyer has waited long enough, and so have the promoters. */
async function mayCountAsReceived(
  { shipping, logError }: TaskDeps,
  purchase: Purchase,
  nowMs: number,
): Promise<boolean> {
  if (purchase.state !== "shipped" || !isOver(purchase, nowMs)) return false;
  const endsAtMs = stateEndsAtMs(purchase) ?? nowMs;
  if (!shipping || nowMs >= endsAtMs + RECEIPT_GRACE_MS) return true;
  try {
    const { state } = await shipping.read(purchase._id);
    return state !== "paid" && state !== "shipped";
  } catch (error) {
    logError(error);
    return false;
  }
}
