import type { ListBankPayments, BankPaymentsReply } from "#contracts/bankPayments.ts";
import { ok, type Result } from "#core/result.ts";
import { isWithStaff } from "#core/wallet/bankPayment.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** What waits for staff to pay it by bank, by promoter. A page may be empty and not the last. 1 request. */
export async function listBankPayments(
  { reads }: Deps,
  _: StaffCall,
  { afterId, limit }: ListBankPayments,
): Promise<Result<BankPaymentsReply, never>> {
  const wallets = await reads.walletsToPay(afterId, limit);
  const payments = wallets.flatMap(({ _id, withdrawals }) =>
    withdrawals.filter(isWithStaff).flatMap(({ id, transferNumber, transfer }) => {
      if (transfer === null) return [];
      const { netFen, taxFen, sentAtMs } = transfer;
      return [{ promoterId: _id, withdrawalId: id, transferNumber, netFen, taxFen, sentAtMs }];
    }),
  );
  return ok({
    payments,
    nextAfterId: wallets.length < limit ? null : (wallets.at(-1)?._id ?? null),
  });
}
