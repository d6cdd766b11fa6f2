import { COUNT_MAX, type PromoterReply, type ShowPromoter } from "#contracts/lists.ts";
import { fen } from "#core/money.ts";
import { postRowOf } from "#core/people/appoint.ts";
import { listRowOf } from "#core/people/listRow.ts";
import type { Promoter } from "#core/people/promoter.ts";
import { err, ok, type Result } from "#core/result.ts";
import { chinaDay, chinaMonth, dayStartMs, monthSpanMs, NEVER_MS } from "#core/time.ts";
import { emptyWallet } from "#core/wallet/wallet.ts";
import { waitingTerms } from "#functions/payout/sending.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import { statementNow } from "#functions/withdraw/show.ts";
import type { WithLists } from "#ports/deps.ts";

const POSTS_SHOWN = 50;

/** One promoter whole, as of this moment. 10 requests; by his number 11. Only reads. */
export async function showPromoter(
  deps: WithLists,
  { nowMs }: StaffCall,
  request: ShowPromoter,
): Promise<Result<PromoterReply, { readonly code: "promoter_unknown" }>> {
  const { reads, store } = deps;
  const promoter = await asked(deps, request);
  if (!promoter) return err({ code: "promoter_unknown" });
  const { _id, number, introducerIds, levels } = promoter;
  const view = await reads.walletView(_id, null);
  const wallet = view.wallet ?? emptyWallet(_id);
  const terms = await waitingTerms(deps, [wallet], view, nowMs);
  const since = {
    dayMs: dayStartMs(chinaDay(nowMs)),
    monthMs: monthSpanMs(chinaMonth(nowMs)).fromMs,
  };
  const [statement, sums, fans, introduced, posts, introducers, earnedFen, performance] =
    await Promise.all([
      statementNow(reads, wallet, terms, nowMs),
      reads.centreSums(_id, since, { afterMs: wallet.watermarkMs, untilMs: nowMs }),
      reads.countFans({ promoterId: _id, number }),
      reads.countIntroduced(_id, COUNT_MAX),
      reads.postsOf(_id, POSTS_SHOWN),
      reads.documentsOf("promoters", introducerIds),
      reads.maturedFen(_id, -1, NEVER_MS),
      store.get("performances", _id),
    ]);
  const { pendingFen, availableFen, frozenFen, paidFen, taxFen } = statement;
  const { repaidFen, writtenOffFen } = wallet;
  const shownFen = fen(
    pendingFen + availableFen + frozenFen + paidFen + taxFen - repaidFen - writtenOffFen,
  );
  const numberOf = new Map(introducers.map((one) => [one._id, one.number]));
  return ok({
    promoter: listRowOf(promoter, performance ?? null, nowMs),
    asOfMs: nowMs,
    levels,
    introducers: introducerIds.map((id) => ({ promoterId: id, number: numberOf.get(id) ?? null })),
    ...{ introduced, fans, today: sums.today, month: sums.month, wallet: statement },
    tie: { earnedFen, repaidFen, writtenOffFen, isTied: shownFen === earnedFen },
    posts: posts.map((post) => postRowOf(post, nowMs)),
  });
}

async function asked(
  { reads, store }: WithLists,
  request: ShowPromoter,
): Promise<Promoter | undefined> {
  if ("promoterId" in request) return store.get("promoters", request.promoterId);
  const [found] = await reads.promotersNumbered([request.number]);
  return found;
}
