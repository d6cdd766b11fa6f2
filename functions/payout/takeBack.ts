import { isWithWechat } from "#core/wallet/bankPayment.ts";
import type { Wallet } from "#core/wallet/wallet.ts";
import type { WithPayouts } from "#ports/deps.ts";

/**
 * A refund left a promoter owing money while some of his is at WeChat, unconfirmed: asks WeChat to cancel, the newest
 * first, as many as cover what is owed. Nothing is recorded for it: how they ended is read by their numbers.
 */
export async function takeBack({ transfers }: WithPayouts, wallet: Wallet): Promise<void> {
  let coveredFen = 0;
  for (const withdrawal of wallet.withdrawals.filter(isWithWechat).reverse()) {
    if (wallet.availableFen + coveredFen >= 0) return;
    if (withdrawal.state !== "confirming") continue;
    // A refusal is no failure: the receiver was faster, or is confirming at this moment.
    await transfers.cancel(withdrawal.transferNumber);
    coveredFen += withdrawal.amountFen;
  }
}
