import type { MineReply, ShowMine } from "#contracts/promoter.ts";
import { countedUntilMs } from "#core/brand/settings.ts";
import { entryAt } from "#core/plan/calendar.ts";
import { type CentreMaterial, centreOf } from "#core/promoter/centre.ts";
import { ok, type Result } from "#core/result.ts";
import { chinaDay, chinaMonth, dayStartMs, monthSpanMs } from "#core/time.ts";
import { emptyWallet } from "#core/wallet/wallet.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";
import type { WalletView } from "#ports/reads.ts";

/**
 * The caller's centre page; of somebody who is no promoter, what joining means. 3 requests, 2 for who is none; 1 more for
 * a plan version that is not in memory.
 */
export async function showMine(
  deps: Deps,
  { openid, nowMs }: PersonCall,
  _: ShowMine,
): Promise<Result<MineReply, never>> {
  const { reads, store, plans } = deps;
  const view = await reads.walletView(openid, null);
  const { promoter, wallet, settings, calendar } = view;
  const entry = entryAt(calendar, nowMs);
  const [published, application, figures] = await Promise.all([
    entry === null ? null : plans.get(entry),
    promoter ? null : store.get("applications", openid),
    figuresOf(deps, view, nowMs),
  ]);
  return ok(
    centreOf({
      person: { promoter, wallet, application: application ?? null },
      settings,
      plan: entry && published && { entry, plan: published.plan },
      figures,
      nowMs,
    }),
  );
}

async function figuresOf(
  { reads }: Deps,
  { promoter, wallet, settings }: WalletView,
  nowMs: number,
): Promise<CentreMaterial["figures"]> {
  if (!promoter) return null;
  const { _id: promoterId, number } = promoter;
  const { watermarkMs: afterMs } = wallet ?? emptyWallet(promoterId);
  const untilMs = countedUntilMs(settings, nowMs);
  const dayMs = dayStartMs(chinaDay(nowMs));
  const monthMs = monthSpanMs(chinaMonth(nowMs)).fromMs;
  const [sums, fans] = await Promise.all([
    reads.centreSums(promoterId, { dayMs, monthMs }, { afterMs, untilMs }),
    reads.countFans({ promoterId, number }),
  ]);
  return { sums, fans, untilMs };
}
