import type { ShowWallet, WalletReply } from "#contracts/withdraw.ts";
import { countedUntilMs } from "#core/brand/settings.ts";
import { err, ok, type Result } from "#core/result.ts";
import { statementOf, type WalletStatement } from "#core/wallet/statement.ts";
import type { WaitingTerms } from "#core/wallet/waits.ts";
import { emptyWallet, type Wallet } from "#core/wallet/wallet.ts";
import { waitingTerms } from "#functions/payout/sending.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** The caller's own wallet at this moment. Only reads: 2 requests. */
export async function showWallet(
  deps: Deps,
  { openid, nowMs }: PersonCall,
  _: ShowWallet,
): Promise<Result<WalletReply, { readonly code: "promoter_unknown" }>> {
  const view = await deps.reads.walletView(openid, null);
  const { promoter, wallet } = view;
  if (promoter === null) return err({ code: "promoter_unknown" });
  const terms = await waitingTerms(deps, wallet ? [wallet] : [], view, nowMs);
  return ok(await statementNow(deps.reads, wallet ?? emptyWallet(openid), terms, nowMs));
}

/** A wallet at this moment, with what matured since it was written, as far as shares are not paused. 1 request. */
export async function statementNow(
  reads: Deps["reads"],
  wallet: Wallet,
  terms: WaitingTerms,
  nowMs: number,
): Promise<WalletStatement> {
  const afterMs = wallet.watermarkMs;
  const untilMs = countedUntilMs(terms.settings, nowMs);
  const sums = await reads.matured(wallet._id, afterMs, untilMs);
  return statementOf(wallet, { afterMs, untilMs, ...sums }, terms, nowMs);
}
