import type { FindWithdrawal, StaffWithdrawalReply } from "#contracts/withdraw.ts";
import { err, ok, type Result } from "#core/result.ts";
import { withdrawalStatement } from "#core/wallet/statement.ts";
import { type Wallet, withdrawalOf } from "#core/wallet/wallet.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** In order of precedence. */
export type FindError =
  | { readonly code: "withdrawal_unknown" }
  | { readonly code: "withdrawal_ambiguous"; readonly promoterIds: readonly string[] };

/** Whose withdrawal it is, and how it stands. 1 request. */
export async function findWithdrawal(
  { reads }: Deps,
  _: StaffCall,
  request: FindWithdrawal,
): Promise<Result<StaffWithdrawalReply, FindError>> {
  const holder = await holderOf(reads, request);
  return holder.ok ? ok(foundIn(holder.value, request.withdrawalId)) : holder;
}

/** The wallet that holds a withdrawal. 1 request. */
export async function holderOf(
  reads: Deps["reads"],
  { withdrawalId, promoterId }: Pick<FindWithdrawal, "withdrawalId" | "promoterId">,
): Promise<Result<Wallet, FindError>> {
  const wallets = (await reads.walletsWith(withdrawalId)).filter(
    ({ _id }) => promoterId === undefined || _id === promoterId,
  );
  const [wallet, other] = wallets;
  if (!wallet) return err({ code: "withdrawal_unknown" });
  if (!other) return ok(wallet);
  return err({ code: "withdrawal_ambiguous", promoterIds: wallets.map(({ _id }) => _id) });
}

/** A withdrawal that the wallet is known to hold, as staff see it. */
export function foundIn(wallet: Wallet, withdrawalId: string): StaffWithdrawalReply {
  const withdrawal = withdrawalOf(wallet, withdrawalId);
  if (!withdrawal) throw new Error(`${wallet._id} does not hold ${withdrawalId}`);
  return { promoterId: wallet._id, ...withdrawalStatement(withdrawal) };
}
