import type { CancelWithdrawal, WithdrawalReply } from "#contracts/withdraw.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { StepError } from "#core/wallet/errors.ts";
import { release } from "#core/wallet/release.ts";
import { withdrawalStatement } from "#core/wallet/statement.ts";
import { emptyWallet, withdrawalOf } from "#core/wallet/wallet.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** A promoter takes back a withdrawal that was not sent. 2 requests, 1 document. */
export async function cancelWithdrawal(
  { store }: Deps,
  { openid, nowMs }: PersonCall,
  { withdrawalId }: CancelWithdrawal,
): Promise<Result<WithdrawalReply, StepError>> {
  const changed = await store.change("wallets", openid, (wallet = emptyWallet(openid)) =>
    release(wallet, withdrawalId, "cancel", nowMs),
  );
  if (!changed.ok) return changed;
  const withdrawal = withdrawalOf(changed.value, withdrawalId);
  return withdrawal
    ? ok(withdrawalStatement(withdrawal, null))
    : err({ code: "withdrawal_unknown" });
}
