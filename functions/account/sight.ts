import { type ClosingMoney, type ClosingSight, PURCHASES_SEEN } from "#core/account/obstacles.ts";
import { countedUntilMs } from "#core/brand/settings.ts";
import { entryAt } from "#core/plan/calendar.ts";
import type { Post, Term } from "#core/people/post.ts";
import { isOpen } from "#core/wallet/machine.ts";
import { rollForward } from "#core/wallet/roll.ts";
import { minimumFen, termsOf } from "#core/wallet/terms.ts";
import { emptyWallet } from "#core/wallet/wallet.ts";
import type { Deps } from "#ports/deps.ts";
import type { WalletView } from "#ports/reads.ts";

const POSTS_SEEN = 100;

/** What the closing of somebody's account depends on now. 3 requests at the same time; of a promoter 1 or 2 more. */
export async function closingSight(
  deps: Pick<Deps, "reads" | "plans">,
  openid: string,
  nowMs: number,
): Promise<ClosingSight> {
  const { reads } = deps;
  const [purchases, posts, view] = await Promise.all([
    reads.openPurchases(openid, PURCHASES_SEEN),
    reads.postsOf(openid, POSTS_SEEN),
    reads.walletView(openid, null),
  ]);
  return {
    purchases,
    money: await moneyOf(deps, openid, view, nowMs),
    posts: posts.filter((post) => holds(post, openid, nowMs)).length,
  };
}

async function moneyOf(
  deps: Pick<Deps, "reads" | "plans">,
  openid: string,
  { promoter, wallet, settings, calendar }: WalletView,
  nowMs: number,
): Promise<ClosingMoney | null> {
  if (promoter === null) return null;
  const known = wallet ?? emptyWallet(openid);
  const span = { afterMs: known.watermarkMs, untilMs: countedUntilMs(settings, nowMs) };
  const entry = entryAt(calendar, nowMs);
  const [sums, published] = await Promise.all([
    deps.reads.matured(openid, span.afterMs, span.untilMs),
    entry && deps.plans.get(entry),
  ]);
  const plan = published?.plan ?? null;
  const rolled = rollForward(known, { ...span, maturedFen: sums.maturedFen });
  return {
    availableFen: rolled.availableFen,
    pendingFen: sums.pendingFen,
    openWithdrawals: rolled.withdrawals.filter(({ state }) => isOpen(state)).length,
    leastFen: minimumFen(termsOf(plan)),
    hasBonuses: (plan?.periods ?? []).length > 0,
  };
}

/** Whether somebody holds a post, or works in it, now or from some later day on. */
const holds = ({ holders, staff }: Post, personId: string, nowMs: number): boolean =>
  [...holders, ...staff].some(
    ({ promoterId, untilMs }: Term) =>
      promoterId === personId && (untilMs === null || nowMs < untilMs),
  );
