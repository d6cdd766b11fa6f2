import type { FindWithdrawal, StaffWithdrawalReply } from "#contracts/withdraw.ts";
import { err, ok, type Result } from "#core/result.ts";
import { approvalsInAll } from "#core/wallet/review.ts";
import { withdrawalStatement } from "#core/wallet/statement.ts";
import { type WaitingTerms, waitsFor } from "#core/wallet/waits.ts";
import { type Wallet, withdrawalOf } from "#core/wallet/wallet.ts";
import { archiveId, type Withdrawal } from "#core/wallet/withdrawal.ts";
import { waitingTerms } from "#functions/payout/sending.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** In order of precedence. */
export type FindError =
  | { readonly code: "withdrawal_unknown" }
  | { readonly code: "withdrawal_ambiguous"; readonly promoterIds: readonly string[] };

/**
 * Whose withdrawal it is, how it stands and what it waits for. 2 requests; 3 for one that ended long ago, which is found
 * only where `promoterId` says whose it was.
 */
export async function findWithdrawal(
  deps: Deps,
  { nowMs }: StaffCall,
  request: FindWithdrawal,
): Promise<Result<StaffWithdrawalReply, FindError>> {
  const { reads } = deps;
  const [holder, view] = await Promise.all([holderOf(reads, request), reads.brandView()]);
  if (!holder.ok) return (await archivedOne(deps, request)) ?? holder;
  const terms = await waitingTerms(deps, [holder.value], view, nowMs);
  return ok(foundIn(holder.value, request.withdrawalId, terms, nowMs));
}

async function archivedOne(
  { store }: Deps,
  { withdrawalId, promoterId }: FindWithdrawal,
): Promise<Result<StaffWithdrawalReply, FindError> | null> {
  if (promoterId === undefined) return null;
  const known = await store.get("withdrawals", archiveId(promoterId, withdrawalId));
  if (known === undefined) return null;
  const story = storyOf(known, true);
  return ok({ promoterId, ...withdrawalStatement(known, null), ...story });
}

/** What only staff see of a withdrawal. */
const storyOf = (withdrawal: Withdrawal, isArchived = false) => ({
  approvals: withdrawal.approvals,
  approvalsNeeded: withdrawal.approvals.length,
  approvedAtMs: withdrawal.approvedAtMs,
  sentAtMs: withdrawal.transfer?.sentAtMs ?? null,
  receipt: withdrawal.transfer?.receipt ?? null,
  failure: withdrawal.transfer?.failure ?? null,
  unclear: withdrawal.transfer?.unclear ?? null,
  taxMonth: withdrawal.transfer?.month ?? null,
  isArchived,
});

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
export function foundIn(
  wallet: Wallet,
  withdrawalId: string,
  terms: WaitingTerms,
  nowMs: number,
): StaffWithdrawalReply {
  const withdrawal = withdrawalOf(wallet, withdrawalId);
  if (!withdrawal) throw new Error(`${wallet._id} does not hold ${withdrawalId}`);
  return {
    promoterId: wallet._id,
    ...withdrawalStatement(withdrawal, waitsFor(wallet, withdrawal, terms, nowMs)),
    ...storyOf(withdrawal),
    approvalsNeeded: approvalsInAll(terms.settings.payout, wallet, withdrawal),
  };
}

/** One that is over: it waits for nothing, whatever the settings are. */
export function closedIn(wallet: Wallet, withdrawalId: string): StaffWithdrawalReply {
  const withdrawal = withdrawalOf(wallet, withdrawalId);
  if (!withdrawal) throw new Error(`${wallet._id} does not hold ${withdrawalId}`);
  const statement = withdrawalStatement(withdrawal, null);
  return { promoterId: wallet._id, ...statement, ...storyOf(withdrawal) };
}
