import type { LevelReply, ShowLevel } from "#contracts/promoter.ts";
import { NOTHING } from "#core/money.ts";
import { entryAt } from "#core/plan/calendar.ts";
import { levelPage } from "#core/promoter/levelPage.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { NoPromoter } from "#functions/promoter/own.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** The caller's level and the levels of the plan in force. 2 requests; 1 more for a plan version that is not in memory. */
export async function showLevel(
  { reads, plans }: Deps,
  { openid, nowMs }: PersonCall,
  _: ShowLevel,
): Promise<Result<LevelReply, NoPromoter>> {
  const { promoter, calendar } = await reads.walletView(openid, null);
  if (!promoter) return err({ code: "promoter_unknown" });
  const entry = entryAt(calendar, nowMs);
  const [published, sold] = await Promise.all([
    entry === null ? null : plans.get(entry),
    reads.soldBy([openid]),
  ]);
  const soldFen = sold.get(openid) ?? NOTHING;
  return ok(levelPage(promoter, published?.plan ?? null, { soldFen, nowMs }));
}
