import type { ReadStatement } from "#contracts/withdraw.ts";
import { ok, type Result } from "#core/result.ts";
import { monthSpanMs } from "#core/time.ts";
import { filedBelowSeq, type MonthStatement, monthStatement } from "#core/wallet/monthStatement.ts";
import { emptyWallet } from "#core/wallet/wallet.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** A month of the caller's own account, as it is booked. 3 requests, or 1 while nothing of it was filed. */
export const readStatement = async (
  deps: Deps,
  { openid }: PersonCall,
  asked: ReadStatement,
): Promise<Result<MonthStatement, never>> => ok(await monthStatementOf(deps, openid, asked));

/** A month of somebody's account. 3 requests, or 1 while nothing of it was filed. */
export async function monthStatementOf(
  { store, reads }: Deps,
  promoterId: string,
  { month, afterSeq, limit }: Omit<ReadStatement, "action">,
): Promise<MonthStatement> {
  // The wallet first: what leaves its outbox afterwards is below no number that it tells.
  const wallet = (await store.get("wallets", promoterId)) ?? emptyWallet(promoterId);
  const span = monthSpanMs(month);
  const belowSeq = filedBelowSeq(wallet);
  const [sums, filed] = await Promise.all(
    belowSeq <= 1
      ? [{ before: [], during: [] }, []]
      : [
          reads.journalSums(promoterId, { ...span, belowSeq }),
          // One more than a page, to know whether there is another.
          reads.journalPage(promoterId, { ...span, afterSeq, belowSeq }, limit + 1),
        ],
  );
  return monthStatement(wallet, { month, ...span }, { sums, filed }, { afterSeq, limit });
}
