import type { ReadReceipt } from "#contracts/withdraw.ts";
import { err, ok, type Result } from "#core/result.ts";
import { type PayoutReceipt, receiptOf } from "#core/wallet/receipt.ts";
import { withdrawalOf } from "#core/wallet/wallet.ts";
import { archiveId } from "#core/wallet/withdrawal.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** The receipt of one of the caller's own withdrawals, however old. 1 request, or 2. */
export async function readReceipt(
  { store }: Deps,
  { openid }: PersonCall,
  { withdrawalId }: ReadReceipt,
): Promise<Result<PayoutReceipt, { readonly code: "withdrawal_unknown" }>> {
  const wallet = await store.get("wallets", openid);
  const known =
    (wallet && withdrawalOf(wallet, withdrawalId)) ??
    (wallet && wallet.archived > 0
      ? await store.get("withdrawals", archiveId(openid, withdrawalId))
      : undefined);
  return known ? ok(receiptOf(known)) : err({ code: "withdrawal_unknown" });
}
