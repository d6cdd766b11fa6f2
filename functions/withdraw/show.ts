import type { ShowWallet, WalletReply } from "#contracts/withdraw.ts";
import { err, ok, type Result } from "#core/result.ts";
import { statementOf, type WalletStatement } from "#core/wallet/statement.ts";
import { emptyWallet, type Wallet } from "#core/wallet/wallet.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** The caller's own wallet at this moment. Only reads: 2 requests. */
export async function showWallet(
  { reads }: Deps,
  { openid, nowMs }: PersonCall,
  _: ShowWallet,
): Promise<Result<WalletReply, { readonly code: "promoter_unknown" }>> {
  const { promoter, wallet } = await reads.walletView(openid, null);
  if (promoter === null) return err({ code: "promoter_unknown" });
  return ok(await statementNow(reads, wallet ?? emptyWallet(openid), nowMs));
}

/** A wallet at this moment, with what matured since it was written. 1 request. */
export async function statementNow(
  reads: Deps["reads"],
  wallet: Wallet,
  nowMs: number,
): Promise<WalletStatement> {
  const afterMs = wallet.watermarkMs;
  const sums = await reads.matured(wallet._id, afterMs, nowMs);
  return statementOf(wallet, { afterMs, untilMs: nowMs, ...sums });
}
