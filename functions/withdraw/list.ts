import type { ListWallets, WalletsReply } from "#contracts/withdraw.ts";
import { ok, type Result } from "#core/result.ts";
import type { WalletStatement } from "#core/wallet/statement.ts";
import { emptyWallet } from "#core/wallet/wallet.ts";
import { waitingTerms } from "#functions/payout/sending.ts";
import { inParallel } from "#functions/settle/inParallel.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import { statementNow } from "#functions/withdraw/show.ts";
import type { Deps } from "#ports/deps.ts";

/**
 * A page of promoters with their money at this moment, by id. Only reads: 2 requests and 1 per promoter.
 */
export async function listWallets(
  deps: Deps,
  { nowMs }: StaffCall,
  { afterId, limit }: ListWallets,
): Promise<Result<WalletsReply, never>> {
  const { reads } = deps;
  const [page, view] = await Promise.all([reads.walletPage(afterId, limit), reads.brandView()]);
  const wallets = page.map(({ promoterId, wallet }) => wallet ?? emptyWallet(promoterId));
  const terms = await waitingTerms(deps, wallets, view, nowMs);
  const statements = new Map<string, WalletStatement>();
  await inParallel(
    wallets,
    async (wallet) => {
      statements.set(wallet._id, await statementNow(reads, wallet, terms, nowMs));
    },
    (error) => {
      throw error;
    },
  );
  return ok({
    wallets: wallets.flatMap(({ _id }) => statements.get(_id) ?? []),
    nextAfterId: page.length < limit ? null : (page.at(-1)?.promoterId ?? null),
  });
}
