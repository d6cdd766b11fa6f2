import type { ListWallets, WalletsReply } from "#contracts/withdraw.ts";
import { ok, type Result } from "#core/result.ts";
import type { WalletStatement } from "#core/wallet/statement.ts";
import { emptyWallet } from "#core/wallet/wallet.ts";
import { inParallel } from "#functions/settle/inParallel.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import { statementNow } from "#functions/withdraw/show.ts";
import type { Deps } from "#ports/deps.ts";

/**
 * A page of promoters with their money at this moment, by id. Only reads: 2 requests and 1 per promoter.
 */
export async function listWallets(
  { store, reads }: Deps,
  { nowMs }: StaffCall,
  { afterId, limit }: ListWallets,
): Promise<Result<WalletsReply, never>> {
  // Every wallet is a promoter's, so as many wallets reach at least as far as these promoters.
  const [promoters, page] = await Promise.all([
    store.page("promoters", afterId, limit),
    store.page("wallets", afterId, limit),
  ]);
  const wallets = new Map(page.map((wallet) => [wallet._id, wallet]));
  const statements = new Map<string, WalletStatement>();
  await inParallel(
    promoters,
    async ({ _id }) => {
      statements.set(_id, await statementNow(reads, wallets.get(_id) ?? emptyWallet(_id), nowMs));
    },
    (error) => {
      throw error;
    },
  );
  return ok({
    wallets: promoters.flatMap(({ _id }) => statements.get(_id) ?? []),
    nextAfterId: promoters.length < limit ? null : (promoters.at(-1)?._id ?? null),
  });
}
