import type { RankingReply, ShowRanking } from "#contracts/promoter.ts";
import { chunkId, chunkOf, TOP_ID } from "#core/promoter/ranking.ts";
import { rankingPage } from "#core/promoter/rankingPage.ts";
import { ok, type Result } from "#core/result.ts";
import { type NoPromoter, ownPromoter } from "#functions/promoter/own.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** A board of the newest night, with the caller's own place. 3 requests. */
export async function showRanking(
  deps: Deps,
  { openid, nowMs }: PersonCall,
  { period, by }: ShowRanking,
): Promise<Result<RankingReply, NoPromoter>> {
  const own = await ownPromoter(deps, openid);
  if (!own.ok) return own;
  const { number } = own.value;
  const [top, chunk] = await Promise.all([
    deps.store.get("rankings", TOP_ID),
    deps.store.get("rankings", chunkId(chunkOf(number))),
  ]);
  return ok(rankingPage({ period, by }, number, top ?? null, chunk ?? null, nowMs));
}
